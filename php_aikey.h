/* The module, for PHP's own build, which finds no other header of aikey's. */
#ifndef PHP_AIKEY_H
#define PHP_AIKEY_H

#include "php.h"

extern zend_module_entry aikey_module_entry;
#define phpext_aikey_ptr &aikey_module_entry

#endif
