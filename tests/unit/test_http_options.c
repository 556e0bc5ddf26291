/* What libcurl is told, whatever it was built with. */
#include "support.h"

#include "src/core/provider/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static CURLoption missing; /* what this libcurl was built without */

static struct {
    CURLoption option;
    char value[64];
    bool set;
} told[] = {{.option = CURLOPT_CAINFO}, {.option = CURLOPT_CAPATH}, {.option = CURLOPT_NOPROXY}};

static curl_opensocket_callback open_socket; /* NULL: libcurl's own */
static bool waits_for_a_connection;
static bool registers_are_wiped, thread_may_inherit;

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
    if (option == CURLOPT_OPENSOCKETFUNCTION) {
        memcpy(&open_socket, &value, sizeof(open_socket));
    }
    if (option == CURLOPT_PIPEWAIT) {
        waits_for_a_connection = value != NULL;
    }
    return option == missing ? CURLE_NOT_BUILT_IN : __real_curl_easy_setopt(easy, option, value);
}

void __real_aikey_wipe_registers(void);
void __wrap_aikey_wipe_registers(void);

void __wrap_aikey_wipe_registers(void)
{
    registers_are_wiped = true;
    __real_aikey_wipe_registers();
}

CURLMcode __real_curl_multi_perform(CURLM *multi, int *running);
CURLMcode __wrap_curl_multi_perform(CURLM *multi, int *running);

CURLMcode __wrap_curl_multi_perform(CURLM *multi, int *running)
{
    thread_may_inherit = thread_may_inherit || !registers_are_wiped;
    return __real_curl_multi_perform(multi, running);
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

static enum aikey_status perform_with(const char *url, const struct aikey_http_options *options)
{
    struct aikey_secret headers;
    struct aikey_http_reply reply;
    aikey_secret_init(&headers, 64);
    const struct aikey_http_request request = {.url = url, .headers = &headers};
    open_socket = NULL;
    for (size_t i = 0; i < AIKEY_COUNT(told); i++) {
        told[i].set = false;
    }
    enum aikey_status status = aikey_http_perform(&request, 1, options, &reply);
    aikey_http_reply_release(&reply);
    return status;
}

static enum aikey_status perform_at(const char *url, CURLoption without, const char *ca_file)
{
    const struct aikey_http_options options = {.connect_timeout_ms = 5000,
                                               .timeout_ms = 5000,
                                               .max_reply = 1024,
                                               .ca_file = ca_file,
                                               .cancelled = never};
    missing = without;
    return perform_with(url, &options);
}

/* Nothing listens there. */
static enum aikey_status perform(CURLoption without, const char *ca_file)
{
    return perform_at("https://127.0.0.1:1/", without, ca_file);
}

/* Whether a connection to an IP address is begun. What libcurl passes has room for any address. */
static bool may_open(const char *ip)
{
    union {
        struct curl_sockaddr address;
        char bytes[sizeof(struct curl_sockaddr) + sizeof(struct sockaddr_in6)];
    } to = {.address = {.socktype = SOCK_STREAM}};
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    char *place = to.bytes + offsetof(struct curl_sockaddr, addr);
    if (inet_pton(AF_INET, ip, &v4.sin_addr) == 1) {
        to.address.family = AF_INET;
        memcpy(place, &v4, sizeof(v4));
    } else if (inet_pton(AF_INET6, ip, &v6.sin6_addr) == 1) {
        to.address.family = AF_INET6;
        memcpy(place, &v6, sizeof(v6));
    } else {
        to.address.family = AF_UNIX;
    }
    curl_socket_t opened = open_socket(NULL, CURLSOCKTYPE_IPCXN, &to.address);
    if (opened != CURL_SOCKET_BAD) {
        close(opened);
    }
    return opened != CURL_SOCKET_BAD;
}

TEST(plain_http_stays_on_loopback_whatever_address_a_name_has)
{
    static const char *const others[] = {
        "126.255.255.255", "128.0.0.1", "10.0.0.1", "0.0.0.0", "::2", "::ffff:127.0.0.1", "(unix)"};
    assert_int_equal(perform_at("http://localhost:1/", 0, NULL), AIKEY_OK);
    assert_non_null(open_socket);
    assert_true(may_open("127.0.0.1"));
    assert_true(may_open("127.255.255.254"));
    assert_true(may_open("::1"));
    for (size_t i = 0; i < AIKEY_COUNT(others); i++) {
        assert_row(!may_open(others[i]), "%s", others[i]);
    }
    assert_int_equal(perform_at("https://localhost:1/", 0, NULL), AIKEY_OK);
    assert_null(open_socket);
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

TEST(requests_wait_for_one_connection_unless_a_proxy_wants_a_password)
{
    struct aikey_http_options options = {.connect_timeout_ms = 5000,
                                         .timeout_ms = 5000,
                                         .max_reply = 1024,
                                         .proxy = "http://127.0.0.1:1",
                                         .cancelled = never};
    missing = 0;
    assert_int_equal(perform_with("https://127.0.0.1:1/", &options), AIKEY_OK);
    assert_true(waits_for_a_connection);
    options.proxy_username = "admin";
    options.proxy_password = "a secret of the proxy";
    assert_int_equal(perform_with("https://127.0.0.1:1/", &options), AIKEY_OK);
    assert_false(waits_for_a_connection);
    assert_int_equal(perform_at("http://127.0.0.1:1/", 0, NULL), AIKEY_OK);
    assert_false(waits_for_a_connection);
}

TEST(registers_are_wiped_before_libcurl_can_start_a_thread)
{
    registers_are_wiped = thread_may_inherit = false;
    assert_int_equal(perform(0, NULL), AIKEY_OK);
    assert_true(registers_are_wiped);
    assert_false(thread_may_inherit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_http_stays_on_loopback_whatever_address_a_name_has),
        cmocka_unit_test(a_ca_file_takes_the_place_of_the_systems_folder),
        cmocka_unit_test(a_libcurl_that_knows_no_folder_needs_none_turned_off),
        cmocka_unit_test(without_what_is_about_security_nothing_is_sent),
        cmocka_unit_test(what_only_saves_time_may_be_missing),
        cmocka_unit_test(no_proxy_of_the_environment_does_not_count),
        cmocka_unit_test(requests_wait_for_one_connection_unless_a_proxy_wants_a_password),
        cmocka_unit_test(registers_are_wiped_before_libcurl_can_start_a_thread),
    };
    return cmocka_run_group_tests_name("http: options", tests, start_http, stop_http);
}
