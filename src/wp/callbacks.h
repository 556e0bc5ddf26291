/* PHP and WordPress as core's struct aikey_io. */
#ifndef PHP_AIKEY_CALLBACKS_H
#define PHP_AIKEY_CALLBACKS_H

#include "src/core/keys/io.h"
#include "src/php/call.h"

struct aikey_io php_aikey_io(struct php_aikey_call *call);

/* False: there is no WordPress to save to, and an AikeyException is thrown. */
bool php_aikey_require_wordpress(void);

#endif
