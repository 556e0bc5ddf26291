#include "support.h"

#include "src/core/provider/http.h"
#include "src/core/provider/url.h"

#include <curl/curlver.h>

TEST(a_key_goes_over_https_or_to_a_loopback_address)
{
    static const char *const allowed[] = {
        "https://api.openai.com/v1",
        "https://api.openai.com/v1/",
        "https://gateway.test:8443/openai/v1",
        "HTTPS://gateway.test/v1",
        "https://127.0.0.1/v1",
        "https://[2001:db8::1]/v1",
        "http://127.0.0.1:8080/v1",
        "http://127.255.0.9/v1",
        "http://localhost:8080",
        "http://[::1]:8080/v1",
#if LIBCURL_VERSION_NUM >= 0x075800 /* older ones leave an address as it is written */
        "http://[0:0:0:0:0:0:0:1]/v1",
#endif
    };
    for (size_t i = 0; i < AIKEY_COUNT(allowed); i++) {
        assert_row(aikey_url_is_allowed(allowed[i]), "refused: %s", allowed[i]);
    }
}

TEST(plain_http_to_anywhere_else_is_refused)
{
    static const char *const refused[] = {
        "http://api.openai.com/v1",
        "http://10.0.0.1/v1",
        "http://0.0.0.0/v1",
        "http://128.0.0.1/v1",
        "http://[::]/v1",
        "http://[::2]/v1",
        "http://[::ffff:127.0.0.1]/v1",
        "http://localhost.evil.test/v1",
        "http://evil-localhost/v1",
        "http://127.evil.test/v1",
        "http://127.0.0.1.evil.test/v1",
        "http://evil.test/127.0.0.1",
        "http://evil.test\\@127.0.0.1/v1",
        "http://127.0.0.1@evil.test/v1",
        "http://127.0.0.1:80@evil.test/v1",
        "http://evil.test#@127.0.0.1/v1",
        "http://127.0.0.1%00.evil.test/v1",
        "http://localhost%2eevil.test/v1",
    };
    for (size_t i = 0; i < AIKEY_COUNT(refused); i++) {
        assert_row(!aikey_url_is_allowed(refused[i]), "allowed: %s", refused[i]);
    }
}

TEST(other_schemes_are_refused)
{
    static const char *const refused[] = {
        "",
        "api.openai.com/v1",
        "//api.openai.com/v1",
        "/v1",
        "https://",
        "ftp://127.0.0.1/v1",
        "file:///v1",
        "file://localhost/v1",
        "gopher://127.0.0.1/v1",
        "httpsx://api.openai.com/v1",
        "javascript:https://api.openai.com/v1",
        "https;//api.openai.com/v1",
    };
    for (size_t i = 0; i < AIKEY_COUNT(refused); i++) {
        assert_row(!aikey_url_is_allowed(refused[i]), "allowed: %s", refused[i]);
    }
}

/* A path appended to the base URL would become part of its query or fragment. */
TEST(users_queries_and_fragments_are_refused)
{
    static const char *const refused[] = {
        "https://user@api.openai.com/v1",      "https://user:password@api.openai.com/v1",
        "https://:password@api.openai.com/v1", "https://@api.openai.com/v1",
        "https://api.openai.com/v1?a=b",       "https://api.openai.com/v1?",
        "https://api.openai.com/v1#a",         "https://api.openai.com/v1#",
        "https://api.openai.com#/v1",
    };
    for (size_t i = 0; i < AIKEY_COUNT(refused); i++) {
        assert_row(!aikey_url_is_allowed(refused[i]), "allowed: %s", refused[i]);
    }
}

TEST(what_is_not_a_url_is_refused)
{
    static const char *const refused[] = {
        "https://api.openai.com:99999/v1",
        "https://api.openai.com:port/v1",
        "https://api.openai.com/v 1",
        "https://api.openai .com/v1",
        "https://api.openai.com/v1\r\nX-Header: value",
        "https://api.openai.com/v1\n",
        " https://api.openai.com/v1",
        "https://[::1/v1",
    };
    for (size_t i = 0; i < AIKEY_COUNT(refused); i++) {
        assert_row(!aikey_url_is_allowed(refused[i]), "allowed: %s", refused[i]);
    }
}

static int read_head(void **state)
{
    static struct aikey_http_reply reply;
    aikey_secret_init(&reply.head, 1024);
    *state = &reply;
    return aikey_secret_append(&reply.head, AIKEY_SLICE_LITERAL("HTTP/1.1 429 Too Many Requests\r\n"
                                                                "X-Request-ID:req_1\r\n"
                                                                "retry-after: \t20 \r\n"
                                                                "Retry-After-Ms: 20000\r\n"
                                                                "x-empty:\r\n"
                                                                "x-spaced : no\r\n"
                                                                "x-twice: first\r\n"
                                                                "X-TWICE: second\r\n"
                                                                "x-time: 12:30: late\r\n"
                                                                "openai-project\r\n"
                                                                "\r\n"
                                                                "x-last: no end")) != AIKEY_OK;
}

