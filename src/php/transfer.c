#include "transfer.h"

#include "exception.h"

#include "src/core/provider/http.h"

#include "php.h"

static bool ready;
#ifdef ZTS
static MUTEX_T mutex;
#endif

void php_aikey_transfer_minit(void)
{
#ifdef ZTS
    mutex = tsrm_mutex_alloc();
#endif
}

void php_aikey_transfer_mshutdown(void)
{
    if (ready) {
        aikey_http_shutdown();
        ready = false;
    }
#ifdef ZTS
    tsrm_mutex_free(mutex);
#endif
}

bool php_aikey_transfer_ready(void)
{
    enum aikey_status status = AIKEY_OK;
#ifdef ZTS
    tsrm_mutex_lock(mutex);
#endif
    if (!ready) {
        status = aikey_http_startup();
        ready = status == AIKEY_OK;
    }
#ifdef ZTS
    tsrm_mutex_unlock(mutex);
#endif
    if (status != AIKEY_OK) {
        php_aikey_throw_status(status);
    }
    return status == AIKEY_OK;
}
