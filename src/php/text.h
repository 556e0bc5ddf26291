/* PHP's strings as core's slices. */
#ifndef PHP_AIKEY_TEXT_H
#define PHP_AIKEY_TEXT_H

#include "php.h"

#include "src/core/bytes/slice.h"

static zend_always_inline struct aikey_slice php_aikey_slice(const zend_string *text)
{
    return (struct aikey_slice){ZSTR_VAL(text), ZSTR_LEN(text)};
}

/* For a value that is known to be a string. */
static zend_always_inline struct aikey_slice php_aikey_value_slice(const zval *value)
{
    return php_aikey_slice(Z_STR_P(value));
}

/* Empty if the value is NULL or not a string. */
static zend_always_inline struct aikey_slice php_aikey_slice_or_empty(const zval *value)
{
    return value != NULL && Z_TYPE_P(value) == IS_STRING ? php_aikey_value_slice(value)
                                                         : AIKEY_SLICE_LITERAL("");
}

#endif
