#ifndef AIKEY_HEX_H
#define AIKEY_HEX_H

#include "slice.h"

/* Writes two lower case digits a byte and a NUL. */
void aikey_hex_write(const unsigned char *bytes, size_t len, char *out);

/* Whether all of it are lower case hex digits. */
bool aikey_hex_is(struct aikey_slice text);

#endif
