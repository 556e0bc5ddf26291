/* The verification record as the array that WordPress stores. */
#ifndef PHP_AIKEY_RECORD_H
#define PHP_AIKEY_RECORD_H

#include "php.h"

#include "src/core/keys/io.h"

void php_aikey_record_to_zval(const struct aikey_record *record, zval *out);

/* False: not one that php_aikey_record_to_zval() made. */
bool php_aikey_record_from_zval(const zval *value, struct aikey_record *out);

#endif
