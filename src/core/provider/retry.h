/* When it is worth trying again. */
#ifndef AIKEY_RETRY_H
#define AIKEY_RETRY_H

#include "http.h"

#include <stdint.h>

/* Returns seconds, rounded up, or -1 if the reply does not say. Looks at the headers retry-after,
 * retry-after-ms and x-ratelimit-reset-*, then at the error: its delay ("21s"; empty: none), then
 * its message ("try again in 6m0s"). */
int64_t aikey_retry_after(const struct aikey_http_reply *reply, struct aikey_slice delay,
                          struct aikey_slice message);

#endif
