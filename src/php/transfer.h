/* libcurl and OpenSSL in a PHP process. */
#ifndef PHP_AIKEY_TRANSFER_H
#define PHP_AIKEY_TRANSFER_H

#include <stdbool.h>

/* Initialises both before any PHP code can change the environment that they read. */
void php_aikey_transfer_minit(void);
void php_aikey_transfer_mshutdown(void);

/* False: libcurl could not be initialised, and an AikeyException is thrown. */
bool php_aikey_transfer_ready(void);

#endif
