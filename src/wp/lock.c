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

/* All databases on a server share one set of lock names, so this site's is made from its own names.
 */
static zend_ulong site_hash(zend_object *wpdb)
{
    zval *database = zend_get_constant_str("DB_NAME", strlen("DB_NAME"));
    zval unset;
    zval *table = zend_read_property(wpdb->ce, wpdb, "options", strlen("options"), true, &unset);
    zend_ulong hash = 0;
    if (database != NULL && Z_TYPE_P(database) == IS_STRING) {
        hash = zend_inline_hash_func(Z_STRVAL_P(database), Z_STRLEN_P(database));
    }
    if (Z_TYPE_P(table) == IS_STRING) {
        hash = hash * 33 + zend_inline_hash_func(Z_STRVAL_P(table), Z_STRLEN_P(table));
    }
    return hash;
}

/* Returns the first value of the first row, and releases `sql`. */
static enum aikey_status query(struct php_aikey_call *call, zend_object *wpdb, zend_string *sql,
                               zval *result)
{
    zval arg;
    ZVAL_STR(&arg, sql);
    enum aikey_status status = php_aikey_call_method(call, wpdb, "get_var", &arg, result);
    zval_ptr_dtor(&arg);
    return status;
}

static enum aikey_status acquire(struct php_aikey_call *call, zend_object *wpdb)
{
    zval got;
    enum aikey_status status =
        query(call, wpdb,
              strpprintf(0, "SELECT GET_LOCK('aikey_" ZEND_XLONG_FMT "', %d)", site_hash(wpdb),
                         WAIT_SECONDS),
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

enum aikey_status php_aikey_lock(void *context, const struct aikey_names *names)
{
    struct php_aikey_call *call = context;
    zend_object *wpdb = find_wpdb();
    enum aikey_status status = wpdb != NULL ? acquire(call, wpdb) : AIKEY_OK;
    if (status != AIKEY_OK) {
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
    zend_object *wpdb = find_wpdb();
    zval result;
    if (wpdb != NULL &&
        query(call, wpdb,
              strpprintf(0, "SELECT RELEASE_LOCK('aikey_" ZEND_XLONG_FMT "')", site_hash(wpdb)),
              &result) == AIKEY_OK) {
        zval_ptr_dtor(&result);
    }
}
