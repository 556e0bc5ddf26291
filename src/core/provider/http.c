#include "http.h"

#include "environment.h"
#include "lookup.h"
#include "url.h"

#include "src/core/bytes/heap.h"
#include "src/core/bytes/version.h"

#include <curl/curl.h>
#ifndef _WIN32
#include <netinet/in.h>
#endif
#include <string.h>

#if LIBCURL_VERSION_NUM < 0x074200
#error "libcurl 7.66 or newer is needed (curl_multi_poll)"
#endif

#ifndef SOCK_CLOEXEC
#define SOCK_CLOEXEC 0
#endif

/* The loop wakes at least this often to see whether it was cancelled. */
enum { WAKE_MS = 100, MAX_HEADERS = 8 };

struct transfer {
    CURL *easy;
    struct aikey_http_reply *reply;
    enum aikey_status status; /* of the callbacks */
    bool done;
    bool by_proxy;
    bool whole_head; /* up to the empty line at its end */
    struct curl_slist headers[MAX_HEADERS];
};

static const struct {
    CURLcode code;
    enum aikey_http_error error;
} errors[] = {
    {CURLE_OK, AIKEY_HTTP_ERROR_NONE},
    {CURLE_URL_MALFORMAT, AIKEY_HTTP_ERROR_REFUSED},
    {CURLE_UNSUPPORTED_PROTOCOL, AIKEY_HTTP_ERROR_REFUSED},
    {CURLE_COULDNT_RESOLVE_HOST, AIKEY_HTTP_ERROR_DNS},
    {CURLE_COULDNT_RESOLVE_PROXY, AIKEY_HTTP_ERROR_PROXY},
    {CURLE_OPERATION_TIMEDOUT, AIKEY_HTTP_ERROR_TIMEOUT},
    {CURLE_SSL_CONNECT_ERROR, AIKEY_HTTP_ERROR_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, AIKEY_HTTP_ERROR_TLS},
    {CURLE_SSL_CERTPROBLEM, AIKEY_HTTP_ERROR_TLS},
    {CURLE_SSL_CIPHER, AIKEY_HTTP_ERROR_TLS},
    {CURLE_SSL_CACERT_BADFILE, AIKEY_HTTP_ERROR_TLS},
    {CURLE_SSL_ISSUER_ERROR, AIKEY_HTTP_ERROR_TLS},
    {CURLE_SSL_INVALIDCERTSTATUS, AIKEY_HTTP_ERROR_TLS},
    {CURLE_BAD_CONTENT_ENCODING, AIKEY_HTTP_ERROR_PROTOCOL},
    {CURLE_WEIRD_SERVER_REPLY, AIKEY_HTTP_ERROR_PROTOCOL},
};

enum aikey_status aikey_http_startup(void)
{
    aikey_heap_startup();
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? AIKEY_OK : AIKEY_FAILED;
}

void aikey_http_shutdown(void)
{
    curl_global_cleanup();
}

static bool is_loopback_address(const struct curl_sockaddr *address)
{
    if (address->family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, &address->addr, sizeof(v4));
        return (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
    }
    if (address->family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, &address->addr, sizeof(v6));
        return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
    }
    return false;
}

