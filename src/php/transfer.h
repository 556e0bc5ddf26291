#ifndef PHP_AIKEY_TRANSFER_H
#define PHP_AIKEY_TRANSFER_H

#include <stdbool.h>

void php_aikey_transfer_minit(void);
void php_aikey_transfer_mshutdown(void);

/* Initialises libcurl at the first test of the process; costs nothing where none is made. False:
 * it failed, and an AikeyException is thrown. */
bool php_aikey_transfer_ready(void);

#endif
