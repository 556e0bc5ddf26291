/* WordPress's options, and keys that are sealed in them. */
#ifndef PHP_AIKEY_OPTION_H
#define PHP_AIKEY_OPTION_H

#include "src/core/bytes/slice.h"
#include "src/core/keys/io.h"
#include "src/php/call.h"

/* What get_option() returns, opened if it is sealed, in the call's value. AIKEY_ABSENT: it is not a
 * string. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_read(struct php_aikey_call *call,
                                                         const char *name);

/* Whether a key that is stored now gets sealed. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_sealing(struct php_aikey_call *call,
                                                            const char *name,
                                                            enum aikey_sealing *sealing);

/* Why no key can be sealed for the option. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_seal_problem(struct php_aikey_call *call,
                                                                 const char *name,
                                                                 enum aikey_seal_problem *problem);

/* Whether a stored key is sealed, whatever filters make of it, and which key of the keyring sealed
 * it: 1 is the first, 0 none of them. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_is_sealed(struct php_aikey_call *call,
                                                              const char *name, bool *sealed,
                                                              size_t *with);

/* The rest is for use inside a guard. */

/* What get_option() returns. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_get(const char *name, zval *out);

/* As struct aikey_io has them. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_read_stored(struct php_aikey_call *call,
                                                                const char *name,
                                                                struct aikey_slice *value);
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_write(const char *name,
                                                          struct aikey_slice value);
AIKEY_MUST_CHECK enum aikey_status
php_aikey_option_write_key(struct php_aikey_call *call, const char *name, struct aikey_slice key);
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_delete(const char *name);

#endif
