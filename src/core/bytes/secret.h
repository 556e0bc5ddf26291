#ifndef AIKEY_SECRET_H
#define AIKEY_SECRET_H

#include "slice.h"
#include "status.h"

/* The one buffer that may hold a key, or a reply that may echo one. Grows up to `max`, never moves
 * without wiping what it leaves behind, and is wiped when released. Once something was appended, a
 * NUL that does not count follows the last byte. */
struct aikey_secret {
    char *data;
    size_t len;
    size_t capacity;
    size_t max;
};

AIKEY_NONNULL void aikey_secret_init(struct aikey_secret *secret, size_t max);

/* AIKEY_TOO_LARGE and AIKEY_NOMEM leave what is there as it is. */
AIKEY_NONNULL AIKEY_MUST_CHECK enum aikey_status aikey_secret_append(struct aikey_secret *secret,
                                                                     struct aikey_slice more);

/* Wipes and empties; the memory stays for reuse. */
AIKEY_NONNULL void aikey_secret_clear(struct aikey_secret *secret);

/* Wipes and frees. Harmless on what is only initialised or already released. */
AIKEY_NONNULL void aikey_secret_release(struct aikey_secret *secret);

AIKEY_NONNULL struct aikey_slice aikey_secret_slice(const struct aikey_secret *secret);

/* Whether the text gives part of the key away: any run of nine of its bytes, or all of a shorter
 * key. */
bool aikey_secret_leaks(struct aikey_slice key, struct aikey_slice text);

/* Overwrites memory in a way that no compiler removes. */
void aikey_wipe(void *data, size_t len);

#endif
