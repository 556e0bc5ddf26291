#include "interned.h"

struct php_aikey_functions php_aikey_fn;

struct php_aikey_interned_name php_aikey_interned_names[3 * AIKEY_CONNECTOR_COUNT];

static zend_string *intern(const char *text)
{
    return zend_string_init_interned(text, strlen(text), true);
}

void php_aikey_interned_minit(void)
{
#define FUNCTION(name) php_aikey_fn.name = intern(#name);
    PHP_AIKEY_FUNCTIONS(FUNCTION)
#undef FUNCTION
    struct php_aikey_interned_name *next = php_aikey_interned_names;
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        const struct aikey_names *names = &aikey_names_built_in[i];
        for (size_t j = 0; j < AIKEY_COUNT(names->sources); j++) {
            const char *text = names->sources[j];
            *next++ = (struct php_aikey_interned_name){text, intern(text)};
        }
    }
}
