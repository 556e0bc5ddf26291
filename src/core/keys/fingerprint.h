/* Binds a verification to the key that was tested. */
#ifndef AIKEY_FINGERPRINT_H
#define AIKEY_FINGERPRINT_H

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

enum { AIKEY_SALT_SIZE = 33, AIKEY_FINGERPRINT_SIZE = 65 }; /* hex and NUL */

/* Writes a new random salt of 128 bits. */
AIKEY_MUST_CHECK enum aikey_status aikey_fingerprint_salt(char out[AIKEY_SALT_SIZE]);

/* Writes the HMAC-SHA-256, under the salt, of connector, base URL and key. It shows whether exactly
 * this key was tested there, and reveals nothing else about it. */
AIKEY_MUST_CHECK enum aikey_status aikey_fingerprint(struct aikey_slice salt, const char *connector,
                                                     const char *base_url, struct aikey_slice key,
                                                     char out[AIKEY_FINGERPRINT_SIZE]);

/* Compares in constant time. */
bool aikey_fingerprint_equal(const char *a, const char *b);

#endif
