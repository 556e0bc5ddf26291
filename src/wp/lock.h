/* A site's lock, held while keys and their verification change. For use inside a guard. */
#ifndef PHP_AIKEY_LOCK_H
#define PHP_AIKEY_LOCK_H

#include "src/core/keys/names.h"
#include "src/php/call.h"

/* Gets a named lock in the site's database, which ends with the connection however the request
 * ends. A site whose database has no locks does without. AIKEY_FAILED: somebody else has it. Unless
 * AIKEY_OK is returned the lock may be held or not: call php_aikey_unlock(). */
AIKEY_MUST_CHECK enum aikey_status php_aikey_lock(struct php_aikey_call *call,
                                                  const struct aikey_names *names);

/* Gives it back, if it was asked for. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_unlock(struct php_aikey_call *call);

#endif
