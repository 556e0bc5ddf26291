#ifndef AIKEY_STORE_H
#define AIKEY_STORE_H

#include "io.h"

/* Writes the key (NULL: it stays), then what was found about it, then the flag, so that a crash in
 * between leaves a key that is not verified. Where a write fails, everything is put back as it was
 * and the status tells why. */
AIKEY_MUST_CHECK enum aikey_status aikey_store_change(const struct aikey_names *names,
                                                      const struct aikey_io *io,
                                                      const struct aikey_slice *key,
                                                      const struct aikey_record *record);

#endif
