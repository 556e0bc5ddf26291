/* The exceptions that the PHP functions throw. */
#ifndef PHP_AIKEY_EXCEPTION_H
#define PHP_AIKEY_EXCEPTION_H

#include "php.h"

#include "src/core/vault/seal.h"

/* Throws an AikeyException: core failed. */
void php_aikey_throw_status(enum aikey_status status);

/* Throws an AikeyException: cannot do `what`, and why. */
void php_aikey_throw_seal_problem(const char *what, enum aikey_seal_problem problem);

/* Throws a ValueError: argument `arg` is not a connector id. */
void php_aikey_throw_id(uint32_t arg);

/* Throws an AikeyException: there is no WordPress to save to. */
void php_aikey_throw_no_wordpress(void);

#endif
