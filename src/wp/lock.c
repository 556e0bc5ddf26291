#include "lock.h"

#include "database.h"

#include "src/php/interned.h"

/* Writing takes milliseconds: whoever waits longer than this waits for something broken. */
enum { WAIT_SECONDS = 10 };

static zend_ulong hash_of(const zval *text)
{
    return zend_inline_hash_func(Z_STRVAL_P(text), Z_STRLEN_P(text));
}

/* All databases on a server share one set of lock names, so this site's is made from its own names.
 */
static zend_ulong name_lock(zend_object *wpdb)
{
    zval *database = zend_get_constant_str("DB_NAME", strlen("DB_NAME"));
    zend_ulong name = database != NULL && Z_TYPE_P(database) == IS_STRING ? hash_of(database) : 0;
    zval table;
    php_aikey_database_table(wpdb, &table);
    if (Z_TYPE(table) == IS_STRING) {
        name = name * 33 + hash_of(&table);
    }
    zval_ptr_dtor(&table);
    return name;
}

static void let_go(struct php_aikey_call *call)
{
    zend_object *wpdb = call->wpdb;
    call->wpdb = NULL;
    OBJ_RELEASE(wpdb);
}

/* AIKEY_ABSENT: the database does not say. */
static enum aikey_status ask(struct php_aikey_call *call, int seconds)
{
    zval got;
    zend_string *sql =
        strpprintf(0, "SELECT GET_LOCK('aikey_" ZEND_XLONG_FMT "', %d)", call->lock, seconds);
    enum aikey_status status = php_aikey_database_ask(call->wpdb, sql, &got);
    if (status != AIKEY_OK) {
        return status;
    }
    if (Z_TYPE(got) == IS_NULL) {
        return AIKEY_ABSENT;
    }
    status = zend_is_true(&got) ? AIKEY_OK : AIKEY_FAILED;
    zval_ptr_dtor(&got);
    return status;
}

/* If there was no answer, waiting was cut short, or the database has no locks: then there is none
 * to a question that takes no time either. */
static enum aikey_status acquire(struct php_aikey_call *call)
{
    enum aikey_status status = ask(call, WAIT_SECONDS);
    if (status == AIKEY_ABSENT) {
        status = ask(call, 0);
    }
    if (status == AIKEY_FAILED) {
        let_go(call);
    }
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

static enum aikey_status drop_cached(const char *name)
{
    zval args[2];
    ZVAL_STR(&args[0], php_aikey_name(name));
    ZVAL_STRING(&args[1], "options");
    enum aikey_status status = php_aikey_call_for_effect(php_aikey_fn.wp_cache_delete, 2, args);
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[1]);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* Makes WordPress forget what this request has read. */
static enum aikey_status drop_all_cached(const struct aikey_names *names)
{
    const char *const cached[] = {"alloptions", "notoptions", names->option, names->flag,
                                  names->record};
    for (size_t i = 0; i < AIKEY_COUNT(cached); i++) {
        enum aikey_status status = drop_cached(cached[i]);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    return AIKEY_OK;
}

enum aikey_status php_aikey_lock(struct php_aikey_call *call, const struct aikey_names *names)
{
    call->wpdb = NULL;
    zend_object *wpdb = php_aikey_database_find();
    if (wpdb != NULL) {
        GC_ADDREF(wpdb);
        call->lock = name_lock(wpdb);
        if (EG(exception) != NULL) {
            OBJ_RELEASE(wpdb);
            return AIKEY_INTERRUPTED;
        }
        call->wpdb = wpdb;
        enum aikey_status status = acquire(call);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    return drop_all_cached(names);
}

enum aikey_status php_aikey_unlock(struct php_aikey_call *call)
{
    if (call->wpdb == NULL) {
        return AIKEY_OK;
    }
    zval result;
    zend_string *sql = strpprintf(0, "SELECT RELEASE_LOCK('aikey_" ZEND_XLONG_FMT "')", call->lock);
    enum aikey_status status = php_aikey_database_ask(call->wpdb, sql, &result);
    if (status == AIKEY_OK) {
        zval_ptr_dtor(&result);
    }
    let_go(call);
    return status;
}
