#include "names.h"

#include "src/core/connector.h"

struct php_aikey_names php_aikey_function_names;

/* Constants of the core tables and the strings made of them, found by address. */
static struct {
    const char *text;
    zend_string *string;
} kept[3 * AIKEY_CONNECTOR_COUNT];

static zend_string *intern(const char *text)
{
    return zend_string_init_interned(text, strlen(text), true);
}

void php_aikey_names_minit(void)
{
#define FUNCTION(name) php_aikey_function_names.name = intern(#name);
    PHP_AIKEY_FUNCTIONS(FUNCTION)
#undef FUNCTION
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        const struct aikey_names *names = &aikey_connectors[i].names;
        const char *const texts[] = {names->env, names->constant, names->option};
        for (size_t j = 0; j < 3; j++) {
            kept[3 * i + j].text = texts[j];
            kept[3 * i + j].string = intern(texts[j]);
        }
    }
}

zend_string *php_aikey_name(const char *name)
{
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
        if (kept[i].text == name) {
            return kept[i].string;
        }
    }
    return zend_string_init(name, strlen(name), false);
}
