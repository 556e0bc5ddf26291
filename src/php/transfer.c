#include "transfer.h"

#include "exception.h"

#include "src/core/provider/environment.h"
#include "src/core/provider/http.h"

#include "php.h"

#include <openssl/crypto.h>

static bool ready;

/* Threads share one environment, so with ZTS nobody may change it, not even for a request. */
void php_aikey_transfer_minit(void)
{
    (void)OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG, NULL);
    ready = aikey_http_startup() == AIKEY_OK;
#ifndef ZTS
    aikey_environment_keep();
#endif
}

void php_aikey_transfer_mshutdown(void)
{
    aikey_environment_forget();
    if (ready) {
        aikey_http_shutdown();
        ready = false;
    }
}

bool php_aikey_transfer_ready(void)
{
    if (!ready) {
        php_aikey_throw_status(AIKEY_FAILED);
    }
    return ready;
}
