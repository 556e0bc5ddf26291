/* What libcurl is told, whatever it was built with. */
#include "support.h"

#include "src/core/provider/http.h"

#include <curl/curl.h>
#include <stdio.h>

static CURLoption missing; /* what this libcurl was built without */

static struct {
    CURLoption option;
    char value[64];
    bool set;
} told[] = {{.option = CURLOPT_CAINFO}, {.option = CURLOPT_CAPATH}, {.option = CURLOPT_NOPROXY}};

CURLcode __real_curl_easy_setopt(CURL *easy, CURLoption option, ...);
CURLcode __wrap_curl_easy_setopt(CURL *easy, CURLoption option, ...);

CURLcode __wrap_curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
    va_list more;
    va_start(more, option);
    void *value = va_arg(more, void *); /* a long is as wide */
    va_end(more);
    for (size_t i = 0; i < AIKEY_COUNT(told); i++) {
        if (told[i].option == option) {
            told[i].set = true;
            snprintf(told[i].value, sizeof(told[i].value), "%s",
                     value != NULL ? (char *)value : "(none)");
        }
    }
    return option == missing ? CURLE_NOT_BUILT_IN : __real_curl_easy_setopt(easy, option, value);
}

static const char *value_of(CURLoption option)
{
    for (size_t i = 0; i < AIKEY_COUNT(told); i++) {
        if (told[i].option == option && told[i].set) {
            return told[i].value;
        }
    }
    return "(not set)";
}

static bool never(void *context)
{
    (void)context;
    return false;
}

/* Nothing listens there. */
static enum aikey_status perform(CURLoption without, const char *ca_file)
{
    const struct aikey_http_options options = {.connect_timeout_ms = 5000,
                                               .timeout_ms = 5000,
                                               .max_reply = 1024,
                                               .ca_file = ca_file,
                                               .cancelled = never};
    struct aikey_secret headers;
    struct aikey_http_reply reply;
    aikey_secret_init(&headers, 64);
    const struct aikey_http_request request = {.url = "https://127.0.0.1:1/", .headers = &headers};
    missing = without;
    for (size_t i = 0; i < AIKEY_COUNT(told); i++) {
        told[i].set = false;
    }
    enum aikey_status status = aikey_http_perform(&request, 1, &options, &reply);
    aikey_http_reply_release(&reply);
    return status;
}

TEST(a_ca_file_takes_the_place_of_the_systems_folder)
{
    assert_int_equal(perform(0, "/ca.pem"), AIKEY_OK);
    assert_string_equal(value_of(CURLOPT_CAINFO), "/ca.pem");
    assert_string_equal(value_of(CURLOPT_CAPATH), "(none)");
    assert_int_equal(perform(0, NULL), AIKEY_OK);
    assert_string_equal(value_of(CURLOPT_CAINFO), "(not set)");
    assert_string_equal(value_of(CURLOPT_CAPATH), "(not set)");
}

TEST(a_libcurl_that_knows_no_folder_needs_none_turned_off)
{
    assert_int_equal(perform(CURLOPT_CAPATH, "/ca.pem"), AIKEY_OK);
}

TEST(without_what_is_about_security_nothing_is_sent)
{
    static const CURLoption options[] = {CURLOPT_CAINFO,         CURLOPT_SSLVERSION,
                                         CURLOPT_SSL_VERIFYPEER, CURLOPT_SSL_VERIFYHOST,
                                         CURLOPT_FOLLOWLOCATION, CURLOPT_PROXY};
    for (size_t i = 0; i < AIKEY_COUNT(options); i++) {
        assert_row(perform(options[i], "/ca.pem") == AIKEY_FAILED, "option %d", (int)options[i]);
    }
}

TEST(what_only_saves_time_may_be_missing)
{
    static const CURLoption options[] = {CURLOPT_HTTP_VERSION, CURLOPT_PIPEWAIT,
                                         CURLOPT_ACCEPT_ENCODING};
    for (size_t i = 0; i < AIKEY_COUNT(options); i++) {
        assert_row(perform(options[i], NULL) == AIKEY_OK, "option %d", (int)options[i]);
    }
}

TEST(no_proxy_of_the_environment_does_not_count)
{
    assert_int_equal(perform(0, NULL), AIKEY_OK);
    assert_string_equal(value_of(CURLOPT_NOPROXY), "");
}

static int start(void **state)
{
    (void)state;
    return aikey_http_startup() != AIKEY_OK;
}

static int stop(void **state)
{
    (void)state;
    aikey_http_shutdown();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ca_file_takes_the_place_of_the_systems_folder),
        cmocka_unit_test(a_libcurl_that_knows_no_folder_needs_none_turned_off),
        cmocka_unit_test(without_what_is_about_security_nothing_is_sent),
        cmocka_unit_test(what_only_saves_time_may_be_missing),
        cmocka_unit_test(no_proxy_of_the_environment_does_not_count),
    };
    return cmocka_run_group_tests_name("http: options", tests, start, stop);
}
