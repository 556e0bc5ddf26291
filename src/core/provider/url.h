#ifndef AIKEY_URL_H
#define AIKEY_URL_H

#include "src/core/bytes/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether the URL is one that a key may be sent to: HTTPS, or plain HTTP to a loopback host;
 * without user name, query or fragment. */
bool aikey_url_is_allowed(const char *url);

/* Writes the URL's host, without the port; false: it has none, or a longer one. */
AIKEY_MUST_CHECK bool aikey_url_host(const char *url, char *out, size_t size);

#endif
