#include "database.h"

zend_object *php_aikey_database_find(void)
{
    zval *wpdb = zend_hash_str_find_ind(&EG(symbol_table), "wpdb", strlen("wpdb"));
    if (wpdb != NULL) {
        ZVAL_DEREF(wpdb);
    }
    return wpdb != NULL && Z_TYPE_P(wpdb) == IS_OBJECT ? Z_OBJ_P(wpdb) : NULL;
}

/* A copy, since a magic method may make it up. */
static void read_property(zend_object *wpdb, const char *name, zval *out)
{
    zval made_up;
    ZVAL_UNDEF(&made_up);
    zval *found = zend_read_property(wpdb->ce, wpdb, name, strlen(name), true, &made_up);
    ZVAL_COPY_DEREF(out, found);
    zval_ptr_dtor(&made_up);
}

void php_aikey_database_table(zend_object *wpdb, zval *table)
{
    read_property(wpdb, "options", table);
    if (Z_TYPE_P(table) != IS_STRING || EG(exception) != NULL) {
        zval_ptr_dtor(table);
        ZVAL_UNDEF(table);
    }
}

/* Where drop-ins keep which tables this request has written to, and so reads from the primary: an
 * array with a member for each, or true for all. In LudicrousDB, and in HyperDB and its kin. */
static const char *const written_properties[] = {"send_reads_to_primaries", "srtm"};

/* NULL: it is not such a drop-in. */
static const char *find_written_property(const zend_object *wpdb)
{
    for (size_t i = 0; i < AIKEY_COUNT(written_properties); i++) {
        const char *name = written_properties[i];
        const zend_property_info *info =
            zend_hash_str_find_ptr(&wpdb->ce->properties_info, name, strlen(name));
        if (info != NULL && (info->flags & ZEND_ACC_PUBLIC) && !(info->flags & ZEND_ACC_STATIC)) {
            return name;
        }
    }
    return NULL;
}

static void set_property(zend_object *wpdb, const char *name, zval *value)
{
    zend_update_property(wpdb->ce, wpdb, name, strlen(name), value);
}

/* What is neither array nor true is an old HyperDB's false, which a write makes true for good. */
static void mark_options_as_written(zend_object *wpdb, const char *property, zval *written)
{
    zval table;
    php_aikey_database_table(wpdb, &table);
    if (Z_TYPE_P(written) == IS_ARRAY && Z_TYPE(table) == IS_STRING) {
        SEPARATE_ARRAY(written);
        add_assoc_bool_ex(written, Z_STRVAL(table), Z_STRLEN(table), true);
        set_property(wpdb, property, written);
    }
    zval_ptr_dtor(&table);
}

static enum aikey_status ask(zend_object *wpdb, zend_string *sql, zval *result)
{
    zval arg;
    ZVAL_STR(&arg, sql);
    enum aikey_status status = php_aikey_call_method(wpdb, "get_var", &arg, result);
    zval_ptr_dtor(&arg);
    return status;
}

enum aikey_status php_aikey_database_ask(zend_object *wpdb, zend_string *sql, zval *result)
{
    const char *property = find_written_property(wpdb);
    if (property == NULL) {
        return ask(wpdb, sql, result);
    }
    zval written, all;
    read_property(wpdb, property, &written);
    ZVAL_TRUE(&all);
    set_property(wpdb, property, &all);
    enum aikey_status status = ask(wpdb, sql, result);
    mark_options_as_written(wpdb, property, &written);
    zval_ptr_dtor(&written);
    return status;
}
