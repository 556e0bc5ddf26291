#include "read.h"

static enum aikey_status is_defined(zval *name)
{
    zval result;
    enum aikey_status status = php_aikey_call_function(php_aikey_fn.defined, 1, name, &result);
    if (status != AIKEY_OK) {
        return status;
    }
    bool defined = Z_TYPE(result) == IS_TRUE;
    zval_ptr_dtor(&result);
    return defined ? AIKEY_OK : AIKEY_ABSENT;
}

static enum aikey_status read_text(zval *name, zval *out)
{
    enum aikey_status status = is_defined(name);
    if (status == AIKEY_OK) {
        status = php_aikey_call_function(php_aikey_fn.constant, 1, name, out);
    }
    if (status != AIKEY_OK) {
        return status;
    }
    if (Z_TYPE_P(out) != IS_STRING) {
        zval_ptr_dtor(out);
        return AIKEY_ABSENT;
    }
    return AIKEY_OK;
}

static enum aikey_status read_scoped_constant(struct php_aikey_call *call, const char *name)
{
    zval arg, text;
    ZVAL_STRING(&arg, name);
    enum aikey_status status = read_text(&arg, &text);
    zval_ptr_dtor(&arg);
    if (status == AIKEY_OK) {
        ZVAL_COPY_VALUE(&call->value, &text);
    }
    return status;
}

enum aikey_status php_aikey_read_scoped_constant(struct php_aikey_call *call, const char *name)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, read_scoped_constant(call, name));
    return status;
}

enum aikey_status php_aikey_read(void *context, enum aikey_source source, const char *name,
                                 struct aikey_slice *value)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_read_inline(context, source, name, value));
    return status;
}
