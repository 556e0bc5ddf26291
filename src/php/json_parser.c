#include "json_parser.h"

#include "text.h"

#include "src/core/bytes/secret.h"

#include "php.h"

#include "ext/json/php_json_parser.h"

enum { MAX_DEPTH = 32 };

/* The reply may have echoed the key. */
static void wipe(zval *value)
{
    if (Z_TYPE_P(value) == IS_ARRAY) {
        zval *member;
        ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(value), member)
        {
            wipe(member);
        }
        ZEND_HASH_FOREACH_END();
    } else if (Z_TYPE_P(value) == IS_STRING && !ZSTR_IS_INTERNED(Z_STR_P(value))) {
        aikey_wipe(Z_STRVAL_P(value), Z_STRLEN_P(value));
    }
}

static void release(void *document)
{
    zval *root = document;
    wipe(root);
    zval_ptr_dtor(root);
    efree(root);
}

/* Not json_decode(), which would overwrite the script's json_last_error(). */
static enum aikey_status parse_text(struct aikey_slice text, void **document)
{
    php_json_parser parser;
    zval *root = emalloc(sizeof(zval));
    ZVAL_UNDEF(root);
    php_json_parser_init(&parser, root, text.data, text.len,
                         PHP_JSON_OBJECT_AS_ARRAY | PHP_JSON_BIGINT_AS_STRING, MAX_DEPTH);
    if (php_json_parse(&parser) != 0) {
        efree(root);
        return AIKEY_INVALID;
    }
    *document = root;
    return AIKEY_OK;
}

static enum aikey_status parse(void *context, struct aikey_slice text, void **document)
{
    enum aikey_status status;
    void *parsed = NULL;
    PHP_AIKEY_GUARD(context, status, parse_text(text, &parsed));
    if (status == AIKEY_OK) {
        *document = parsed;
    } else if (parsed != NULL) {
        release(parsed); /* memory ran out, but not before the end of the text */
    }
    return status;
}

static zval *step(const zval *value, const char *name, size_t len)
{
    return Z_TYPE_P(value) == IS_ARRAY ? zend_symtable_str_find(Z_ARRVAL_P(value), name, len)
                                       : NULL;
}

static bool find(void *document, const char *path, struct aikey_json_value *out)
{
    zval *value = document;
    while (*path != '\0' && value != NULL) {
        size_t len = strcspn(path, ".");
        value = step(value, path, len);
        path += path[len] == '.' ? len + 1 : len;
    }
    if (value == NULL || Z_TYPE_P(value) == IS_NULL) {
        return false;
    }
    *out = (struct aikey_json_value){.type = AIKEY_JSON_TYPE_OTHER};
    switch (Z_TYPE_P(value)) {
    case IS_STRING:
        out->type = AIKEY_JSON_TYPE_STRING;
        out->text = php_aikey_value_slice(value);
        break;
    case IS_LONG:
        out->type = AIKEY_JSON_TYPE_NUMBER;
        out->number = Z_LVAL_P(value);
        break;
    case IS_TRUE:
        out->type = AIKEY_JSON_TYPE_TRUE;
        break;
    default:
        break;
    }
    return true;
}

struct aikey_json php_aikey_json(struct php_aikey_call *call)
{
    return (struct aikey_json){parse, find, release, call};
}
