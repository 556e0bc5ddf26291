/* HTTPS requests that carry a key. */
#ifndef AIKEY_HTTP_H
#define AIKEY_HTTP_H

#include "src/core/bytes/secret.h"
#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

#include <stdint.h>

/* Why there is no reply. */
enum aikey_http_error {
    AIKEY_HTTP_ERROR_NONE,
    AIKEY_HTTP_ERROR_REFUSED, /* neither HTTPS nor plain HTTP to a loopback address */
    AIKEY_HTTP_ERROR_DNS,
    AIKEY_HTTP_ERROR_CONNECT, /* or the connection was lost */
    AIKEY_HTTP_ERROR_TIMEOUT,
    AIKEY_HTTP_ERROR_TLS,
    AIKEY_HTTP_ERROR_PROXY,
    AIKEY_HTTP_ERROR_TOO_LARGE,
    AIKEY_HTTP_ERROR_PROTOCOL, /* not HTTP, or it could not be decoded */
    AIKEY_HTTP_ERROR_CANCELLED,
    AIKEY_HTTP_ERROR_COUNT
};

struct aikey_http_request {
    const char *url;
    const struct aikey_secret *headers; /* "Name: value", each followed by a NUL */
    struct aikey_slice body;            /* empty: none */
};

struct aikey_http_reply {
    enum aikey_http_error error;
    int status; /* 0: none */
    double elapsed_ms;
    int64_t retry_after;      /* Retry-After in seconds, even if it was a date; 0: none */
    struct aikey_secret head; /* header lines of the final response, as received */
    struct aikey_secret body; /* decoded */
};

struct aikey_http_options {
    int connect_timeout_ms;
    int timeout_ms;
    size_t max_reply;           /* bytes of the head, and of the body after decoding */
    const char *ca_file;        /* NULL: the system's */
    const char *proxy;          /* "host:port"; NULL: none */
    const char *proxy_username; /* NULL: the proxy needs none */
    const char *proxy_password;
    bool (*cancelled)(void *context);
    void *context;
};

enum { AIKEY_HTTP_MAX_REQUESTS = 4 };

/* Call once per process, before the first transfer, and shutdown once if startup succeeded. Neither
 * is thread-safe. */
AIKEY_MUST_CHECK enum aikey_status aikey_http_startup(void);
void aikey_http_shutdown(void);

/* Sends the requests in parallel, over one connection if the server speaks HTTP/2 and no proxy
 * wants a password. Transfer errors are in the replies; the status fails only if nothing could be
 * tried. The caller releases the replies in any case. */
AIKEY_MUST_CHECK enum aikey_status aikey_http_perform(const struct aikey_http_request *requests,
                                                      size_t count,
                                                      const struct aikey_http_options *options,
                                                      struct aikey_http_reply *replies);

void aikey_http_reply_release(struct aikey_http_reply *reply);

/* Returns the trimmed value of the header with this name, the last one if there are several; empty
 * if there is none. */
struct aikey_slice aikey_http_header(const struct aikey_http_reply *reply, const char *name);

#endif
