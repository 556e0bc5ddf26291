#include "support.h"

#include "src/core/provider/retry.h"

static const struct {
    const char *head, *message;
    int64_t date; /* seconds that libcurl made of a date */
    int seconds;
} rows[] = {
    {"", "", 0, -1},
    {"retry-after: 20\r\n", "", 0, 20},
    {"Retry-After: 20\r\n", "", 0, 20},
    {"retry-after: 0\r\n", "", 0, 0},
    {"retry-after: 1.2\r\n", "", 0, 2},
    {"retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\n", "", 60, 60},
    {"retry-after: soon\r\n", "", 0, -1},
    {"retry-after: -5\r\n", "", 0, -1},
    {"retry-after: 99999999999999999999\r\n", "", 0, -1},
    {"retry-after: 99999999999\r\n", "", 99999999999, -1}, /* libcurl has read the number too */
    {"", "", INT64_MAX, -1},
    {"retry-after: 2678400\r\n", "", 2678400, 2678400},
    {"retry-after: 2678401\r\n", "", 2678401, -1},
    {"x-ratelimit-reset-requests: 32d\r\n", "", 0, -1},
    {"x-ratelimit-reset-requests: 32d\r\nx-ratelimit-reset-tokens: 5s\r\n", "", 0, 5},
    {"retry-after-ms: 1500\r\n", "", 0, 2},
    {"retry-after: 3\r\nretry-after-ms: 2500\r\n", "", 0, 3},
    {"x-ratelimit-reset-requests: 120ms\r\n", "", 0, 1},
    {"x-ratelimit-reset-requests: 6m0s\r\n", "", 0, 360},
    {"x-ratelimit-reset-requests: 1h2m3.5s\r\n", "", 0, 3724},
    {"x-ratelimit-reset-requests: 1d1h\r\n", "", 0, 90000},
    {"x-ratelimit-reset-requests: 1s\r\nx-ratelimit-reset-tokens: 7m12s\r\n", "", 0, 432},
    {"retry-after: 5\r\nx-ratelimit-reset-requests: 6m0s\r\n", "Try again in 9s.", 0, 5},
    {"", "Limit 3, Used 3. Please try again in 20s. Visit us.", 0, 20},
    {"", "Please try again in 6m0s.", 0, 360},
    {"", "Please try again in 1.339s.", 0, 2},
    {"", "Please try again in 86ms.", 0, 1},
    {"", "Please retry in 21s.", 0, 21},
    {"", "Try again in 2 seconds.", 0, 2},
    {"", "Please retry after 86400 seconds. Please contact support.", 0, 86400},
    {"", "Please retry after 5 minutes.", 0, 300},
    {"", "Please retry after 1500 milliseconds.", 0, 2},
    {"", "Please try again in 2 or 3 minutes.", 0, -1},
    {"", "Please try again in a while.", 0, -1},
    {"", "Please try again in 5", 0, -1},
    {"", "Please try again in ", 0, -1},
};

static int64_t read_seconds(const char *head, int64_t date, const char *delay, const char *message)
{
    struct aikey_http_reply reply = {.status = 429, .retry_after = date};
    aikey_secret_init(&reply.head, 4096);
    assert_int_equal(aikey_secret_append(&reply.head, aikey_slice_of(head)), AIKEY_OK);
    int64_t seconds = aikey_retry_after(&reply, aikey_slice_of(delay), aikey_slice_of(message));
    aikey_http_reply_release(&reply);
    return seconds;
}

TEST(delays_are_read_wherever_they_are)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        int64_t seconds = read_seconds(rows[i].head, rows[i].date, "", rows[i].message);
        assert_row(seconds == rows[i].seconds, "%s%s: %d instead of %d", rows[i].head,
                   rows[i].message, (int)seconds, rows[i].seconds);
    }
}

TEST(a_delay_of_its_own_counts_more_than_the_message)
{
    static const struct {
        const char *head, *delay, *message;
        int seconds;
    } delays[] = {
        {"", "21s", "", 21},
        {"", "0.5s", "", 1},
        {"", "21s", "Please retry in 9s.", 21},
        {"", "soon", "Please retry in 9s.", 9},
        {"", "21", "", -1},
        {"retry-after: 5\r\n", "21s", "", 5},
    };
    for (size_t i = 0; i < AIKEY_COUNT(delays); i++) {
        int64_t seconds = read_seconds(delays[i].head, 0, delays[i].delay, delays[i].message);
        assert_row(seconds == delays[i].seconds, "%s: %d instead of %d", delays[i].delay,
                   (int)seconds, delays[i].seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delays_are_read_wherever_they_are),
        cmocka_unit_test(a_delay_of_its_own_counts_more_than_the_message),
    };
    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
