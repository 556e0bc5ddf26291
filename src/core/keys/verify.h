/* Verify: Save & Test, and what is known about the key in use. */
#ifndef AIKEY_VERIFY_H
#define AIKEY_VERIFY_H

#include "io.h"
#include "mask.h"
#include "trial.h"

/* The state of the key that resolves now. */
struct aikey_standing {
    enum aikey_source source;
    char mask[AIKEY_MASK_MAX];
    size_t mask_len;
    bool sealed_off;            /* there is a key, but it does not open */
    bool tested;                /* `record` is about exactly this key */
    bool verified;              /* and says that it works */
    struct aikey_record record; /* if tested */
};

AIKEY_MUST_CHECK enum aikey_status aikey_verify_standing(const struct aikey_subject *subject,
                                                         const struct aikey_io *io,
                                                         struct aikey_standing *out);

/* Tests the pasted key, or the key that resolves now if `pasted` is NULL. Stores nothing. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_test(const struct aikey_subject *subject,
                                                     const struct aikey_io *io,
                                                     const struct aikey_slice *pasted,
                                                     struct aikey_report *report);

/* Tests the key and stores what its verdict allows. The one rule: a verified key is only ever
 * replaced by a key that verifies; otherwise a key that was not rejected is stored, unverified; a
 * rejected key is never stored; and an outcome that says nothing about the key changes no
 * verification. With `replace`, any key that is not rejected replaces a verified one. A stored key
 * that does not open counts as verified, because it may be.
 *
 * If the pasted key is the one that is stored already, only its verification is updated. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_save(const struct aikey_subject *subject,
                                                     const struct aikey_io *io,
                                                     const struct aikey_slice *pasted, bool replace,
                                                     struct aikey_report *report);

/* Lists the models that the key that resolves now may use; none if there is no such key. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_models(const struct aikey_subject *subject,
                                                       const struct aikey_io *io,
                                                       struct aikey_model_list *models);

/* Un-verifies the key that resolves now, as a test with this outcome would. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_withdraw(const struct aikey_subject *subject,
                                                         const struct aikey_io *io,
                                                         enum aikey_code code);

/* Deletes the stored key, and the verification unless it is about a key that still resolves.
 * Returns AIKEY_FAILED if the key could not be deleted. */
AIKEY_MUST_CHECK enum aikey_status aikey_verify_forget(const struct aikey_subject *subject,
                                                       const struct aikey_io *io);

#endif
