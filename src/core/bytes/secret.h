/* The buffer for keys and for anything that may echo one. */
#ifndef AIKEY_SECRET_H
#define AIKEY_SECRET_H

#include "slice.h"
#include "status.h"

/* Grows up to `max` bytes, wipes what it leaves behind when it moves, and is wiped when released.
 * Once something has been appended, a NUL follows the last byte; `len` does not count it. */
struct aikey_secret {
    char *data;
    size_t len;
    size_t capacity;
    size_t max;
};

void aikey_secret_init(struct aikey_secret *secret, size_t max);

/* On AIKEY_TOO_LARGE and AIKEY_NOMEM the content stays as it was. */
AIKEY_MUST_CHECK enum aikey_status aikey_secret_append(struct aikey_secret *secret,
                                                       struct aikey_slice more);

/* Wipes and empties, but keeps the memory for reuse. */
void aikey_secret_clear(struct aikey_secret *secret);

/* Wipes and frees. Harmless if only initialized, or already released. */
void aikey_secret_release(struct aikey_secret *secret);

struct aikey_slice aikey_secret_slice(const struct aikey_secret *secret);

/* Whether the text gives part of the key away: any nine bytes in a row, or the whole of a shorter
 * key. */
bool aikey_secret_leaks(struct aikey_slice key, struct aikey_slice text);

/* Overwrites memory; no compiler optimizes this away. */
void aikey_wipe(void *data, size_t len);

/* Overwrites what copying a secret left in the vector registers. A new thread begins with those of
 * the thread that starts it, and may save them on its stack, where they stay. */
void aikey_wipe_registers(void);

#endif
