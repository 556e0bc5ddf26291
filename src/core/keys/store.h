/* Store: writes a key and its verification, or nothing. */
#ifndef AIKEY_STORE_H
#define AIKEY_STORE_H

#include "io.h"

/* Writes the key (NULL: leave it), then the record about it, then the flag, so that a crash in
 * between leaves a key that is not verified. If a write fails, everything is put back as it was and
 * the status says why. */
AIKEY_MUST_CHECK enum aikey_status aikey_store_change(const struct aikey_names *names,
                                                      const struct aikey_io *io,
                                                      const struct aikey_slice *key,
                                                      const struct aikey_record *record);

#endif
