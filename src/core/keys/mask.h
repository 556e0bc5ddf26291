#ifndef AIKEY_MASK_H
#define AIKEY_MASK_H

#include "src/core/bytes/slice.h"

/* 20 bullets of three bytes */
enum { AIKEY_MASK_MAX = 60 };

/* The form of a key that may be shown: min(length - 4, 16) bullets and its last four bytes; all
 * bullets where it has four bytes or fewer, or where one of the last four is not printable ASCII.
 * Returns the length; no NUL is written. */
size_t aikey_mask_write(struct aikey_slice key, char out[AIKEY_MASK_MAX]);

#endif
