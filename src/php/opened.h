/* The keys that were opened: PHP strings that are wiped when no PHP code holds them any more. */
#ifndef PHP_AIKEY_OPENED_H
#define PHP_AIKEY_OPENED_H

#include "php.h"

#include "src/core/vault/seal.h"

/* Opens a sealed key. The caller releases the string. AIKEY_SEALED: it does not open, and `problem`
 * says why. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_open(struct aikey_slice option, zend_string *sealed,
                                                  zend_string **key,
                                                  enum aikey_seal_problem *problem);

/* A part of a string that was read, as a string. If it was an opened key, so is the part: it is
 * wiped as well. The caller releases it. */
zend_string *php_aikey_opened_part(const zend_string *key, struct aikey_slice part);

/* Wipes the keys that no PHP code holds any more. Returns how many are left. */
uint32_t php_aikey_opened_wipe(void);

/* Wipes all of them. Call it when no PHP code runs any more: until then it may hold the strings. */
void php_aikey_opened_post_deactivate(void);

#endif
