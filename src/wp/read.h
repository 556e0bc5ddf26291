/* Where keys come from: environment, constants and options. Inline, since every aikey_resolve()
 * runs through it: as functions they would add a tenth to a key from the environment, and a fifth
 * to one from a constant. */
#ifndef PHP_AIKEY_READ_H
#define PHP_AIKEY_READ_H

#include "option.h"

#include "src/core/bytes/secret.h"
#include "src/core/keys/resolve.h"
#include "src/php/call.h"
#include "src/php/interned.h"
#include "src/php/text.h"

#include "SAPI.h"

/* As getenv() sees it: the SAPI's variables first, then the process's. */
static zend_always_inline enum aikey_status php_aikey_read_env(const char *name, zval *out)
{
    char *of_sapi = sapi_module.getenv != NULL ? sapi_getenv(name, strlen(name)) : NULL;
    if (of_sapi != NULL) {
        ZVAL_STRING(out, of_sapi);
        aikey_wipe(of_sapi, strlen(of_sapi));
        efree(of_sapi);
        return AIKEY_OK;
    }
    tsrm_env_lock();
    const char *of_process = getenv(name);
    if (of_process != NULL) {
        ZVAL_STRING(out, of_process);
    }
    tsrm_env_unlock();
    return of_process != NULL ? AIKEY_OK : AIKEY_ABSENT;
}

/* A constant of a class or a namespace, if a plugin registered one. An autoloader may run. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_read_scoped_constant(struct php_aikey_call *call,
                                                                  const char *name);

static zend_always_inline enum aikey_status php_aikey_read_constant(struct php_aikey_call *call,
                                                                    const char *name)
{
    if (UNEXPECTED(*name == '\\')) {
        return php_aikey_read_scoped_constant(call, name);
    }
    zend_string *string = php_aikey_name(name);
    zend_constant *constant =
        zend_hash_find_ex_ptr(EG(zend_constants), string, ZSTR_H(string) != 0);
    zend_string_release(string);
    if (constant == NULL || Z_TYPE(constant->value) != IS_STRING) {
        return AIKEY_ABSENT;
    }
    ZVAL_COPY(&call->value, &constant->value);
    return AIKEY_OK;
}

/* Reads from the environment, a constant or an option; the call holds the value. */
static zend_always_inline enum aikey_status php_aikey_read_inline(void *context,
                                                                  enum aikey_source source,
                                                                  const char *name,
                                                                  struct aikey_slice *value)
{
    struct php_aikey_call *call = context;
    if (!Z_ISUNDEF(call->value)) {
        php_aikey_release(&call->value);
    }
    if (UNEXPECTED(*name == '\0')) {
        return AIKEY_ABSENT;
    }
    enum aikey_status status = source == AIKEY_SOURCE_ENV ? php_aikey_read_env(name, &call->value)
                               : source == AIKEY_SOURCE_CONSTANT
                                   ? php_aikey_read_constant(call, name)
                                   : php_aikey_option_read(call, name);
    if (status == AIKEY_OK) {
        *value = php_aikey_value_slice(&call->value);
    }
    return status;
}

/* The same for core's struct aikey_io. */
enum aikey_status php_aikey_read(void *context, enum aikey_source source, const char *name,
                                 struct aikey_slice *value);

#endif