/* For plain HTTP: refuses any address but loopback, whatever the host's name resolves to. */
static curl_socket_t open_loopback_socket(void *context, curlsocktype purpose,
                                          struct curl_sockaddr *address)
{
    (void)context;
    (void)purpose;
    if (!is_loopback_address(address)) {
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t receive(struct transfer *transfer, struct aikey_secret *into, const char *data,
                      size_t len)
{
    transfer->status = aikey_secret_append(into, (struct aikey_slice){data, len});
    return transfer->status == AIKEY_OK ? len : 0;
}

/* What follows the empty line is the head of the next response, or trailers, which do not count. To
 * libcurl, a connection lost within the headers is a response that ends there. */
static size_t receive_head(char *data, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    struct aikey_slice line = {data, size * count};
    if (aikey_slice_starts(line, AIKEY_SLICE_LITERAL("HTTP/"))) {
        aikey_secret_clear(&transfer->reply->head); /* that was an interim response */
        transfer->whole_head = false;
    }
    if (transfer->whole_head) {
        return line.len;
    }
    transfer->whole_head = aikey_slice_trim(line).len == 0;
    return receive(transfer, &transfer->reply->head, line.data, line.len);
}

static size_t receive_body(char *data, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    return receive(transfer, &transfer->reply->body, data, size * count);
}

/* Links the header lines in place, so that libcurl makes no copy of the list. */
static struct curl_slist *link_headers(struct transfer *transfer, const struct aikey_secret *lines)
{
    static char no_expect[] = "Expect:";
    size_t count = 0;
    transfer->headers[count++].data = no_expect;
    for (size_t at = 0; at < lines->len && count < MAX_HEADERS;
         at += strlen(lines->data + at) + 1) {
        transfer->headers[count++].data = lines->data + at;
    }
    for (size_t i = 0; i + 1 < count; i++) {
        transfer->headers[i].next = &transfer->headers[i + 1];
    }
    return transfer->headers;
}

#define SET(option, value) (curl_easy_setopt(easy, (option), (value)) == CURLE_OK)

/* Instead of the CAs of the system. Those may be in a folder that is built into libcurl, unless its
 * TLS library knows no such folders. */
static bool set_ca_file(CURL *easy, const char *ca_file)
{
    CURLcode no_folder = curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    return SET(CURLOPT_CAINFO, ca_file) &&
           (no_folder == CURLE_OK || no_folder == CURLE_NOT_BUILT_IN);
}

static bool set_security(CURL *easy, bool plain, const struct aikey_http_options *options)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    bool ok = SET(CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
#else
    bool ok = SET(CURLOPT_PROTOCOLS, plain ? (long)CURLPROTO_HTTP : (long)CURLPROTO_HTTPS);
#endif
    ok = ok && SET(CURLOPT_FOLLOWLOCATION, 0L) && SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) &&
         SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) &&
         SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) &&
         SET(CURLOPT_SSL_VERIFYPEER, 1L) && SET(CURLOPT_SSL_VERIFYHOST, 2L);
    if (options->ca_file != NULL) {
        ok = ok && set_ca_file(easy, options->ca_file);
    }
    return ok && (!plain || SET(CURLOPT_OPENSOCKETFUNCTION, open_loopback_socket));
}

/* What only saves time: a libcurl that was built without HTTP/2 or zlib does without. Requests wait
 * for one connection, but not if a proxy wants a password: where it closes the connection when it
 * asks for that, libcurl 7.74 waits for itself, and its time limit does not end that. */
static void set_speed(CURL *easy, bool plain, const struct aikey_http_options *options)
{
    bool wait = !plain && options->proxy_username == NULL;
    (void)SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    (void)SET(CURLOPT_PIPEWAIT, wait ? 1L : 0L);
    (void)SET(CURLOPT_ACCEPT_ENCODING, "gzip");
}

/* Nothing from the environment, neither a proxy nor hosts without one: empty strings turn those
 * off.
 */
static bool set_proxy(CURL *easy, const struct aikey_http_options *options)
{
    bool ok = SET(CURLOPT_NOPROXY, "") &&
              SET(CURLOPT_PROXY, options->proxy != NULL ? options->proxy : "");
    if (ok && options->proxy != NULL && options->proxy_username != NULL) {
        ok = SET(CURLOPT_PROXYAUTH, (long)CURLAUTH_ANY) &&
             SET(CURLOPT_PROXYUSERNAME, options->proxy_username) &&
             SET(CURLOPT_PROXYPASSWORD, options->proxy_password);
    }
    return ok;
}

static bool set_limits(CURL *easy, const struct aikey_http_options *options)
{
    return SET(CURLOPT_CONNECTTIMEOUT_MS, (long)options->connect_timeout_ms) &&
           SET(CURLOPT_TIMEOUT_MS, (long)options->timeout_ms) && SET(CURLOPT_NOSIGNAL, 1L);
}

