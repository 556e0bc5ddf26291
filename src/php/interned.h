/* Strings that aikey looks up in PHP again and again, interned once per process. */
#ifndef PHP_AIKEY_INTERNED_H
#define PHP_AIKEY_INTERNED_H

#include "php.h"

#include "src/core/keys/names.h"

/* The functions that aikey calls, as FUNCTION(name). */
#define PHP_AIKEY_FUNCTIONS(FUNCTION)                                                              \
    FUNCTION(get_option)                                                                           \
    FUNCTION(update_option)                                                                        \
    FUNCTION(get_transient)                                                                        \
    FUNCTION(set_transient)                                                                        \
    FUNCTION(delete_option)                                                                        \
    FUNCTION(wp_supports_ai)                                                                       \
    FUNCTION(wp_is_connector_registered)                                                           \
    FUNCTION(wp_get_connector)                                                                     \
    FUNCTION(wp_get_connectors)                                                                    \
    FUNCTION(defined)                                                                              \
    FUNCTION(constant)                                                                             \
    FUNCTION(wp_cache_delete)                                                                      \
    FUNCTION(wp_cache_get)                                                                         \
    FUNCTION(wp_load_alloptions)                                                                   \
    FUNCTION(apply_filters)

/* Their names: php_aikey_fn.get_option is "get_option". */
struct php_aikey_functions {
#define FUNCTION(name) zend_string *name;
    PHP_AIKEY_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

extern struct php_aikey_functions php_aikey_fn;

/* For MINIT, where interned strings live as long as the process. */
void php_aikey_interned_minit(void);

/* The variables, constants and options in connectors.def and their strings, found by address. */
struct php_aikey_interned_name {
    const char *text;
    zend_string *string;
};
extern struct php_aikey_interned_name php_aikey_interned_names[3 * AIKEY_CONNECTOR_COUNT];

/* The name as a string: interned if it is one of the above, otherwise new. The caller releases
 * it. */
static zend_always_inline zend_string *php_aikey_name(const char *name)
{
    for (size_t i = 0; i < AIKEY_COUNT(php_aikey_interned_names); i++) {
        if (php_aikey_interned_names[i].text == name) {
            return php_aikey_interned_names[i].string;
        }
    }
    return zend_string_init(name, strlen(name), false);
}

#endif
