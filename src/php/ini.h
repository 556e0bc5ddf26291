/* aikey's directives in php.ini. */
#ifndef PHP_AIKEY_INI_H
#define PHP_AIKEY_INI_H

#include "php.h"

/* For MINIT and MSHUTDOWN. */
void php_aikey_ini_register(int module_number);
void php_aikey_ini_unregister(int module_number);

/* Whether requests with keys may go to this base URL. */
bool php_aikey_ini_allows(const char *base_url);

#endif
