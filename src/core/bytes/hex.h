/* Lower-case hexadecimal. */
#ifndef AIKEY_HEX_H
#define AIKEY_HEX_H

#include "slice.h"

/* Writes two digits for each byte, then a NUL. */
void aikey_hex_write(const unsigned char *bytes, size_t len, char *out);

/* Whether the text consists of lower-case hex digits only. */
bool aikey_hex_is(struct aikey_slice text);

#endif
