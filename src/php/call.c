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

static void release_object(void *object)
{
    OBJ_RELEASE((zend_object *)object);
}

void php_aikey_release_object(struct php_aikey_call *call, zend_object *object)
{
    php_aikey_guard(call, release_object, object);
}

/* The exception that was pending first is the one to report: cleaning up after it may throw too. */
static void restore_exception(struct php_aikey_call *call, zend_object *pending)
{
    zend_object *dropped = EG(exception);
    if (pending != NULL) {
        EG(exception) = pending;
        if (dropped != NULL) {
            php_aikey_release_object(call, dropped); /* no longer pending: its destructor may run */
        }
    }
}

/* PHP code may end in an exception, in exit() (an exception that nobody catches) or in a longjmp to
 * the nearest zend_try. The latter must not cross core, so the zend_try is here. */
enum aikey_status php_aikey_guard(struct php_aikey_call *call, void (*run)(void *context),
                                  void *context)
{
    zend_execute_data *frame = EG(current_execute_data);
    zend_object *pending = EG(exception);
    EG(exception) = NULL;
    /* Arguments may be keys: keep them out of the stack traces of exceptions. */
    bool ignore_args = EG(exception_ignore_args);
    EG(exception_ignore_args) = true;
    zend_try
    {
        run(context);
    }
    zend_catch
    {
        call->dead = true;
        EG(current_execute_data) = frame;
    }
    zend_end_try();
    EG(exception_ignore_args) = ignore_args;
    bool ok = !call->dead && EG(exception) == NULL;
    restore_exception(call, pending);
    return ok ? AIKEY_OK : AIKEY_INTERRUPTED;
}

struct callee {
    zend_fcall_info info;
    zend_fcall_info_cache function;
};

static void run_callee(void *context)
{
    struct callee *callee = context;
    zend_call_function(&callee->info, &callee->function);
}

static enum aikey_status call_known(struct php_aikey_call *call, struct callee *callee)
{
    zval *result = callee->info.retval;
    callee->info.size = sizeof(callee->info);
    ZVAL_UNDEF(result);
    enum aikey_status status = php_aikey_guard(call, run_callee, callee);
    if (status != AIKEY_OK || Z_ISUNDEF_P(result)) {
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
    struct callee callee = {
        .info = {.retval = result, .params = argv, .param_count = argc},
        .function = {.function_handler = function},
    };
    return call_known(call, &callee);
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
    struct callee callee = {
        .info = {.retval = result, .params = argument, .object = object, .param_count = 1},
        .function = {.function_handler = method, .called_scope = object->ce, .object = object},
    };
    return call_known(call, &callee);
}
