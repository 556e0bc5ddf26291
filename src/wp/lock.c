#include "lock.h"

#include "src/php/interned.h"

/* Writing takes milliseconds: whoever waits longer than this waits for something broken. */
enum { WAIT_SECONDS = 10 };

static zend_object *find_wpdb(void)
{
    zval *wpdb = zend_hash_str_find_ind(&EG(symbol_table), "wpdb", strlen("wpdb"));
    if (wpdb != NULL) {
        ZVAL_DEREF(wpdb);
    }
    return wpdb != NULL && Z_TYPE_P(wpdb) == IS_OBJECT ? Z_OBJ_P(wpdb) : NULL;
}

/* The name of the table, which a magic method may have to look up. */
struct lookup {
    zend_object *wpdb;
    zval table;
};

static void look_up(void *context)
{
    struct lookup *lookup = context;
    zval result;
    ZVAL_UNDEF(&result);
    zval *found = zend_read_property(lookup->wpdb->ce, lookup->wpdb, "options", strlen("options"),
                                     true, &result);
    ZVAL_COPY_DEREF(&lookup->table, found);
    zval_ptr_dtor(&result);
}

static zend_ulong hash_of(const zval *text)
{
    return zend_inline_hash_func(Z_STRVAL_P(text), Z_STRLEN_P(text));
}

/* All databases on a server share one set of lock names, so this site's is made from its own names.
 */
static enum aikey_status name_lock(struct php_aikey_call *call)
{
    zval *database = zend_get_constant_str("DB_NAME", strlen("DB_NAME"));
    struct lookup lookup = {.wpdb = call->wpdb};
    ZVAL_UNDEF(&lookup.table);
    enum aikey_status status = php_aikey_guard(call, look_up, &lookup);
    call->lock = 0;
    if (database != NULL && Z_TYPE_P(database) == IS_STRING) {
        call->lock = hash_of(database);
    }
    if (Z_TYPE(lookup.table) == IS_STRING) {
        call->lock = call->lock * 33 + hash_of(&lookup.table);
    }
    zval_ptr_dtor(&lookup.table);
    return status;
}

/* Returns the first value of the first row, and releases `sql`. */
static enum aikey_status query(struct php_aikey_call *call, zend_string *sql, zval *result)
{
    zval arg;
    ZVAL_STR(&arg, sql);
    enum aikey_status status = php_aikey_call_method(call, call->wpdb, "get_var", &arg, result);
    zval_ptr_dtor(&arg);
    return status;
}

static enum aikey_status acquire(struct php_aikey_call *call)
{
    zval got;
    enum aikey_status status = name_lock(call);
    if (status != AIKEY_OK) {
        return status;
    }
    status = query(
        call,
        strpprintf(0, "SELECT GET_LOCK('aikey_" ZEND_XLONG_FMT "', %d)", call->lock, WAIT_SECONDS),
        &got);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    /* 0: timed out. NULL: the database has no locks. */
    bool timed_out = Z_TYPE(got) != IS_NULL && !zend_is_true(&got);
    zval_ptr_dtor(&got);
    return timed_out ? AIKEY_FAILED : AIKEY_OK;
}

static enum aikey_status drop_cached(struct php_aikey_call *call, const char *name)
{
    zval args[2];
    ZVAL_STR(&args[0], php_aikey_name(name));
    ZVAL_STRING(&args[1], "options");
    enum aikey_status status =
        php_aikey_call_for_effect(call, php_aikey_fn.wp_cache_delete, 2, args);
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[1]);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* Makes WordPress forget what this request has read. */
static enum aikey_status drop_all_cached(struct php_aikey_call *call,
                                         const struct aikey_names *names)
{
    const char *const cached[] = {"alloptions", "notoptions", names->option, names->flag,
                                  names->record};
    for (size_t i = 0; i < AIKEY_COUNT(cached); i++) {
        enum aikey_status status = drop_cached(call, cached[i]);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    return AIKEY_OK;
}

/* WordPress code may replace $wpdb at any time: the object that has the lock stays ours. */
static void hold(struct php_aikey_call *call)
{
    call->wpdb = find_wpdb();
    if (call->wpdb != NULL) {
        GC_ADDREF(call->wpdb);
    }
}

static void let_go(struct php_aikey_call *call)
{
    if (call->wpdb != NULL && !call->dead) {
        php_aikey_release_object(call, call->wpdb);
    }
}

enum aikey_status php_aikey_lock(void *context, const struct aikey_names *names)
{
    struct php_aikey_call *call = context;
    hold(call);
    enum aikey_status status = call->wpdb != NULL ? acquire(call) : AIKEY_OK;
    if (status != AIKEY_OK) {
        let_go(call);
        return status;
    }
    status = drop_all_cached(call, names);
    if (status != AIKEY_OK) {
        php_aikey_unlock(call);
    }
    return status;
}

void php_aikey_unlock(void *context)
{
    struct php_aikey_call *call = context;
    zval result;
    if (call->wpdb != NULL &&
        query(call, strpprintf(0, "SELECT RELEASE_LOCK('aikey_" ZEND_XLONG_FMT "')", call->lock),
              &result) == AIKEY_OK) {
        zval_ptr_dtor(&result);
    }
    let_go(call);
}
