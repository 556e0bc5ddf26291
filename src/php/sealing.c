#include "sealing.h"

#include "php_aikey.h"

#include "src/core/bytes/page.h"

#include "zend_compile.h"

struct aikey_keyring *php_aikey_masters;

/* The tenant's keys, on a page of their own. A process has one tenant: its pool's, or php.ini's. */
static struct aikey_sealer *derived;
static size_t count;
#ifdef ZTS
static MUTEX_T mutex;
#endif

static const struct aikey_sealer off = {.problem = AIKEY_SEAL_PROBLEM_NO_KEYRING};
static const struct aikey_sealer unreadable = {.problem = AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE};
static const struct aikey_sealer foreign = {.problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT};

/* A user who may not read it, such as one on a command line, is warned only when a key does not
 * open. */
static void warn_keyring(const struct aikey_keyring_report *report)
{
    if (report->fault == AIKEY_KEYRING_FAULT_DENIED) {
        return;
    }
    char line[32] = "";
    if (report->line > 0) {
        snprintf(line, sizeof(line), " (line %d)", report->line);
    }
    php_error_docref(NULL, E_WARNING, "The keyring %s %s%s; sealed keys cannot be used",
                     AIKEY_G(keyring), aikey_keyring_explain(report->fault), line);
}

/* Whether OpenSSL can do what sealing needs. Trying it also initialises OpenSSL here, once for all
 * processes that are forked from this one. */
static bool can_derive(const struct aikey_keyring *masters)
{
    struct aikey_sealer *trial = aikey_page_alloc(sizeof(*trial));
    bool can =
        trial != NULL && aikey_seal_derive(masters, AIKEY_SLICE_LITERAL(""), trial) == AIKEY_OK;
    aikey_page_free(trial, sizeof(*trial));
    return can;
}

void php_aikey_sealing_minit(void)
{
#ifdef ZTS
    mutex = tsrm_mutex_alloc();
#endif
    if (*AIKEY_G(keyring) == '\0') {
        return;
    }
    struct aikey_keyring_report report = {AIKEY_KEYRING_FAULT_NONE, 0};
    struct aikey_keyring *masters = aikey_page_alloc(sizeof(*masters));
    if (masters != NULL && aikey_keyring_read(AIKEY_G(keyring), masters, &report) == AIKEY_OK &&
        can_derive(masters)) {
        count = masters->count;
        php_aikey_masters = masters;
        return;
    }
    aikey_page_free(masters, sizeof(*masters));
    if (report.fault != AIKEY_KEYRING_FAULT_NONE) {
        warn_keyring(&report);
    } else {
        php_error_docref(NULL, E_WARNING,
                         "The keyring cannot be used: out of memory, or OpenSSL failed");
    }
}

static void forget_masters(void)
{
    aikey_page_free(php_aikey_masters, sizeof(*php_aikey_masters));
    php_aikey_masters = NULL;
}

void php_aikey_sealing_mshutdown(void)
{
    forget_masters();
    aikey_page_free(derived, sizeof(*derived));
    derived = NULL;
#ifdef ZTS
    tsrm_mutex_free(mutex);
#endif
}

static void derive_sealer(void)
{
    struct aikey_sealer *sealer = aikey_page_alloc(sizeof(*sealer));
    if (sealer != NULL &&
        aikey_seal_derive(php_aikey_masters, aikey_slice_of(AIKEY_G(tenant)), sealer) != AIKEY_OK) {
        aikey_page_free(sealer, sizeof(*sealer));
        sealer = NULL;
    }
    derived = sealer;
    forget_masters();
}

/* Preloading is a request in the process that all others are forked from, and they need the
 * masters. */
void php_aikey_sealing_derive(void)
{
    if (CG(compiler_options) & ZEND_COMPILE_PRELOAD) {
        return;
    }
#ifdef ZTS
    tsrm_mutex_lock(mutex);
#endif
    if (php_aikey_masters != NULL) {
        derive_sealer();
    }
#ifdef ZTS
    tsrm_mutex_unlock(mutex);
#endif
}

const struct aikey_sealer *php_aikey_sealer(void)
{
    if (*AIKEY_G(keyring) == '\0') {
        return &off;
    }
    if (derived == NULL) {
        return &unreadable;
    }
    return AIKEY_G(foreign_tenant) ? &foreign : derived;
}

enum aikey_sealing php_aikey_sealing_state(void)
{
    switch (php_aikey_sealer()->problem) {
    case AIKEY_SEAL_PROBLEM_NONE:
        return AIKEY_SEALING_ON;
    case AIKEY_SEAL_PROBLEM_NO_KEYRING:
        return AIKEY_SEALING_OFF;
    default:
        return AIKEY_SEALING_UNAVAILABLE;
    }
}

size_t php_aikey_sealing_count(void)
{
    return count;
}