static bool set_request(struct transfer *transfer, const struct aikey_http_request *request)
{
    CURL *easy = transfer->easy;
    bool ok = SET(CURLOPT_URL, request->url) && SET(CURLOPT_PRIVATE, transfer) &&
              SET(CURLOPT_HTTPHEADER, link_headers(transfer, request->headers)) &&
              SET(CURLOPT_USERAGENT, "aikey/" AIKEY_VERSION) &&
              SET(CURLOPT_HEADERFUNCTION, receive_head) && SET(CURLOPT_HEADERDATA, transfer) &&
              SET(CURLOPT_WRITEFUNCTION, receive_body) && SET(CURLOPT_WRITEDATA, transfer);
    if (request->body.len > 0) {
        ok = ok && SET(CURLOPT_POSTFIELDSIZE, (long)request->body.len) &&
             SET(CURLOPT_POSTFIELDS, request->body.data);
    }
    return ok;
}

static enum aikey_status add(CURLM *multi, struct transfer *transfer,
                             const struct aikey_http_request *request,
                             const struct aikey_http_options *options)
{
    if (!aikey_url_is_allowed(request->url)) {
        transfer->reply->error = AIKEY_HTTP_ERROR_REFUSED;
        transfer->done = true;
        return AIKEY_OK;
    }
    bool plain =
        aikey_slice_starts_nocase(aikey_slice_of(request->url), AIKEY_SLICE_LITERAL("http:"));
    transfer->by_proxy = options->proxy != NULL;
    transfer->easy = curl_easy_init();
    if (transfer->easy == NULL || !set_security(transfer->easy, plain, options) ||
        !set_proxy(transfer->easy, options) || !set_limits(transfer->easy, options) ||
        !set_request(transfer, request)) {
        return AIKEY_FAILED;
    }
    set_speed(transfer->easy, plain, options);
    aikey_lookup_leave_behind(multi, transfer->easy);
    return curl_multi_add_handle(multi, transfer->easy) == CURLM_OK ? AIKEY_OK : AIKEY_FAILED;
}

static enum aikey_http_error error_of(CURLcode code)
{
    for (size_t i = 0; i < AIKEY_COUNT(errors); i++) {
        if (errors[i].code == code) {
            return errors[i].error;
        }
    }
    return AIKEY_HTTP_ERROR_CONNECT;
}

/* Whether the proxy refused the tunnel or could not be reached. */
static bool is_proxy_error(CURL *easy, CURLcode code)
{
    long tunnel = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &tunnel);
    return code == CURLE_COULDNT_CONNECT || tunnel >= 300;
}

static void finish(struct transfer *transfer, CURLcode code)
{
    struct aikey_http_reply *reply = transfer->reply;
    curl_off_t elapsed_us = 0;
    curl_off_t retry_after = 0;
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &retry_after);
    reply->retry_after = retry_after;
    curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &elapsed_us);
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    reply->elapsed_ms = (double)elapsed_us / 1000.0;
    reply->error =
        transfer->status == AIKEY_TOO_LARGE ? AIKEY_HTTP_ERROR_TOO_LARGE : error_of(code);
    if (reply->error == AIKEY_HTTP_ERROR_NONE && !transfer->whole_head) {
        reply->error = AIKEY_HTTP_ERROR_CONNECT;
    }
    if (reply->error == AIKEY_HTTP_ERROR_CONNECT && transfer->by_proxy &&
        is_proxy_error(transfer->easy, code)) {
        reply->error = AIKEY_HTTP_ERROR_PROXY;
    }
    reply->status = reply->error == AIKEY_HTTP_ERROR_NONE ? (int)status : 0;
    if (code == CURLE_OUT_OF_MEMORY) {
        transfer->status = AIKEY_NOMEM;
    }
    transfer->done = true;
}

static void collect(CURLM *multi)
{
    int left;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left)) != NULL;) {
        void *transfer = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        finish(transfer, message->data.result);
    }
}

