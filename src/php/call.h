#ifndef PHP_AIKEY_CALL_H
#define PHP_AIKEY_CALL_H

#include "php.h"

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

/* One call of an aikey function: what its callbacks into PHP leave behind. */
struct php_aikey_call {
    zval value;            /* what was read last */
    struct aikey_slice id; /* the connector's */
    bool dead; /* a callback died of a fatal error: nothing in PHP may be called any more */
    unsigned char seal_problem; /* an aikey_seal_problem: why what was read did not open */
};

static zend_always_inline void php_aikey_call_begin(struct php_aikey_call *call,
                                                    struct aikey_slice id)
{
    ZVAL_UNDEF(&call->value);
    call->id = id;
    call->dead = false;
    call->seal_problem = 0;
}

/* Releases a value that may be a key; wiped, if nobody else holds it. */
void php_aikey_release(zval *value);

/* Releases what was read and, where a callback died, raises its bailout again: the last thing a
 * function does. False: an exception stands, return at once. */
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

/* Calls a function of WordPress by its name. AIKEY_ABSENT: there is no such function.
 * AIKEY_INTERRUPTED: it threw, exited or died. The arguments stay the caller's; the result is his
 * to release where the status is AIKEY_OK. An exception that stands already stays the first. */
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

/* Whether the function is defined. */
bool php_aikey_function_exists(zend_string *name);

#endif
