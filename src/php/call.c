#include "call.h"

#include "src/core/bytes/secret.h"

#include "zend_exceptions.h"

void php_aikey_release(zval *value)
{
    if (Z_TYPE_P(value) == IS_STRING && Z_REFCOUNTED_P(value) && Z_REFCOUNT_P(value) == 1) {
        aikey_wipe(Z_STRVAL_P(value), Z_STRLEN_P(value));
    }
    zval_ptr_dtor(value);
    ZVAL_UNDEF(value);
}

static zend_function *find_function(zend_string *name)
{
    return zend_hash_find_ptr(EG(function_table), name);
}

bool php_aikey_function_exists(zend_string *name)
{
    return find_function(name) != NULL;
}

struct callee {
    zend_function *function;
    zend_object *object; /* whose method it is; NULL: a plain function */
};

/* PHP code may end in an exception, in exit() (an exception that nobody catches) or in a longjmp to
 * the nearest zend_try. The latter must not cross core, so the zend_try is here. */
static bool call_guarded(struct callee callee, uint32_t argc, zval *argv, zval *result)
{
    volatile bool dead = false;
    zend_execute_data *frame = EG(current_execute_data);
    zend_try
    {
        zend_call_known_function(callee.function, callee.object,
                                 callee.object != NULL ? callee.object->ce : NULL, result, argc,
                                 argv, NULL);
    }
    zend_catch
    {
        dead = true;
        EG(current_execute_data) = frame;
    }
    zend_end_try();
    return !dead;
}

/* The exception that was pending first is the one to report: cleaning up after it may throw too. */
static void restore_exception(zend_object *pending)
{
    if (pending != NULL) {
        if (EG(exception) != NULL) {
            OBJ_RELEASE(EG(exception));
        }
        EG(exception) = pending;
    }
}

static enum aikey_status call_known(struct php_aikey_call *call, struct callee callee,
                                    uint32_t argc, zval *argv, zval *result)
{
    zend_object *pending = EG(exception);
    EG(exception) = NULL;
    /* Arguments may be keys: keep them out of the stack traces of exceptions. */
    bool ignore_args = EG(exception_ignore_args);
    EG(exception_ignore_args) = true;

    ZVAL_UNDEF(result);
    call->dead = !call_guarded(callee, argc, argv, result);
    EG(exception_ignore_args) = ignore_args;
    bool ok = !call->dead && EG(exception) == NULL && !Z_ISUNDEF_P(result);
    restore_exception(pending);
    if (!ok) {
        if (!call->dead) {
            zval_ptr_dtor(result);
        }
        return AIKEY_INTERRUPTED;
    }
    if (Z_ISREF_P(result)) {
        zend_unwrap_reference(result);
    }
    return AIKEY_OK;
}

enum aikey_status php_aikey_call_function(struct php_aikey_call *call, zend_string *name,
                                          uint32_t argc, zval *argv, zval *result)
{
    if (UNEXPECTED(call->dead)) {
        return AIKEY_INTERRUPTED;
    }
    zend_function *function = find_function(name);
    if (function == NULL) {
        return AIKEY_ABSENT;
    }
    return call_known(call, (struct callee){function, NULL}, argc, argv, result);
}

enum aikey_status php_aikey_call_for_effect(struct php_aikey_call *call, zend_string *name,
                                            uint32_t argc, zval *argv)
{
    zval result;
    enum aikey_status status = php_aikey_call_function(call, name, argc, argv, &result);
    if (status == AIKEY_OK) {
        zval_ptr_dtor(&result);
    }
    return status;
}

enum aikey_status php_aikey_call_method(struct php_aikey_call *call, zend_object *object,
                                        const char *name, zval *argument, zval *result)
{
    if (UNEXPECTED(call->dead)) {
        return AIKEY_INTERRUPTED;
    }
    zend_function *method = zend_hash_str_find_ptr(&object->ce->function_table, name, strlen(name));
    if (method == NULL) {
        return AIKEY_ABSENT;
    }
    return call_known(call, (struct callee){method, object}, 1, argument, result);
}
