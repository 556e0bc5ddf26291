/* libcurl's lifetime in a PHP process. */
#ifndef PHP_AIKEY_TRANSFER_H
#define PHP_AIKEY_TRANSFER_H

#include <stdbool.h>

void php_aikey_transfer_minit(void);
void php_aikey_transfer_mshutdown(void);

/* Initialises libcurl before the process's first test, so that it costs nothing if none is made.
 * False: that failed, and an AikeyException is thrown. */
bool php_aikey_transfer_ready(void);

#endif
