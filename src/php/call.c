#include "call.h"

#include "globals.h"

#include "src/core/bytes/secret.h"

#include "zend_exceptions.h"
#include "zend_fibers.h"

/* What cleaning up may use if memory_limit was reached. */
static const size_t reserve = 8 << 20;

void php_aikey_release(zval *value)
{
    if (Z_TYPE_P(value) == IS_STRING && Z_REFCOUNTED_P(value) && Z_REFCOUNT_P(value) == 1) {
        aikey_wipe(Z_STRVAL_P(value), Z_STRLEN_P(value));
    }
    zval_ptr_dtor(value);
    ZVAL_UNDEF(value);
}

/* With an exception pending, shutdown functions would not run. */
void php_aikey_call_die(void)
{
    zend_clear_exception();
    zend_bailout();
}

/* Arguments may be keys: keep them out of the stack traces of exceptions. */
static void hide_arguments(void)
{
    if (AIKEY_G(guards)++ == 0) {
        AIKEY_G(ignored_args) = EG(exception_ignore_args);
    }
    EG(exception_ignore_args) = true;
}

static void show_arguments(void)
{
    if (--AIKEY_G(guards) == 0) {
        EG(exception_ignore_args) = AIKEY_G(ignored_args);
    }
}

void php_aikey_guard_reset(void)
{
    if (AIKEY_G(guards) != 0) {
        AIKEY_G(guards) = 0;
        EG(exception_ignore_args) = AIKEY_G(ignored_args);
    }
}

#ifdef ZEND_HAS_OOM
/* Once memory_limit is reached, these releases of PHP call nothing until shutdown functions run. */
static bool is_out_of_memory(void)
{
    if (ZEND_HAS_OOM()) {
        zend_handle_delayed_oom(); /* logs it, unless that is done */
        return true;
    }
    return false;
}

static void begin_calls(struct php_aikey_guard *guard)
{
    guard->oom = EG(delayed_oom).state;
    EG(delayed_oom).state = ZEND_OOM_STATE_NONE;
}

static void end_calls(const struct php_aikey_guard *guard)
{
    EG(delayed_oom).state = guard->oom;
}
#else
static bool is_out_of_memory(void)
{
    return false;
}

static void begin_calls(struct php_aikey_guard *guard)
{
    (void)guard;
}

static void end_calls(const struct php_aikey_guard *guard)
{
    (void)guard;
}
#endif

/* A shutdown function could do what follows a fatal error, with more memory. The error is in the
 * log already, and another one that follows from it would only mislead. */
static void begin_cleaning(struct php_aikey_guard *guard)
{
    guard->error_reporting = EG(error_reporting);
    EG(error_reporting) = 0;
    zend_set_memory_limit(zend_memory_usage(true) + reserve);
    begin_calls(guard);
}

static void end_cleaning(const struct php_aikey_guard *guard)
{
    end_calls(guard);
    zend_set_memory_limit((size_t)PG(memory_limit));
    EG(error_reporting) = guard->error_reporting;
}

/* A fatal error need not jump: PHP may also unwind the stack, as for exit(). */
static bool has_died(const struct php_aikey_guard *guard)
{
    bool out_of_memory = is_out_of_memory();
    return guard->died || out_of_memory || (CG(unclean_shutdown) && !guard->unclean);
}

/* A fiber that is suspended in here might never be resumed: the key under test and the site's lock
 * would outlast the call. Outside of fibers there is nothing to suspend, and the callback may run
 * fibers of its own. */
void php_aikey_guard_begin(struct php_aikey_call *call, struct php_aikey_guard *guard)
{
    guard->frame = EG(current_execute_data);
    guard->pending = EG(exception);
    guard->in_fiber = EG(active_fiber) != NULL;
    guard->cleaning = call->dead;
    guard->unclean = CG(unclean_shutdown);
    guard->died = false;
    EG(exception) = NULL;
    hide_arguments();
    if (UNEXPECTED(guard->in_fiber)) {
        zend_fiber_switch_block();
    }
    if (UNEXPECTED(guard->cleaning)) {
        begin_cleaning(guard);
    }
}

void php_aikey_guard_died(struct php_aikey_guard *guard)
{
    guard->died = true;
    EG(current_execute_data) = guard->frame;
}

static enum aikey_status release_object(zend_object *object)
{
    OBJ_RELEASE(object);
    return AIKEY_OK;
}

/* The exception that was pending first is the one to report: cleaning up after it may throw too. */
static void restore_exception(struct php_aikey_call *call, zend_object *pending)
{
    zend_object *dropped = EG(exception);
    EG(exception) = pending;
    if (dropped != NULL) {
        enum aikey_status status; /* no longer pending: its destructor may run */
        PHP_AIKEY_GUARD(call, status, release_object(dropped));
        (void)status;
    }
}

enum aikey_status php_aikey_guard_end(struct php_aikey_call *call, struct php_aikey_guard *guard)
{
    bool died = has_died(guard);
    call->dead = call->dead || died;
    if (UNEXPECTED(guard->cleaning)) {
        end_cleaning(guard);
    }
    if (UNEXPECTED(guard->in_fiber)) {
        zend_fiber_switch_unblock();
    }
    show_arguments();
    bool ok = !died && EG(exception) == NULL;
    if (UNEXPECTED(guard->pending != NULL)) {
        restore_exception(call, guard->pending);
    }
    return ok ? guard->status : AIKEY_INTERRUPTED;
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
    zend_fcall_info info;
    zend_fcall_info_cache function;
};

static enum aikey_status call_known(struct callee *callee)
{
    zval *result = callee->info.retval;
    callee->info.size = sizeof(callee->info);
    ZVAL_UNDEF(result);
    zend_call_function(&callee->info, &callee->function);
    if (EG(exception) != NULL || Z_ISUNDEF_P(result)) {
        zval_ptr_dtor(result);
        return AIKEY_INTERRUPTED;
    }
    if (Z_ISREF_P(result)) {
        zend_unwrap_reference(result);
    }
    return AIKEY_OK;
}

enum aikey_status php_aikey_call_function(zend_string *name, uint32_t argc, zval *argv,
                                          zval *result)
{
    zend_function *function = find_function(name);
    if (function == NULL) {
        return AIKEY_ABSENT;
    }
    struct callee callee = {
        .info = {.retval = result, .params = argv, .param_count = argc},
        .function = {.function_handler = function},
    };
    return call_known(&callee);
}

enum aikey_status php_aikey_call_for_effect(zend_string *name, uint32_t argc, zval *argv)
{
    zval result;
    enum aikey_status status = php_aikey_call_function(name, argc, argv, &result);
    if (status == AIKEY_OK) {
        zval_ptr_dtor(&result);
    }
    return status;
}

enum aikey_status php_aikey_call_method(zend_object *object, const char *name, zval *argument,
                                        zval *result)
{
    zend_function *method = zend_hash_str_find_ptr(&object->ce->function_table, name, strlen(name));
    if (method == NULL) {
        return AIKEY_ABSENT;
    }
    struct callee callee = {
        .info = {.retval = result, .params = argument, .object = object, .param_count = 1},
        .function = {.function_handler = method, .called_scope = object->ce, .object = object},
    };
    return call_known(&callee);
}
