#ifndef PHP_AIKEY_EXCEPTION_H
#define PHP_AIKEY_EXCEPTION_H

#include "php.h"

#include "src/core/vault/seal.h"

/* Throws what core could not do, as AikeyException. */
void php_aikey_throw_status(enum aikey_status status);

/* Throws why a value can't be sealed or opened, as AikeyException. */
void php_aikey_throw_seal_problem(enum aikey_seal_problem problem);

/* Throws the ValueError about argument `arg`, which is no connector id. */
void php_aikey_throw_id(uint32_t arg);

/* Throws that there is no WordPress to save to, as AikeyException. */
void php_aikey_throw_no_wordpress(void);

#endif
