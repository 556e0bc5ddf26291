#include "read.h"

enum aikey_status php_aikey_read_scoped_constant(struct php_aikey_call *call, const char *name,
                                                 zval *out)
{
    zval arg;
    ZVAL_STRING(&arg, name);
    enum aikey_status status = php_aikey_call_function(call, php_aikey_fn.defined, 1, &arg, out);
    if (status == AIKEY_OK) {
        status = Z_TYPE_P(out) == IS_TRUE
                     ? php_aikey_call_function(call, php_aikey_fn.constant, 1, &arg, out)
                     : AIKEY_ABSENT;
    }
    zval_ptr_dtor(&arg);
    if (status == AIKEY_OK && Z_TYPE_P(out) != IS_STRING) {
        zval_ptr_dtor(out);
        status = AIKEY_ABSENT;
    }
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
