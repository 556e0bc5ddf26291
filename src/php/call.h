/* Calls of PHP functions, whatever those do: return, throw, exit or die. */
#ifndef PHP_AIKEY_CALL_H
#define PHP_AIKEY_CALL_H

#include "php.h"

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

/* One call of an aikey function: what its callbacks into PHP leave behind. */
struct php_aikey_call {
    zval value; /* what was read last */
    bool dead;  /* a callback ended in a fatal error: call nothing in PHP any more */
    unsigned char seal_problem; /* enum aikey_seal_problem: why what was read did not open */
    zend_object *wpdb;          /* from lock to unlock: what has the site's lock, or NULL */
    zend_ulong lock;            /* and the number in the lock's name */
};

static zend_always_inline void php_aikey_call_begin(struct php_aikey_call *call)
{
    ZVAL_UNDEF(&call->value);
    call->dead = false;
    call->seal_problem = 0;
}

/* Releases a value that may be a key, wiping it if nobody else holds it. */
void php_aikey_release(zval *value);

/* Releases what was read. If a callback died, raises its bailout again, so nothing may be left to
 * clean up. False: an exception is pending; return at once. */
static zend_always_inline bool php_aikey_call_end(struct php_aikey_call *call)
{
    if (UNEXPECTED(call->dead)) {
        zend_bailout();
    }
    if (!Z_ISUNDEF(call->value)) {
        php_aikey_release(&call->value);
    }
    return EG(exception) == NULL;
}

/* Calls a PHP function by its name. AIKEY_ABSENT: there is no such function. AIKEY_INTERRUPTED: it
 * threw, exited or died. The caller keeps the arguments, and on AIKEY_OK releases the result. An
 * exception that is already pending stays, and a new one is dropped. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_function(struct php_aikey_call *call,
                                                           zend_string *name, uint32_t argc,
                                                           zval *argv, zval *result);

/* The same, without a result. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_for_effect(struct php_aikey_call *call,
                                                             zend_string *name, uint32_t argc,
                                                             zval *argv);

/* The same for a method with one argument. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_call_method(struct php_aikey_call *call,
                                                         zend_object *object, const char *name,
                                                         zval *argument, zval *result);

/* Runs code that may call into PHP, and so may end in the middle. AIKEY_INTERRUPTED: it did. */
enum aikey_status php_aikey_guard(struct php_aikey_call *call, void (*run)(void *context),
                                  void *context);

/* Releases an object, whose destructor may do anything. */
void php_aikey_release_object(struct php_aikey_call *call, zend_object *object);

/* Whether the function is defined. */
bool php_aikey_function_exists(zend_string *name);

#endif
