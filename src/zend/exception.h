#ifndef PHP_AIKEY_EXCEPTION_H
#define PHP_AIKEY_EXCEPTION_H

#include "php.h"

#include "src/core/status.h"

/* Throws what core could not do, as AikeyException. */
void php_aikey_throw_status(enum aikey_status status);

/* False: there is no WordPress to save to, and an AikeyException is thrown. */
bool php_aikey_require_wordpress(void);

#endif
