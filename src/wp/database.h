/* $wpdb, WordPress's connection to its database, or whatever a drop-in has put in its place. For
 * use inside a guard. */
#ifndef PHP_AIKEY_DATABASE_H
#define PHP_AIKEY_DATABASE_H

#include "src/php/call.h"

/* NULL: there is none. WordPress code may replace it at any time: hold a reference to this one. */
zend_object *php_aikey_database_find(void);

/* The name of the table with the options. Undefined if there is none, or a magic method threw. */
void php_aikey_database_table(zend_object *wpdb, zval *table);

/* Asks the primary server for a value and marks the options as written, so that drop-ins with
 * replicas read them from the primary until the request ends: replicas have no locks of ours, and
 * lag. Releases `sql`. AIKEY_ABSENT: the object cannot be asked. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_database_ask(zend_object *wpdb, zend_string *sql,
                                                          zval *result);

#endif
