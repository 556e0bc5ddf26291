/* Calls of PHP functions, whatever those do: return, throw, exit or die. */
#ifndef PHP_AIKEY_CALL_H
#define PHP_AIKEY_CALL_H

#include "php.h"

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

/* One call of an aikey function: what its callbacks into PHP leave behind. */
struct php_aikey_call {
    zval value; /* the string that was read last, or undefined */
    bool dead;  /* a callback ended in a fatal error: whatever is called now cleans up after it */
    unsigned char
        seal_problem;  /* enum aikey_seal_problem: why a key was not read, or not written */
    zend_object *wpdb; /* from lock to unlock: what was asked for the site's lock, or NULL */
    zend_ulong lock;   /* and the number in the lock's name */
};

static zend_always_inline void php_aikey_call_begin(struct php_aikey_call *call)
{
    ZVAL_UNDEF(&call->value);
    call->dead = false;
    call->seal_problem = 0;
}

/* Releases a value that may be a key, wiping it if nobody else holds it. */
void php_aikey_release(zval *value);

/* Ends the request, as the fatal error would have. */
ZEND_COLD ZEND_NORETURN void php_aikey_call_die(void);

/* Releases what was read. If a callback died, raises its bailout again, so nothing else may be left
 * to clean up. False: an exception is pending; return at once. */
static zend_always_inline bool php_aikey_call_end(struct php_aikey_call *call)
{
    if (!Z_ISUNDEF(call->value)) {
        php_aikey_release(&call->value);
    }
    if (UNEXPECTED(call->dead)) {
        php_aikey_call_die();
    }
    return EG(exception) == NULL;
}

/* What a guard sets aside. */
struct php_aikey_guard {
    enum aikey_status status;
    zend_execute_data *frame;
    zend_object *pending; /* the exception that was there before, or NULL */
    bool in_fiber;
    bool cleaning; /* the call was dead before */
    bool unclean;  /* so was the request */
    bool died;
    int error_reporting;
#ifdef ZEND_HAS_OOM
    zend_oom_state oom;
#endif
};

void php_aikey_guard_begin(struct php_aikey_call *call, struct php_aikey_guard *guard);
void php_aikey_guard_died(struct php_aikey_guard *guard);
AIKEY_MUST_CHECK enum aikey_status php_aikey_guard_end(struct php_aikey_call *call,
                                                       struct php_aikey_guard *guard);

/* Sets `result` to the status that `work` returns, or to AIKEY_INTERRUPTED if PHP code threw,
 * exited or died in it. Each function that core calls, and that may run PHP code or allocate memory
 * from PHP, does so in here, so that no longjmp() crosses core: destructors run wherever a value is
 * released. If `work` dies, what it has allocated is left to the end of the request. An exception
 * that is already pending stays, and a new one is dropped. */
#define PHP_AIKEY_GUARD(call, result, work)                                                        \
    do {                                                                                           \
        struct php_aikey_guard guard;                                                              \
        php_aikey_guard_begin((call), &guard);                                                     \
        zend_try                                                                                   \
        {                                                                                          \
            guard.status = (work);                                                                 \
        }                                                                                          \
        zend_catch                                                                                 \
        {                                                                                          \
            php_aikey_guard_died(&guard);                                                          \
        }                                                                                          \
        zend_end_try();                                                                            \
        (result) = php_aikey_guard_end((call), &guard);                                            \
    } while (0)

/* Puts right what a guard left if its end was never reached. For the start of a request. */
void php_aikey_guard_reset(void);

/* The rest is for use inside a guard. */

/* Calls a PHP function by its name. AIKEY_ABSENT: there is no such function. AIKEY_INTERRUPTED: it
 * threw or exited. The caller keeps the arguments, and on AIKEY_OK releases the result. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_function(zend_string *name, uint32_t argc,
                                                           zval *argv, zval *result);

/* The same, without a result. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_for_effect(zend_string *name, uint32_t argc,
                                                             zval *argv);

/* The same for a method with one argument. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_method(zend_object *object, const char *name,
                                                         zval *argument, zval *result);

/* Whether the function is defined. */
bool php_aikey_function_exists(zend_string *name);

#endif
