/* WordPress's options, and keys that are sealed in them. */
#ifndef PHP_AIKEY_OPTION_H
#define PHP_AIKEY_OPTION_H

#include "src/core/bytes/slice.h"
#include "src/core/keys/io.h"
#include "src/php/call.h"

/* What get_option() returns. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_get(struct php_aikey_call *call,
                                                        const char *name, zval *out);

/* The same in the call's value, opened if it is sealed. AIKEY_ABSENT: it is not a string. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_read(struct php_aikey_call *call,
                                                         const char *name);

/* For core's struct aikey_io; `context` is the call. */
enum aikey_status php_aikey_option_read_stored(void *context, const char *name,
                                               struct aikey_slice *value);
enum aikey_status php_aikey_option_write(void *context, const char *name, struct aikey_slice value);
enum aikey_status php_aikey_option_write_key(void *context, const char *name,
                                             struct aikey_slice key);
enum aikey_status php_aikey_option_delete(void *context, const char *name);

/* Whether a key that is stored now gets sealed. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_sealing(struct php_aikey_call *call,
                                                            const char *name,
                                                            enum aikey_sealing *sealing);

/* Whether a stored key is sealed, whatever filters make of it. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_option_is_sealed(struct php_aikey_call *call,
                                                              const char *name, bool *sealed);

#endif
