#ifndef PHP_AIKEY_REGISTRY_H
#define PHP_AIKEY_REGISTRY_H

#include "src/core/keys/names.h"
#include "src/php/call.h"

/* What WordPress's registry has about a connector that is registered with an API key, in copies:
 * nothing of it outlives a call. */
struct php_aikey_registered {
    struct aikey_names names;
    char buffer[AIKEY_NAMES_SIZE];
    char name[128];            /* "": none that can be shown */
    char credentials_url[256]; /* "": none that a link may lead to */
};

/* AIKEY_ABSENT: WordPress has no such connector, none with an API key, or names that can't be
 * those of a key. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_registry_find(struct php_aikey_call *call,
                                                           struct aikey_slice id,
                                                           struct php_aikey_registered *out);

/* Appends the ids of all that the function above finds. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_registry_list(struct php_aikey_call *call, zval *ids);

#endif