static int release_head(void **state)
{
    aikey_http_reply_release(*state);
    return 0;
}

static void headers_are_found_by_name(void **state)
{
    const struct aikey_http_reply *reply = *state;
    assert_slice(aikey_http_header(reply, "x-request-id"), "req_1");
    assert_slice(aikey_http_header(reply, "retry-after"), "20");
    assert_slice(aikey_http_header(reply, "retry-after-ms"), "20000");
    assert_slice(aikey_http_header(reply, "x-time"), "12:30: late");
    assert_slice(aikey_http_header(reply, "x-last"), "no end");
}

static void the_last_of_two_headers_counts(void **state)
{
    assert_slice(aikey_http_header(*state, "x-twice"), "second");
}

static void a_header_that_is_missing_is_empty(void **state)
{
    const struct aikey_http_reply *reply = *state;
    assert_slice(aikey_http_header(reply, "x-empty"), "");
    assert_slice(aikey_http_header(reply, "x-missing"), "");
    assert_slice(aikey_http_header(reply, "retry"), "");
    assert_slice(aikey_http_header(reply, "after"), "");
    assert_slice(aikey_http_header(reply, "x-spaced"), "");
    assert_slice(aikey_http_header(reply, "openai-project"), "");
    assert_slice(aikey_http_header(reply, "http/1.1 429 too many requests"), "");
}

TEST(no_reply_has_no_headers)
{
    struct aikey_http_reply reply = {.error = AIKEY_HTTP_ERROR_TIMEOUT};
    assert_slice(aikey_http_header(&reply, "retry-after"), "");
    aikey_http_reply_release(&reply);
}

static bool never(void *context)
{
    (void)context;
    return false;
}

static enum aikey_http_error error_at(const char *url, const char *proxy)
{
    const struct aikey_http_options options = {.connect_timeout_ms = 5000,
                                               .timeout_ms = 5000,
                                               .max_reply = 1024,
                                               .proxy = proxy,
                                               .cancelled = never};
    struct aikey_secret headers;
    struct aikey_http_reply reply;
    aikey_secret_init(&headers, 64);
    const struct aikey_http_request request = {.url = url, .headers = &headers};
    assert_int_equal(aikey_secret_append(&headers, AIKEY_SLICE_LITERAL("Accept: */*\0")), AIKEY_OK);
    assert_int_equal(aikey_http_startup(), AIKEY_OK);
    assert_int_equal(aikey_http_perform(&request, 1, &options, &reply), AIKEY_OK);
    aikey_http_shutdown();
    aikey_http_reply_release(&reply);
    aikey_secret_release(&headers);
    return reply.error;
}

/* Nothing listens there, so a transfer that is tried at all fails to connect. */
TEST(a_url_that_is_allowed_is_tried)
{
    static const char *const urls[] = {"http://127.0.0.1:1/", "HTTP://127.0.0.1:1/",
                                       "https://127.0.0.1:1/", "HTTPS://127.0.0.1:1/"};
    for (size_t i = 0; i < AIKEY_COUNT(urls); i++) {
        assert_row(aikey_url_is_allowed(urls[i]), "refused: %s", urls[i]);
        enum aikey_http_error error = error_at(urls[i], NULL);
        assert_row(error == AIKEY_HTTP_ERROR_CONNECT, "%s: error %d", urls[i], (int)error);
    }
}

/* Longer than a label of a name may be, so that no name server is asked. */
#define NO_NAME "no-name-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789.invalid"

TEST(a_name_without_an_address_is_neither_a_lost_connection_nor_the_proxys_fault)
{
    assert_int_equal(error_at("https://" NO_NAME "/", NULL), AIKEY_HTTP_ERROR_DNS);
    assert_int_equal(error_at("https://127.0.0.1:1/", NO_NAME ":1"), AIKEY_HTTP_ERROR_PROXY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_goes_over_https_or_to_a_loopback_address),
        cmocka_unit_test(plain_http_to_anywhere_else_is_refused),
        cmocka_unit_test(other_schemes_are_refused),
        cmocka_unit_test(users_queries_and_fragments_are_refused),
        cmocka_unit_test(what_is_not_a_url_is_refused),
        cmocka_unit_test(a_url_that_is_allowed_is_tried),
        cmocka_unit_test(
            a_name_without_an_address_is_neither_a_lost_connection_nor_the_proxys_fault),
        cmocka_unit_test_setup_teardown(headers_are_found_by_name, read_head, release_head),
        cmocka_unit_test_setup_teardown(the_last_of_two_headers_counts, read_head, release_head),
        cmocka_unit_test_setup_teardown(a_header_that_is_missing_is_empty, read_head, release_head),
        cmocka_unit_test(no_reply_has_no_headers),
    };
    return cmocka_run_group_tests_name("http", tests, NULL, NULL);
}
