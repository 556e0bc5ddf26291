#ifndef PHP_AIKEY_CALLBACKS_H
#define PHP_AIKEY_CALLBACKS_H

#include "call.h"

#include "src/core/io.h"

/* PHP and WordPress as core's host. */
struct aikey_io php_aikey_io(struct php_aikey_call *call);

/* Whether there is a WordPress to save to. */
bool php_aikey_has_wordpress(void);

#endif
