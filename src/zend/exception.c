#include "exception.h"

#include "host.h"
#include "php_aikey.h"

#include "zend_exceptions.h"

/* The class constants of AikeyException */
enum { NO_WORDPRESS = 1, INTERNAL = 2 };

void php_aikey_throw_status(enum aikey_status status)
{
    zend_throw_exception(aikey_exception_ce,
                         status == AIKEY_NOMEM ? "aikey ran out of memory"
                                               : "A library that aikey needs failed",
                         INTERNAL);
}

bool php_aikey_require_wordpress(void)
{
    if (php_aikey_has_wordpress()) {
        return true;
    }
    zend_throw_exception(aikey_exception_ce,
                         "WordPress is not loaded: there are no options to store a key in",
                         NO_WORDPRESS);
    return false;
}
