/* Failure: a request that somebody else made with the key failed. */
#ifndef AIKEY_FAILURE_H
#define AIKEY_FAILURE_H

#include "io.h"

#include "src/core/provider/outcome.h"

/* Reads a reply as a test would. Any success means AIKEY_CODE_connected: requests differ in what
 * their replies hold. */
AIKEY_MUST_CHECK enum aikey_status aikey_failure_read(const struct aikey_subject *subject,
                                                      const struct aikey_io *io, int http_status,
                                                      struct aikey_slice body,
                                                      enum aikey_code *code);

/* Has a test find out whether a verified key that was rejected or blocked still works, at most once
 * a minute: the reply may be about one request alone, and not everybody tells the truth. Only if no
 * test can be made is the report believed. */
AIKEY_MUST_CHECK enum aikey_status aikey_failure_report(const struct aikey_subject *subject,
                                                        const struct aikey_io *io,
                                                        enum aikey_code code);

#endif
