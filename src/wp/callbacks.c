#include "callbacks.h"

#include "lock.h"
#include "option.h"
#include "read.h"
#include "record.h"

#include "src/php/exception.h"
#include "src/php/interned.h"
#include "src/php/json_parser.h"
#include "src/php/sealing.h"

static enum aikey_status read_record(void *context, const char *name, struct aikey_record *record)
{
    struct php_aikey_call *call = context;
    zval value;
    enum aikey_status status = php_aikey_option_get(call, name, &value);
    if (status != AIKEY_OK) {
        return status;
    }
    bool is_record = php_aikey_record_from_zval(&value, record);
    zval_ptr_dtor(&value);
    return is_record ? AIKEY_OK : AIKEY_ABSENT;
}

/* Not autoloaded, since few requests read it. */
static enum aikey_status update_record(struct php_aikey_call *call, const char *name,
                                       const struct aikey_record *record)
{
    zval args[3];
    ZVAL_STR(&args[0], php_aikey_name(name));
    php_aikey_record_to_zval(record, &args[1]);
    ZVAL_FALSE(&args[2]);
    enum aikey_status status = php_aikey_call_for_effect(call, php_aikey_fn.update_option, 3, args);
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[1]);
    return status;
}

static enum aikey_status write_record(void *context, const char *name,
                                      const struct aikey_record *record)
{
    struct aikey_record stored;
    enum aikey_status status = update_record(context, name, record);
    if (status == AIKEY_OK) {
        status = read_record(context, name, &stored);
    }
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_FAILED : status;
    }
    bool same = strcmp(stored.fingerprint, record->fingerprint) == 0 &&
                strcmp(stored.verdict, record->verdict) == 0;
    return same ? AIKEY_OK : AIKEY_FAILED;
}

/* A transient, which every version of WordPress deletes by itself. */
static enum aikey_status claim(void *context, const char *name, int seconds)
{
    zval args[3], claimed;
    ZVAL_STRING(&args[0], name);
    enum aikey_status status =
        php_aikey_call_function(context, php_aikey_fn.get_transient, 1, args, &claimed);
    if (status == AIKEY_OK) {
        bool is_free = Z_TYPE(claimed) == IS_FALSE;
        php_aikey_release(&claimed);
        ZVAL_LONG(&args[1], 1);
        ZVAL_LONG(&args[2], seconds);
        status = is_free ? php_aikey_call_for_effect(context, php_aikey_fn.set_transient, 3, args)
                         : AIKEY_ABSENT;
    }
    zval_ptr_dtor(&args[0]);
    return status == AIKEY_ABSENT && !php_aikey_function_exists(php_aikey_fn.get_transient)
               ? AIKEY_OK
               : status;
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
