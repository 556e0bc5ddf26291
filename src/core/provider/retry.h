#ifndef AIKEY_RETRY_H
#define AIKEY_RETRY_H

#include "http.h"

#include <stdint.h>

/* When it is worth trying again, in seconds rounded up; -1: the reply does not tell. From the
 * headers retry-after, retry-after-ms and x-ratelimit-reset-*, else from what the error says: its
 * delay ("21s"; empty: none) or its message ("try again in 6m0s"). */
int64_t aikey_retry_after(const struct aikey_http_reply *reply, struct aikey_slice delay,
                          struct aikey_slice message);

#endif
