#include "host.h"

#include "json.h"
#include "lock.h"
#include "names.h"
#include "option.h"
#include "record.h"
#include "sealing.h"

#include "src/core/secret.h"

#include "SAPI.h"

/* As getenv() sees it: the SAPI's variables first, then the process's. */
static enum aikey_status read_env(const char *name, zval *out)
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

/* A plugin may have named a constant of a class or a namespace, whose autoloader then runs. */
static enum aikey_status read_scoped_constant(struct php_aikey_call *call, const char *name,
                                              zval *out)
{
    zval arg;
    ZVAL_STRING(&arg, name);
    enum aikey_status status =
        php_aikey_call_function(call, php_aikey_function_names.defined, 1, &arg, out);
    if (status == AIKEY_OK) {
        status =
            Z_TYPE_P(out) == IS_TRUE
                ? php_aikey_call_function(call, php_aikey_function_names.constant, 1, &arg, out)
                : AIKEY_ABSENT;
    }
    zval_ptr_dtor(&arg);
    if (status == AIKEY_OK && Z_TYPE_P(out) != IS_STRING) {
        zval_ptr_dtor(out);
        status = AIKEY_ABSENT;
    }
    if (status != AIKEY_OK) {
        ZVAL_UNDEF(out);
    }
    return status;
}

static enum aikey_status read_constant(struct php_aikey_call *call, const char *name, zval *out)
{
    if (UNEXPECTED(*name == '\\')) {
        return read_scoped_constant(call, name, out);
    }
    zend_string *string = php_aikey_name(name);
    zend_constant *constant = zend_hash_find_ptr(EG(zend_constants), string);
    zend_string_release(string);
    if (constant == NULL || Z_TYPE(constant->value) != IS_STRING) {
        return AIKEY_ABSENT;
    }
    ZVAL_COPY(out, &constant->value);
    return AIKEY_OK;
}

enum aikey_status php_aikey_read(void *context, enum aikey_source source, const char *name,
                                 struct aikey_slice *value)
{
    struct php_aikey_call *call = context;
    if (UNEXPECTED(call->dead)) {
        return AIKEY_INTERRUPTED;
    }
    if (!Z_ISUNDEF(call->value)) {
        php_aikey_release(&call->value);
    }
    if (UNEXPECTED(*name == '\0')) {
        return AIKEY_ABSENT;
    }
    enum aikey_status status = source == AIKEY_ENV        ? read_env(name, &call->value)
                               : source == AIKEY_CONSTANT ? read_constant(call, name, &call->value)
                                                          : php_aikey_option_read(call, name);
    if (status == AIKEY_OK) {
        *value = (struct aikey_slice){Z_STRVAL(call->value), Z_STRLEN(call->value)};
    }
    return status;
}

static enum aikey_status read_record(void *context, const char *name, struct aikey_record *record)
{
    struct php_aikey_call *call = context;
    zval value;
    enum aikey_status status = php_aikey_option_get(call, name, &value);
    if (status == AIKEY_OK) {
        status = php_aikey_record_from_zval(&value, record) ? AIKEY_OK : AIKEY_ABSENT;
        zval_ptr_dtor(&value);
    }
    return status;
}

/* Not autoloaded: only a look at the key's standing reads it. */
static enum aikey_status write_record(void *context, const char *name,
                                      const struct aikey_record *record)
{
    struct php_aikey_call *call = context;
    struct aikey_record stored;
    zval args[3], result;
    ZVAL_STR(&args[0], php_aikey_name(name));
    php_aikey_record_to_zval(record, &args[1]);
    ZVAL_FALSE(&args[2]);
    enum aikey_status status =
        php_aikey_call_function(call, php_aikey_function_names.update_option, 3, args, &result);
    if (status == AIKEY_OK) {
        zval_ptr_dtor(&result);
        status = read_record(context, name, &stored);
    }
    if (status == AIKEY_OK && (strcmp(stored.fingerprint, record->fingerprint) != 0 ||
                               strcmp(stored.verdict, record->verdict) != 0)) {
        status = AIKEY_FAILED;
    }
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[1]);
    return status == AIKEY_ABSENT ? AIKEY_FAILED : status;
}

static int64_t now(void)
{
    return (int64_t)time(NULL);
}

/* PHP raises its time limit at the next opcode: come back to it at once. */
static bool is_cancelled(void *context)
{
    (void)context;
    return zend_atomic_bool_load(&EG(timed_out));
}

struct aikey_host php_aikey_host(struct php_aikey_call *call)
{
    return (struct aikey_host){
        .sealing = php_aikey_sealing_state(),
        .read = php_aikey_read,
        .read_stored = php_aikey_option_read_stored,
        .lock = php_aikey_lock,
        .unlock = php_aikey_unlock,
        .write_option = php_aikey_option_write,
        .write_key = php_aikey_option_write_key,
        .delete_option = php_aikey_option_delete,
        .read_record = read_record,
        .write_record = write_record,
        .now = now,
        .cancelled = is_cancelled,
        .json = php_aikey_json(call),
        .context = call,
    };
}

bool php_aikey_has_wordpress(void)
{
    return php_aikey_function_exists(php_aikey_function_names.get_option) &&
           php_aikey_function_exists(php_aikey_function_names.update_option) &&
           php_aikey_function_exists(php_aikey_function_names.delete_option);
}
