#ifndef PHP_AIKEY_SEALING_H
#define PHP_AIKEY_SEALING_H

#include "php.h"

#include "src/core/keys/io.h"
#include "src/core/vault/seal.h"

/* Reads the keyring that aikey.keyring names: as root, where the process starts as root. */
void php_aikey_sealing_minit(void);
void php_aikey_sealing_mshutdown(void);

/* Master keys that are still in this process; they go before its first request begins. */
extern struct aikey_keyring *php_aikey_masters;
void php_aikey_sealing_derive(void);

static zend_always_inline void php_aikey_sealing_rinit(void)
{
    if (UNEXPECTED(php_aikey_masters != NULL)) {
        php_aikey_sealing_derive();
    }
}

/* Wipes what was opened. When nothing of PHP's runs any more: it may hold the strings till then. */
void php_aikey_sealing_post_deactivate(void);

/* The keys of this process, or why there are none. */
const struct aikey_sealer *php_aikey_sealer(void);

/* What of that a store must know. */
enum aikey_sealing php_aikey_sealing_state(void);

/* How many keys are in the ring. */
size_t php_aikey_sealing_count(void);

/* A sealed string's key as a string that lives to the end of the request at least, and is wiped
 * then. AIKEY_SEALED: it does not open, `problem` says why. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_open(struct aikey_slice connector, zend_string *sealed,
                                                  zend_string **key,
                                                  enum aikey_seal_problem *problem);

#endif
