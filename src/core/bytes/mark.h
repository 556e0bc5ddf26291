/* Characters of UTF-8 text, by what they are for whoever reads it. */
#ifndef AIKEY_MARK_H
#define AIKEY_MARK_H

#include "slice.h"

enum aikey_mark {
    AIKEY_MARK_PLAIN, /* printable ASCII that has no other mark */
    AIKEY_MARK_SPACE,
    AIKEY_MARK_INVISIBLE, /* takes no space, or turns the direction of what follows */
    AIKEY_MARK_QUOTE,
    AIKEY_MARK_BULLET, /* what masks are made of */
    AIKEY_MARK_CONTROL,
    AIKEY_MARK_FOREIGN, /* any other character */
    AIKEY_MARK_BROKEN   /* a byte that is not part of a character */
};

/* The mark of the first and of the last character of a text that is not empty. `len` is its length
 * in bytes. */
enum aikey_mark aikey_mark_first(struct aikey_slice text, size_t *len);
enum aikey_mark aikey_mark_last(struct aikey_slice text, size_t *len);

#endif
