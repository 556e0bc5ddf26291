#include "exception.h"

#include "globals.h"
#include "sealing.h"

#include "zend_exceptions.h"

/* The class constants of AikeyException, as in aikey.stub.php. */
enum {
    NO_WORDPRESS = 1,
    INTERNAL,
    NO_KEYRING,
    KEYRING_UNREADABLE,
    UNKNOWN_KEY_ID,
    TAMPERED,
    OTHER_TENANT
};

void php_aikey_throw_status(enum aikey_status status)
{
    zend_throw_exception(aikey_exception_ce,
                         status == AIKEY_NOMEM ? "aikey ran out of memory"
                                               : "A library that aikey depends on failed",
                         INTERNAL);
}

void php_aikey_throw_seal_problem(const char *what, enum aikey_seal_problem problem)
{
    static const int codes[AIKEY_SEAL_PROBLEM_COUNT] = {
        [AIKEY_SEAL_PROBLEM_NO_KEYRING] = NO_KEYRING,
        [AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE] = KEYRING_UNREADABLE,
        [AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID] = UNKNOWN_KEY_ID,
        [AIKEY_SEAL_PROBLEM_TAMPERED] = TAMPERED,
        [AIKEY_SEAL_PROBLEM_OTHER_TENANT] = OTHER_TENANT,
        [AIKEY_SEAL_PROBLEM_TENANT_REFUSED] = OTHER_TENANT,
        [AIKEY_SEAL_PROBLEM_NO_TENANT] = OTHER_TENANT,
    };
    zend_throw_exception_ex(aikey_exception_ce, codes[problem], "Cannot %s: %s", what,
                            php_aikey_seal_explain(problem));
}

void php_aikey_throw_id(uint32_t arg)
{
    zend_argument_value_error(
        arg, "must be a connector id of 1 to 64 characters from a-z, 0-9, _ and -");
}

void php_aikey_throw_no_wordpress(void)
{
    zend_throw_exception(aikey_exception_ce,
                         "WordPress is not loaded: there are no options to store a key in",
                         NO_WORDPRESS);
}
