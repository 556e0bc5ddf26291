#ifndef PHP_AIKEY_HOST_H
#define PHP_AIKEY_HOST_H

#include "call.h"

#include "src/core/host.h"

/* PHP and WordPress as core's host. */
struct aikey_host php_aikey_host(struct php_aikey_call *call);

/* Whether there is a WordPress to save to. */
bool php_aikey_has_wordpress(void);

#endif
