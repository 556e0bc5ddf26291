/* The form of a key that may be shown. */
#ifndef AIKEY_MASK_H
#define AIKEY_MASK_H

#include "src/core/bytes/slice.h"

/* 20 bullets of three bytes */
enum { AIKEY_MASK_MAX = 60 };

/* Writes min(length - 4, 16) bullets and the last four bytes of the key. All are bullets if it has
 * only four bytes or fewer, or if one of the last four is not printable ASCII. Returns the length;
 * no NUL is written. */
size_t aikey_mask_write(struct aikey_slice key, char out[AIKEY_MASK_MAX]);

#endif
