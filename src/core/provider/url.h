/* The URLs that a key may be sent to. */
#ifndef AIKEY_URL_H
#define AIKEY_URL_H

#include "src/core/bytes/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether a key may be sent there: HTTPS, or plain HTTP to a loopback host, without user name,
 * query or fragment. */
bool aikey_url_is_allowed(const char *url);

/* Writes the host, without the port. Returns false if there is none or it does not fit. */
AIKEY_MUST_CHECK bool aikey_url_host(const char *url, char *out, size_t size);

#endif
