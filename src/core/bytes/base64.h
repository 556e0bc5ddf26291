#ifndef AIKEY_BASE64_H
#define AIKEY_BASE64_H

#include "slice.h"
#include "status.h"

/* The two alphabets of RFC 4648: with + and / and padded (a keyring's lines), with - and _ and not
 * padded (what is sealed). */
enum aikey_base64 { AIKEY_BASE64_STANDARD, AIKEY_BASE64_URL };

/* Bytes that `len` bytes take when encoded, the NUL that follows them included. */
#define AIKEY_BASE64_SIZE(len) (((len) + 2) / 3 * 4 + 1)

/* Returns the length of what it wrote. */
size_t aikey_base64_encode(enum aikey_base64 alphabet, const unsigned char *data, size_t len,
                           char *out);

/* AIKEY_INVALID: not the one text that the bytes encode to. AIKEY_TOO_LARGE: more than `size`. */
AIKEY_MUST_CHECK enum aikey_status aikey_base64_decode(enum aikey_base64 alphabet,
                                                       struct aikey_slice text, unsigned char *out,
                                                       size_t size, size_t *len);

/* Whether a character is of the alphabet of base64url. */
bool aikey_base64url_has(char c);

#endif
