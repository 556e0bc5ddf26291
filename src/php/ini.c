#include "ini.h"

#include "globals.h"
#include "text.h"

#include "src/core/keys/io.h"
#include "src/core/provider/url.h"
#include "src/core/vault/seal.h"

#include "php_ini.h"
#include "SAPI.h"

/* Each thread reads php.ini's values again when it starts. */
static bool is_first_to_read(void)
{
#ifdef ZTS
    return tsrm_is_main_thread();
#else
    return true;
#endif
}

/* A failing ini_set() returns false to its caller; a bad line in a configuration file can only be
 * reported in the log. */
static void warn_ini(int stage, const zend_ini_entry *entry, const char *wanted)
{
    if ((stage == ZEND_INI_STAGE_STARTUP && is_first_to_read()) ||
        stage == ZEND_INI_STAGE_ACTIVATE) {
        php_error_docref(NULL, E_WARNING, "%s must be %s", ZSTR_VAL(entry->name), wanted);
    }
}

bool php_aikey_ini_allows(const char *base_url)
{
    return strlen(base_url) <= AIKEY_BASE_URL_MAX && aikey_url_is_allowed(base_url);
}

/* If the URL is not allowed, tests make no request at all rather than send the key to the wrong
 * place. */
static ZEND_INI_MH(OnUpdateBaseUrl)
{
    const char **base_url = (const char **)ZEND_INI_GET_ADDR();
    bool allowed =
        ZSTR_LEN(new_value) == 0 || (strlen(ZSTR_VAL(new_value)) == ZSTR_LEN(new_value) &&
                                     php_aikey_ini_allows(ZSTR_VAL(new_value)));
    if (!allowed) {
        warn_ini(stage, entry,
                 "an https:// URL of at most 255 bytes, without user, query or fragment; "
                 "http:// is allowed only for a loopback address");
    }
    *base_url = allowed ? ZSTR_VAL(new_value) : NULL;
    return SUCCESS;
}

static ZEND_INI_MH(OnUpdateModel)
{
    struct aikey_slice model = php_aikey_slice(new_value);
    if (model.len > 0 && !aikey_model_is_valid(model)) {
        warn_ini(
            stage, entry,
            "a model name of at most 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -");
        return FAILURE;
    }
    *(const char **)ZEND_INI_GET_ADDR() = model.data;
    return SUCCESS;
}

struct range {
    zend_long min;
    zend_long max;
    const char *wanted;
};

static int update_long(const zend_ini_entry *entry, zend_string *value, int stage,
                       const struct range *range, zend_long *out)
{
    zend_string *error = NULL;
    zend_long number = zend_ini_parse_quantity(value, &error);
    bool ok = error == NULL && number >= range->min && number <= range->max;
    if (error != NULL) {
        zend_string_release(error);
    }
    if (!ok) {
        warn_ini(stage, entry, range->wanted);
        return FAILURE;
    }
    *out = number;
    return SUCCESS;
}

static ZEND_INI_MH(OnUpdateSeconds)
{
    static const struct range seconds = {1, 300, "a number of seconds from 1 to 300"};
    return update_long(entry, new_value, stage, &seconds, (zend_long *)ZEND_INI_GET_ADDR());
}

static ZEND_INI_MH(OnUpdateBytes)
{
    static const struct range bytes = {1024, 16777216, "a number of bytes from 1024 to 16M"};
    return update_long(entry, new_value, stage, &bytes, (zend_long *)ZEND_INI_GET_ADDR());
}

static ZEND_INI_MH(OnUpdateTests)
{
    static const struct range tests = {0, 60, "a number from 0 to 60"};
    return update_long(entry, new_value, stage, &tests, (zend_long *)ZEND_INI_GET_ADDR());
}

/* The keyring is read once, when the process starts: a later value would have no effect. */
static ZEND_INI_MH(OnUpdateKeyring)
{
    if (stage != ZEND_INI_STAGE_STARTUP && stage != ZEND_INI_STAGE_SHUTDOWN) {
        return FAILURE;
    }
    *(const char **)ZEND_INI_GET_ADDR() = ZSTR_VAL(new_value);
    return SUCCESS;
}

/* php-fpm sets a pool's tenant when its worker starts, before any request. Anyone who can talk to a
 * worker can send another tenant with a request, and must not get at that tenant's keys. */
