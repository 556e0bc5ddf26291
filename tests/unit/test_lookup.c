/* A name server that does not answer. getaddrinfo() is the test's own: libcurl calls this one. */
#include "support.h"

#include "src/core/provider/http.h"

#include <curl/curl.h>
#include <netdb.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int waiting;
static int answered;
static bool may_answer;

/* Without an end, a libcurl that waits for its lookups would wait forever. */
static struct timespec seconds_from_now(int seconds)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += seconds;
    return end;
}

int getaddrinfo(const char *restrict name, const char *restrict service,
                const struct addrinfo *restrict hints, struct addrinfo **restrict result)
{
    (void)name;
    (void)service;
    (void)hints;
    *result = NULL;
    const struct timespec end = seconds_from_now(10);
    pthread_mutex_lock(&mutex);
    waiting++;
    while (!may_answer && pthread_cond_timedwait(&changed, &mutex, &end) == 0) {
    }
    answered++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
    return EAI_AGAIN;
}

static void needs_a_thread_that_can_be_left_behind(void)
{
    const curl_version_info_data *libcurl = curl_version_info(CURLVERSION_NOW);
    if (libcurl->version_num < 0x075700 || libcurl->ares != NULL) {
        print_message("skipped: libcurl %s waits for its lookups, or uses c-ares\n",
                      libcurl->version);
        skip();
    }
}

static bool never(void *context)
{
    (void)context;
    return false;
}

static bool at_once(void *context)
{
    (void)context;
    pthread_mutex_lock(&mutex);
    bool cancelled = waiting > 0;
    pthread_mutex_unlock(&mutex);
    return cancelled;
}

static enum aikey_http_error ask(bool (*cancelled)(void *context), const char *proxy)
{
    needs_a_thread_that_can_be_left_behind();
    const struct aikey_http_options options = {.connect_timeout_ms = 5000,
                                               .timeout_ms = 300,
                                               .max_reply = 1024,
                                               .proxy = proxy,
                                               .cancelled = cancelled};
    struct aikey_secret headers;
    struct aikey_http_reply reply;
    aikey_secret_init(&headers, 64);
    const struct aikey_http_request request = {.url = "https://silent.example/",
                                               .headers = &headers};
    assert_int_equal(aikey_http_perform(&request, 1, &options, &reply), AIKEY_OK);
    aikey_http_reply_release(&reply);
    return reply.error;
}

static void assert_nobody_waited_for_it(void)
{
    pthread_mutex_lock(&mutex);
    int lookups = waiting;
    int before = answered;
    may_answer = true;
    pthread_cond_broadcast(&changed);
    const struct timespec end = seconds_from_now(10);
    while (answered < lookups && pthread_cond_timedwait(&changed, &mutex, &end) == 0) {
    }
    int after = answered;
    waiting = answered = 0;
    may_answer = false;
    pthread_mutex_unlock(&mutex);
    assert_int_equal(before, 0);
    assert_true(lookups == 1 || lookups == 2); /* newer libcurls: one for each kind of address */
    assert_int_equal(after, lookups);
}

TEST(a_request_ends_in_time_even_if_no_name_server_answers)
{
    assert_int_equal(ask(never, NULL), AIKEY_HTTP_ERROR_TIMEOUT);
    assert_nobody_waited_for_it();
}

TEST(so_does_one_whose_caller_has_gone)
{
    assert_int_equal(ask(at_once, NULL), AIKEY_HTTP_ERROR_CANCELLED);
    assert_nobody_waited_for_it();
}

TEST(so_does_one_through_a_proxy)
{
    assert_int_equal(ask(never, "silent.example:3128"), AIKEY_HTTP_ERROR_TIMEOUT);
    assert_nobody_waited_for_it();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_ends_in_time_even_if_no_name_server_answers),
        cmocka_unit_test(so_does_one_whose_caller_has_gone),
        cmocka_unit_test(so_does_one_through_a_proxy),
    };
    return cmocka_run_group_tests_name("lookup", tests, start_http, stop_http);
}
