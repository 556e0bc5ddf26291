#ifndef AIKEY_HTTP_H
#define AIKEY_HTTP_H

#include "src/core/bytes/secret.h"
#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

#include <stdint.h>

/* Why there is no reply. */
enum aikey_http_error {
    AIKEY_HTTP_ERROR_NONE,
    AIKEY_HTTP_ERROR_REFUSED, /* not HTTPS, and not plain HTTP to a loopback address */
    AIKEY_HTTP_ERROR_DNS,
    AIKEY_HTTP_ERROR_CONNECT, /* also: broken off */
    AIKEY_HTTP_ERROR_TIMEOUT,
    AIKEY_HTTP_ERROR_TLS,
    AIKEY_HTTP_ERROR_PROXY,
    AIKEY_HTTP_ERROR_TOO_LARGE,
    AIKEY_HTTP_ERROR_PROTOCOL, /* not HTTP, or not decodable */
    AIKEY_HTTP_ERROR_CANCELLED,
    AIKEY_HTTP_ERROR_COUNT
};

struct aikey_http_request {
    const char *url;
    const struct aikey_secret *headers; /* "Name: value", each with a NUL at its end */
    struct aikey_slice body;            /* empty: none */
};

struct aikey_http_reply {
    enum aikey_http_error error;
    int status; /* 0: none */
    double elapsed_ms;
    int64_t retry_after; /* seconds, of the header of that name also where it is a date; 0: none */
    struct aikey_secret head; /* header lines of the last reply, as received */
    struct aikey_secret body; /* decoded */
};

struct aikey_http_options {
    int connect_timeout_ms;
    int timeout_ms;
    size_t max_reply;           /* bytes of the head, and of the body after decoding */
    const char *ca_file;        /* NULL: the system's */
    const char *proxy;          /* "host:port"; NULL: none */
    const char *proxy_username; /* NULL: the proxy asks for none */
    const char *proxy_password;
    bool (*cancelled)(void *context);
    void *context;
};

enum { AIKEY_HTTP_MAX_REQUESTS = 4 };

/* Once per process, before the first transfer; shutdown once if startup succeeded. Not thread-safe:
 * the caller sees to that. */
AIKEY_MUST_CHECK enum aikey_status aikey_http_startup(void);
void aikey_http_shutdown(void);

/* Carries out the requests side by side, over one connection where the server speaks HTTP/2. What
 * goes wrong on the way is told in the replies; the status only where nothing could be tried.
 * Release the replies in any case. */
AIKEY_MUST_CHECK enum aikey_status aikey_http_perform(const struct aikey_http_request *requests,
                                                      size_t count,
                                                      const struct aikey_http_options *options,
                                                      struct aikey_http_reply *replies);

void aikey_http_reply_release(struct aikey_http_reply *reply);

/* The trimmed value of the header with this (lower-case) name, the last where it comes twice;
 * empty: none. */
struct aikey_slice aikey_http_header(const struct aikey_http_reply *reply, const char *name);

#endif
