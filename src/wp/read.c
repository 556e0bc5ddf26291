#include "read.h"

static enum aikey_status is_defined(struct php_aikey_call *call, zval *name)
{
    zval result;
    enum aikey_status status =
        php_aikey_call_function(call, php_aikey_fn.defined, 1, name, &result);
    if (status != AIKEY_OK) {
        return status;
    }
    bool defined = Z_TYPE(result) == IS_TRUE;
    zval_ptr_dtor(&result);
    return defined ? AIKEY_OK : AIKEY_ABSENT;
}

static enum aikey_status read_text(struct php_aikey_call *call, zval *name, zval *out)
{
    enum aikey_status status = is_defined(call, name);
    if (status == AIKEY_OK) {
        status = php_aikey_call_function(call, php_aikey_fn.constant, 1, name, out);
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

enum aikey_status php_aikey_read_scoped_constant(struct php_aikey_call *call, const char *name,
                                                 zval *out)
{
    zval arg;
    ZVAL_STRING(&arg, name);
    enum aikey_status status = read_text(call, &arg, out);
    zval_ptr_dtor(&arg);
    if (status != AIKEY_OK) {
        ZVAL_UNDEF(out);
    }
    return status;
}

enum aikey_status php_aikey_read(void *context, enum aikey_source source, const char *name,
                                 struct aikey_slice *value)
{
    return php_aikey_read_inline(context, source, name, value);
}
