#include "callbacks.h"

#include "lock.h"
#include "option.h"
#include "read.h"
#include "record.h"

#include "src/php/exception.h"
#include "src/php/interned.h"
#include "src/php/json_parser.h"
#include "src/php/sealing.h"

static enum aikey_status get_record(const char *name, struct aikey_record *record)
{
    zval value;
    enum aikey_status status = php_aikey_option_get(name, &value);
    if (status != AIKEY_OK) {
        return status;
    }
    bool is_record = php_aikey_record_from_zval(&value, record);
    zval_ptr_dtor(&value);
    return is_record ? AIKEY_OK : AIKEY_ABSENT;
}

/* Not autoloaded, since few requests read it. */
static enum aikey_status update_record(const char *name, const struct aikey_record *record)
{
    zval args[3];
    ZVAL_STR(&args[0], php_aikey_name(name));
    php_aikey_record_to_zval(record, &args[1]);
    ZVAL_FALSE(&args[2]);
    enum aikey_status status = php_aikey_call_for_effect(php_aikey_fn.update_option, 3, args);
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[1]);
    return status;
}

static enum aikey_status set_record(const char *name, const struct aikey_record *record)
{
    struct aikey_record stored;
    enum aikey_status status = update_record(name, record);
    if (status == AIKEY_OK) {
        status = get_record(name, &stored);
    }
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_FAILED : status;
    }
    bool same = strcmp(stored.fingerprint, record->fingerprint) == 0 &&
                strcmp(stored.verdict, record->verdict) == 0;
    return same ? AIKEY_OK : AIKEY_FAILED;
}

/* A transient, which every version of WordPress deletes by itself. */
static enum aikey_status set_claim(const char *name, int seconds)
{
    zval args[3], claimed;
    ZVAL_STRING(&args[0], name);
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.get_transient, 1, args, &claimed);
    if (status == AIKEY_OK) {
        bool is_free = Z_TYPE(claimed) == IS_FALSE;
        php_aikey_release(&claimed);
        ZVAL_LONG(&args[1], 1);
        ZVAL_LONG(&args[2], seconds);
        status =
            is_free ? php_aikey_call_for_effect(php_aikey_fn.set_transient, 3, args) : AIKEY_ABSENT;
    }
    zval_ptr_dtor(&args[0]);
    return status == AIKEY_ABSENT && !php_aikey_function_exists(php_aikey_fn.get_transient)
               ? AIKEY_OK
               : status;
}

static enum aikey_seal_problem seal_problem(void *context)
{
    const struct php_aikey_call *call = context;
    return (enum aikey_seal_problem)call->seal_problem;
}

static enum aikey_status read_record(void *context, const char *name, struct aikey_record *record)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, get_record(name, record));
    return status;
}

static enum aikey_status write_record(void *context, const char *name,
                                      const struct aikey_record *record)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, set_record(name, record));
    return status;
}

static enum aikey_status read_stored(void *context, const char *name, struct aikey_slice *value)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_option_read_stored(context, name, value));
    return status;
}

static enum aikey_status write_option(void *context, const char *name, struct aikey_slice value)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_option_write(name, value));
    return status;
}

static enum aikey_status write_key(void *context, const char *name, struct aikey_slice key)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_option_write_key(context, name, key));
    return status;
}

static enum aikey_status delete_option(void *context, const char *name)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_option_delete(name));
    return status;
}

static void unlock(void *context)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_unlock(context));
    (void)status; /* a lock that was not given back ends with the connection */
}

static enum aikey_status lock(void *context, const struct aikey_names *names)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, php_aikey_lock(context, names));
    if (status != AIKEY_OK) {
        unlock(context); /* what was interrupted may have got it */
    }
    return status;
}

static enum aikey_status claim(void *context, const char *name, int seconds)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(context, status, set_claim(name, seconds));
    return status;
}

static int64_t now(void)
{
    return (int64_t)time(NULL);
}

/* PHP enforces its time limit at the next opcode, so return to it at once. */
static bool is_cancelled(void *context)
{
    (void)context;
    return zend_atomic_bool_load(&EG(timed_out));
}

struct aikey_io php_aikey_io(struct php_aikey_call *call)
{
    return (struct aikey_io){
        .sealing = php_aikey_sealing_of(php_aikey_sealer()->problem),
        .read = php_aikey_read,
        .seal_problem = seal_problem,
        .read_stored = read_stored,
        .lock = lock,
        .unlock = unlock,
        .write_option = write_option,
        .write_key = write_key,
        .delete_option = delete_option,
        .read_record = read_record,
        .write_record = write_record,
        .claim = claim,
        .now = now,
        .cancelled = is_cancelled,
        .json = php_aikey_json(call),
        .context = call,
    };
}

bool php_aikey_require_wordpress(void)
{
    bool there = php_aikey_function_exists(php_aikey_fn.get_option) &&
                 php_aikey_function_exists(php_aikey_fn.update_option) &&
                 php_aikey_function_exists(php_aikey_fn.delete_option);
    if (!there) {
        php_aikey_throw_no_wordpress();
    }
    return there;
}
