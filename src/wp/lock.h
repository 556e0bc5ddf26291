/* A site's lock, held while keys and their verification change. */
#ifndef PHP_AIKEY_LOCK_H
#define PHP_AIKEY_LOCK_H

#include "src/core/keys/names.h"
#include "src/php/call.h"

/* For core's struct aikey_io: a named lock in the site's database, which ends with the connection
 * however the request ends. A site whose database has no locks does without. */
enum aikey_status php_aikey_lock(void *context, const struct aikey_names *names);
void php_aikey_unlock(void *context);

#endif