static ZEND_INI_MH(OnUpdateTenant)
{
    if (strlen(ZSTR_VAL(new_value)) != ZSTR_LEN(new_value) ||
        ZSTR_LEN(new_value) > AIKEY_TENANT_MAX) {
        warn_ini(stage, entry, "at most 255 bytes long and must not contain any null bytes");
        return FAILURE;
    }
    const char **tenant = (const char **)ZEND_INI_GET_ADDR();
    if (stage == ZEND_INI_STAGE_ACTIVATE && SG(server_context) != NULL) {
        AIKEY_G(foreign_tenant) = strcmp(*tenant, ZSTR_VAL(new_value)) != 0;
        return AIKEY_G(foreign_tenant) ? FAILURE : SUCCESS;
    }
    *tenant = ZSTR_VAL(new_value);
    return SUCCESS;
}

/* phpinfo() of a site does not say where the keyring is. */
static ZEND_INI_DISP(show_whether_set)
{
    (void)type;
    bool is_set = ini_entry->value != NULL && ZSTR_LEN(ini_entry->value) > 0;
    php_printf("%s", is_set ? "(set)" : "no value");
}

static ZEND_INI_MH(OnUpdateText)
{
    *(const char **)ZEND_INI_GET_ADDR() = ZSTR_VAL(new_value);
    return SUCCESS;
}

#define CONNECTOR(id, url, default_model, ...)                                                     \
    STD_PHP_INI_ENTRY("aikey." #id ".base_url", "", PHP_INI_SYSTEM, OnUpdateBaseUrl,               \
                      base_url[AIKEY_CONNECTOR_##id], zend_aikey_globals, aikey_globals)           \
    STD_PHP_INI_ENTRY("aikey." #id ".model", default_model, PHP_INI_ALL, OnUpdateModel,            \
                      model[AIKEY_CONNECTOR_##id], zend_aikey_globals, aikey_globals)              \
    STD_PHP_INI_BOOLEAN("aikey." #id ".only_base_url", "0", PHP_INI_SYSTEM, OnUpdateBool,          \
                        only_base_url[AIKEY_CONNECTOR_##id], zend_aikey_globals, aikey_globals)
/* clang-format off */
PHP_INI_BEGIN()
#include "src/core/provider/connectors.def"
    STD_PHP_INI_ENTRY("aikey.connect_timeout", "5", PHP_INI_ALL, OnUpdateSeconds, connect_timeout,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY("aikey.timeout", "20", PHP_INI_ALL, OnUpdateSeconds, timeout,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY("aikey.timeout_max", "300", PHP_INI_SYSTEM, OnUpdateSeconds, timeout_max,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY("aikey.max_reply", "65536", PHP_INI_SYSTEM, OnUpdateBytes, max_reply,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY("aikey.tests_per_minute", "0", PHP_INI_SYSTEM, OnUpdateTests,
                      tests_per_minute, zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY("aikey.connectors", "", PHP_INI_SYSTEM, OnUpdateText, connectors,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_ENTRY_EX("aikey.keyring", "", PHP_INI_SYSTEM, OnUpdateKeyring, keyring,
                         zend_aikey_globals, aikey_globals, show_whether_set)
    STD_PHP_INI_ENTRY("aikey.tenant", "", PHP_INI_SYSTEM, OnUpdateTenant, tenant,
                      zend_aikey_globals, aikey_globals)
    STD_PHP_INI_BOOLEAN("aikey.require_tenant", "0", PHP_INI_SYSTEM, OnUpdateBool, require_tenant,
                        zend_aikey_globals, aikey_globals)
    /* For the WordPress plugin. */
    PHP_INI_ENTRY_EX("aikey.enabled", "1", PHP_INI_SYSTEM, NULL, zend_ini_boolean_displayer_cb)
    PHP_INI_ENTRY_EX("aikey.recheck", "0", PHP_INI_SYSTEM, NULL, zend_ini_boolean_displayer_cb)
    STD_PHP_INI_ENTRY("aikey.ca_file", "", PHP_INI_SYSTEM, OnUpdateText, ca_file,
                      zend_aikey_globals, aikey_globals)
PHP_INI_END()
/* clang-format on */

void php_aikey_ini_register(int module_number)
{
    zend_register_ini_entries(ini_entries, module_number);
}

void php_aikey_ini_unregister(int module_number)
{
    zend_unregister_ini_entries(module_number);
}
