/* Obtain: the key that is to be tested. */
#ifndef AIKEY_OBTAIN_H
#define AIKEY_OBTAIN_H

#include "io.h"
#include "trial.h"

#include "src/core/bytes/secret.h"

/* Writes the key to test to `key` (initialized): the pasted string, cleaned, or the key that
 * resolves now if `pasted` is NULL. Returns AIKEY_ABSENT if that leaves no key to test; the report
 * says why. */
AIKEY_MUST_CHECK enum aikey_status aikey_obtain_key(const struct aikey_subject *subject,
                                                    const struct aikey_io *io,
                                                    const struct aikey_slice *pasted,
                                                    struct aikey_secret *key,
                                                    struct aikey_report *report);

/* The outcome for a stored key that does not open, or one that cannot be sealed. */
enum aikey_code aikey_obtain_code(enum aikey_seal_problem problem);

#endif
