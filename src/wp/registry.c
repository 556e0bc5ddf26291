#include "registry.h"

#include "src/php/interned.h"
#include "src/php/text.h"

#include "ext/standard/html.h"

static zval *member(zval *array, const char *name)
{
    zval *value = Z_TYPE_P(array) == IS_ARRAY
                      ? zend_hash_str_find(Z_ARRVAL_P(array), name, strlen(name))
                      : NULL;
    if (value != NULL) {
        ZVAL_DEREF(value);
    }
    return value;
}

/* Empty if it is not a string. */
static struct aikey_slice member_text(zval *array, const char *name)
{
    return php_aikey_slice_or_empty(member(array, name));
}

/* UTF-8 without control characters. */
static bool is_showable(struct aikey_slice name)
{
    size_t cursor = 0;
    while (cursor < name.len) {
        zend_result status = SUCCESS;
        unsigned int point =
            php_next_utf8_char((const unsigned char *)name.data, name.len, &cursor, &status);
        if (status != SUCCESS || point < 0x20 || (point >= 0x7f && point < 0xa0)) {
            return false;
        }
    }
    return true;
}

/* A URL with another scheme, such as javascript:, might run when it is clicked. */
static bool is_link(struct aikey_slice url)
{
    return aikey_slice_starts(url, AIKEY_SLICE_LITERAL("https://"));
}

static void copy_if(struct aikey_slice from, bool good, char *out, size_t size)
{
    bool fits = good && from.len < size;
    memcpy(out, from.data, fits ? from.len : 0);
    out[fits ? from.len : 0] = '\0';
}

static bool read_connector(struct aikey_slice id, zval *connector, struct php_aikey_registered *out)
{
    zval *how = member(connector, "authentication");
    if (how == NULL ||
        !aikey_slice_equal(member_text(how, "method"), AIKEY_SLICE_LITERAL("api_key"))) {
        return false;
    }
    const struct aikey_registration chosen = {
        .env = member_text(how, "env_var_name"),
        .constant = member_text(how, "constant_name"),
        .option = member_text(how, "setting_name"),
    };
    struct aikey_slice name = member_text(connector, "name");
    struct aikey_slice url = member_text(how, "credentials_url");
    copy_if(name, is_showable(name), out->name, sizeof(out->name));
    out->credentials_url[0] = '\0';
    if (is_link(url)) {
        (void)aikey_slice_copy_printable(url, out->credentials_url, sizeof(out->credentials_url));
    }
    return aikey_names_accept(id, &chosen, out->buffer, &out->names);
}

/* wp_get_connector() complains about an id that is not registered. */
static enum aikey_status is_registered(zval *id)
{
    zval result;
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.wp_is_connector_registered, 1, id, &result);
    if (status != AIKEY_OK) {
        return status;
    }
    bool registered = Z_TYPE(result) == IS_TRUE;
    zval_ptr_dtor(&result);
    return registered ? AIKEY_OK : AIKEY_ABSENT;
}

static enum aikey_status get_connector(struct aikey_slice id, zval *connector)
{
    zval arg;
    ZVAL_STRINGL(&arg, id.data, id.len);
    enum aikey_status status = is_registered(&arg);
    if (status == AIKEY_OK) {
        status = php_aikey_call_function(php_aikey_fn.wp_get_connector, 1, &arg, connector);
    }
    zval_ptr_dtor(&arg);
    return status;
}

static enum aikey_status find_connector(struct aikey_slice id, struct php_aikey_registered *out)
{
    zval connector;
    enum aikey_status status = get_connector(id, &connector);
    if (status != AIKEY_OK) {
        return status;
    }
    bool usable = read_connector(id, &connector, out);
    zval_ptr_dtor(&connector);
    return usable ? AIKEY_OK : AIKEY_ABSENT;
}

enum aikey_status php_aikey_registry_find(struct php_aikey_call *call, struct aikey_slice id,
                                          struct php_aikey_registered *out)
{
    if (!php_aikey_function_exists(php_aikey_fn.wp_is_connector_registered)) {
        return AIKEY_ABSENT;
    }
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, find_connector(id, out));
    return status;
}

static void append_usable(zval *ids, HashTable *connectors)
{
    zend_ulong number;
    zend_string *name;
    zval *connector;
    ZEND_HASH_FOREACH_KEY_VAL(connectors, number, name, connector)
    {
        zend_string *id = name != NULL ? zend_string_copy(name) : zend_ulong_to_str(number);
        struct php_aikey_registered registered;
        ZVAL_DEREF(connector);
        if (aikey_id_is_valid(php_aikey_slice(id)) &&
            read_connector(php_aikey_slice(id), connector, &registered)) {
            add_next_index_str(ids, id);
        } else {
            zend_string_release(id);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static enum aikey_status list_connectors(zval *ids)
{
    zval all;
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.wp_get_connectors, 0, NULL, &all);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    if (Z_TYPE(all) == IS_ARRAY) {
        append_usable(ids, Z_ARRVAL(all));
    }
    zval_ptr_dtor(&all);
    return AIKEY_OK;
}

enum aikey_status php_aikey_registry_list(struct php_aikey_call *call, zval *ids)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, list_connectors(ids));
    return status;
}
