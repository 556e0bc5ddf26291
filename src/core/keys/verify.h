#ifndef AIKEY_VERIFY_H
#define AIKEY_VERIFY_H

#include "io.h"
#include "mask.h"
#include "trial.h"

/* How things stand with the key that resolves now. */
struct aikey_standing {
    enum aikey_source source;
    char mask[AIKEY_MASK_MAX];
    size_t mask_len;
    bool sealed_off;            /* there is one, and it does not open */
    bool tested;                /* `record` is about exactly this key */
    bool verified;              /* and says that it works */
    struct aikey_record record; /* where tested */
};

AIKEY_MUST_CHECK enum aikey_status aikey_verify_standing(const struct aikey_subject *subject,
                                                         const struct aikey_io *io,
                                                         struct aikey_standing *out);

/* Tests the key and writes nothing. `pasted` NULL: the key that resolves now. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_test(const struct aikey_subject *subject,
                                                     const struct aikey_io *io,
                                                     const struct aikey_slice *pasted,
                                                     struct aikey_report *report);

/* Tests the key and stores what its verdict allows. The one rule: a verified key is only ever
 * replaced by a key that verifies; otherwise a key that was not rejected is stored, unverified; a
 * rejected key is never stored; and nothing that says nothing about the key changes a
 * verification. With `replace`, a verified key gives way to one that is not rejected. A stored key
 * that does not open may be a verified one, and counts as such.
 *
 * A pasted key that is the stored one already counts as none pasted: its verification is
 * updated. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_save(const struct aikey_subject *subject,
                                                     const struct aikey_io *io,
                                                     const struct aikey_slice *pasted, bool replace,
                                                     struct aikey_report *report);

/* Deletes the stored key, and the verification unless it is about a key that still resolves.
 * AIKEY_FAILED: the key could not be deleted. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_forget(const struct aikey_subject *subject,
                                                       const struct aikey_io *io);

#endif
