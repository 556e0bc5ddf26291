#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/failure.h"
#include "src/core/keys/verify.h"

#include <string.h>

#define ERROR(code) "{\"error\":{\"message\":\"?\",\"code\":\"" code "\"}}"

static enum aikey_code read_reply(int http_status, const char *body)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    enum aikey_code code;
    memory_io_init(&memory);
    assert_int_equal(
        aikey_failure_read(&subject, &memory.io, http_status, aikey_slice_of(body), &code),
        AIKEY_OK);
    assert_int_equal(memory.reads + memory.changes, 0);
    return code;
}

TEST(a_reply_is_read_as_that_to_a_test)
{
    assert_int_equal(read_reply(401, ERROR("invalid_api_key")), AIKEY_CODE_invalid_key);
    assert_int_equal(read_reply(429, ERROR("insufficient_quota")), AIKEY_CODE_insufficient_quota);
    assert_int_equal(read_reply(503, "<html>"), AIKEY_CODE_provider_unavailable);
    assert_int_equal(read_reply(404, "<html>"), AIKEY_CODE_unexpected_reply);
}

TEST(any_success_is_one_unless_an_error_is_in_it)
{
    assert_int_equal(read_reply(200, "{\"data\":[{\"embedding\":[1]}]}"), AIKEY_CODE_connected);
    assert_int_equal(read_reply(200, "ID3, some sound"), AIKEY_CODE_connected);
    assert_int_equal(read_reply(204, ""), AIKEY_CODE_connected);
    assert_int_equal(read_reply(200, ERROR("insufficient_quota")), AIKEY_CODE_insufficient_quota);
}

TEST(a_body_that_is_too_long_leaves_the_status)
{
    static char body[70000];
    memset(body, ' ', sizeof(body) - 1);
    memcpy(body, "{\"error\":{\"code\":\"invalid_api_key\"}}", 36);
    assert_int_equal(read_reply(403, body), AIKEY_CODE_permission_denied);
}

/* What becomes of a verified key. */
static const struct {
    const char *key;
    enum aikey_code reported;
    bool ai_disabled;
    int calls;
    bool verified;
} rows[] = {
    {KEY_WRONG, AIKEY_CODE_invalid_key, false, 1, false},
    {KEY_NO_CREDIT, AIKEY_CODE_insufficient_quota, false, 1, false},
    {KEY_WORKING, AIKEY_CODE_invalid_key, false, 1, true}, /* the reporter lied */
    {KEY_WORKING, AIKEY_CODE_model_not_found, false, 1, true},
    {KEY_OUTAGE, AIKEY_CODE_invalid_key, false, 1, true}, /* nothing was found out */
    {KEY_WRONG, AIKEY_CODE_rate_limited, false, 0, true},
    {KEY_WRONG, AIKEY_CODE_connected, false, 0, true},
    {KEY_WORKING, AIKEY_CODE_invalid_key, true, 0, false}, /* no test can be made */
    {KEY_WORKING, AIKEY_CODE_timed_out, true, 0, true},
};

TEST(a_test_decides_where_one_can_be_made)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct memory_io memory;
        struct aikey_standing standing;
        struct aikey_subject subject = fake_provider_subject();
        subject.site.ai_disabled = rows[i].ai_disabled;
        memory_io_init(&memory);
        memory_put_verified(&memory, rows[i].key);
        fake_provider_calls = 0;
        assert_int_equal(aikey_failure_report(&subject, &memory.io, rows[i].reported), AIKEY_OK);
        assert_int_equal(aikey_verify_standing(&subject, &memory.io, &standing), AIKEY_OK);
        assert_row(fake_provider_calls == rows[i].calls, "row %zu: %d calls", i,
                   fake_provider_calls);
        assert_row(standing.verified == rows[i].verified, "row %zu", i);
        assert_true(memory_holds(&memory.flag, rows[i].verified ? "1" : "0"));
        assert_true(memory_holds(&memory.key, rows[i].key));
    }
}

TEST(reports_in_a_row_lead_to_one_test)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    fake_provider_calls = 0;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(aikey_failure_report(&subject, &memory.io, AIKEY_CODE_invalid_key),
                         AIKEY_OK);
    }
    assert_int_equal(fake_provider_calls, 1);
    assert_int_equal(memory.claims, 1);
}

TEST(a_report_is_believed_if_too_many_tests_were_made)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    subject.tests_per_minute = memory.tests = 1;
    fake_provider_calls = 0;
    assert_int_equal(aikey_failure_report(&subject, &memory.io, AIKEY_CODE_invalid_key), AIKEY_OK);
    assert_int_equal(fake_provider_calls, 0);
    assert_true(memory_holds(&memory.flag, "0"));
}

TEST(a_key_that_is_not_verified_is_left_alone)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    fake_provider_calls = 0;
    assert_int_equal(aikey_failure_report(&subject, &memory.io, AIKEY_CODE_invalid_key), AIKEY_OK);
    memory_put(&memory.key, KEY_WRONG);
    assert_int_equal(aikey_failure_report(&subject, &memory.io, AIKEY_CODE_invalid_key), AIKEY_OK);
    assert_int_equal(fake_provider_calls + memory.changes + memory.claims, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reply_is_read_as_that_to_a_test),
        cmocka_unit_test(any_success_is_one_unless_an_error_is_in_it),
        cmocka_unit_test(a_body_that_is_too_long_leaves_the_status),
        cmocka_unit_test(a_test_decides_where_one_can_be_made),
        cmocka_unit_test(reports_in_a_row_lead_to_one_test),
        cmocka_unit_test(a_report_is_believed_if_too_many_tests_were_made),
        cmocka_unit_test(a_key_that_is_not_verified_is_left_alone),
    };
    return cmocka_run_group_tests_name("failure", tests, NULL, NULL);
}
