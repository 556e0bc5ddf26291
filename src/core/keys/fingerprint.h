#ifndef AIKEY_FINGERPRINT_H
#define AIKEY_FINGERPRINT_H

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

enum { AIKEY_SALT_SIZE = 33, AIKEY_FINGERPRINT_SIZE = 65 }; /* hex and NUL */

/* A new random salt of 128 bits. */
AIKEY_MUST_CHECK enum aikey_status aikey_fingerprint_salt(char out[AIKEY_SALT_SIZE]);

/* HMAC-SHA-256, under the salt, over connector, base URL and key: tells whether exactly this key
 * was tested there, and nothing else about it. */
AIKEY_MUST_CHECK enum aikey_status aikey_fingerprint(struct aikey_slice salt, const char *connector,
                                                     const char *base_url, struct aikey_slice key,
                                                     char out[AIKEY_FINGERPRINT_SIZE]);

/* In a time that does not depend on where they differ. */
bool aikey_fingerprint_equal(const char *a, const char *b);

#endif
