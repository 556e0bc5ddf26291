/* Base64, in both alphabets of RFC 4648. */
#ifndef AIKEY_BASE64_H
#define AIKEY_BASE64_H

#include "slice.h"
#include "status.h"

/* STANDARD: with + and /, padded (the lines of a keyring). URL: with - and _, unpadded (sealed
 * values). */
enum aikey_base64 { AIKEY_BASE64_STANDARD, AIKEY_BASE64_URL };

/* The size of `len` bytes once encoded, with the NUL at the end. */
#define AIKEY_BASE64_SIZE(len) (((len) + 2) / 3 * 4 + 1)

/* Returns the length of the text, without the NUL that follows it. */
size_t aikey_base64_encode(enum aikey_base64 alphabet, const unsigned char *data, size_t len,
                           char *out);

/* Returns AIKEY_INVALID unless the text is exactly what its bytes encode to, AIKEY_TOO_LARGE if
 * they are more than `size`. */
AIKEY_MUST_CHECK enum aikey_status aikey_base64_decode(enum aikey_base64 alphabet,
                                                       struct aikey_slice text, unsigned char *out,
                                                       size_t size, size_t *len);

/* Whether the character belongs to the alphabet of base64url. */
bool aikey_base64url_has(char c);

#endif
