#ifndef PHP_AIKEY_LOCK_H
#define PHP_AIKEY_LOCK_H

#include "src/core/keys/names.h"
#include "src/php/call.h"

/* Host functions of core: a named lock of the site's database, which ends with the connection
 * whatever becomes of the request. A site whose database has none goes without. */
enum aikey_status php_aikey_lock(void *context, const struct aikey_names *names);
void php_aikey_unlock(void *context);

#endif