static enum aikey_status run(CURLM *multi, const struct aikey_http_options *options)
{
    int running = 0;
    do {
        if (curl_multi_perform(multi, &running) != CURLM_OK) {
            return AIKEY_FAILED;
        }
        collect(multi);
        if (running > 0 && options->cancelled(options->context)) {
            return AIKEY_OK;
        }
        if (running > 0 && curl_multi_poll(multi, NULL, 0, WAKE_MS, NULL) != CURLM_OK) {
            return AIKEY_FAILED;
        }
    } while (running > 0);
    return AIKEY_OK;
}

static enum aikey_status close_transfer(CURLM *multi, struct transfer *transfer)
{
    if (transfer->easy != NULL) {
        curl_multi_remove_handle(multi, transfer->easy);
        curl_easy_cleanup(transfer->easy);
    }
    if (!transfer->done) {
        transfer->reply->error = AIKEY_HTTP_ERROR_CANCELLED;
    }
    return transfer->status == AIKEY_NOMEM ? AIKEY_NOMEM : AIKEY_OK;
}

static enum aikey_status perform(const struct aikey_http_request *requests, size_t count,
                                 const struct aikey_http_options *options,
                                 struct aikey_http_reply *replies)
{
    struct transfer transfers[AIKEY_HTTP_MAX_REQUESTS] = {{.easy = NULL}};
    for (size_t i = 0; i < count; i++) {
        replies[i] = (struct aikey_http_reply){.error = AIKEY_HTTP_ERROR_NONE};
        aikey_secret_init(&replies[i].head, options->max_reply);
        aikey_secret_init(&replies[i].body, options->max_reply);
    }
    CURLM *multi = curl_multi_init();
    if (multi == NULL || count > AIKEY_HTTP_MAX_REQUESTS) {
        curl_multi_cleanup(multi);
        return AIKEY_FAILED;
    }
    enum aikey_status status = AIKEY_OK;
    for (size_t i = 0; status == AIKEY_OK && i < count; i++) {
        transfers[i].reply = &replies[i];
        status = add(multi, &transfers[i], &requests[i], options);
    }
    if (status == AIKEY_OK) {
        aikey_wipe_registers(); /* libcurl starts threads that look up names */
        status = run(multi, options);
    }
    for (size_t i = 0; i < count; i++) {
        transfers[i].reply = &replies[i];
        enum aikey_status closed = close_transfer(multi, &transfers[i]);
        status = status == AIKEY_OK ? closed : status;
    }
    curl_multi_cleanup(multi);
    return status;
}

enum aikey_status aikey_http_perform(const struct aikey_http_request *requests, size_t count,
                                     const struct aikey_http_options *options,
                                     struct aikey_http_reply *replies)
{
    aikey_environment_begin();
    aikey_heap_wipe_begin();
    enum aikey_status status = perform(requests, count, options, replies);
    aikey_heap_wipe_end();
    aikey_environment_end();
    return status;
}

void aikey_http_reply_release(struct aikey_http_reply *reply)
{
    aikey_secret_release(&reply->head);
    aikey_secret_release(&reply->body);
}

struct aikey_slice aikey_http_header(const struct aikey_http_reply *reply, const char *name)
{
    struct aikey_slice rest = aikey_secret_slice(&reply->head);
    struct aikey_slice found = AIKEY_SLICE_LITERAL("");
    struct aikey_slice wanted = aikey_slice_of(name);
    while (rest.len > 0) {
        const char *end = memchr(rest.data, '\n', rest.len);
        size_t len = end != NULL ? (size_t)(end - rest.data) + 1 : rest.len;
        struct aikey_slice line = {rest.data, len};
        if (len > wanted.len && aikey_slice_starts_nocase(line, wanted) &&
            line.data[wanted.len] == ':') {
            found = aikey_slice_trim(aikey_slice_from(line, wanted.len + 1));
        }
        rest = aikey_slice_from(rest, len);
    }
    return found;
}
