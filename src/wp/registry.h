/* WordPress's registry of connectors. */
#ifndef PHP_AIKEY_REGISTRY_H
#define PHP_AIKEY_REGISTRY_H

#include "src/core/keys/names.h"
#include "src/php/call.h"

/* What the registry has about a connector that was registered with an API key. These are copies,
 * since nothing of it outlives a call. */
struct php_aikey_registered {
    struct aikey_names names;
    char buffer[AIKEY_NAMES_SIZE];
    char name[128];            /* "": none, or not fit to be shown */
    char credentials_url[256]; /* "": none, or not fit for a link */
};

/* AIKEY_ABSENT: there is no such connector, it does not use an API key, or its names cannot be a
 * key's. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_registry_find(struct php_aikey_call *call,
                                                           struct aikey_slice id,
                                                           struct php_aikey_registered *out);

/* Appends the ids of all connectors that php_aikey_registry_find() finds. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_registry_list(struct php_aikey_call *call, zval *ids);

#endif
