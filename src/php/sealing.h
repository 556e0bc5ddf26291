/* Sealing in a PHP process: its keyring and its tenant's keys. */
#ifndef PHP_AIKEY_SEALING_H
#define PHP_AIKEY_SEALING_H

#include "php.h"

#include "src/core/keys/io.h"
#include "src/core/vault/seal.h"

#include "zend_atomic.h"

/* Reads the keyring that aikey.keyring names, as root if the process starts as root. */
void php_aikey_sealing_minit(void);
void php_aikey_sealing_mshutdown(void);

/* Whether there are master keys from which the tenant's keys are still to be derived, which happens
 * before the process's first request. */
extern zend_atomic_bool php_aikey_has_masters;
void php_aikey_sealing_derive(void);

static zend_always_inline void php_aikey_sealing_rinit(void)
{
    if (UNEXPECTED(zend_atomic_bool_load_ex(&php_aikey_has_masters))) {
        php_aikey_sealing_derive();
    }
}

/* The tenant's keys, or why there are none. */
const struct aikey_sealer *php_aikey_sealer(void);

/* What this means for a key that is to be stored: for core's struct aikey_io. */
enum aikey_sealing php_aikey_sealing_of(enum aikey_seal_problem problem);

/* As aikey_seal_problem_explain(), with what is wrong with this process's keyring. */
const char *php_aikey_seal_explain(enum aikey_seal_problem problem);

/* How many keys the keyring holds. */
size_t php_aikey_sealing_count(void);

#endif
