#include "sealing.h"

#include "globals.h"

#include "src/core/bytes/handover.h"
#include "src/core/bytes/page.h"

#include "SAPI.h"

/* Until the tenant's keys are derived from them. */
static struct aikey_handover masters;
zend_atomic_bool php_aikey_has_masters;

/* The tenant's keys, on a page of their own. A process has one tenant: its pool's, or php.ini's. */
static struct aikey_sealer *derived;
static size_t count;
#ifdef ZTS
static MUTEX_T mutex;
#endif

static const struct aikey_sealer off = {.problem = AIKEY_SEAL_PROBLEM_NO_KEYRING};
static const struct aikey_sealer unreadable = {.problem = AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE};
static const struct aikey_sealer tenantless = {.problem = AIKEY_SEAL_PROBLEM_NO_TENANT};
static const struct aikey_sealer foreign = {.problem = AIKEY_SEAL_PROBLEM_TENANT_REFUSED};

/* What is wrong with the keyring, without its path; "": not known. */
static char explanation[192];

/* A user who may not read it, such as one on a command line, is warned only when a key does not
 * open. */
static void warn_keyring(const struct aikey_keyring_report *report)
{
    char line[32] = "";
    if (report->line > 0) {
        snprintf(line, sizeof(line), " (line %d)", report->line);
    }
    snprintf(explanation, sizeof(explanation), "the keyring that aikey.keyring names %s%s",
             aikey_keyring_explain(report->fault), line);
    if (report->fault == AIKEY_KEYRING_FAULT_DENIED) {
        return;
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
    if (aikey_handover_init(&masters, sizeof(struct aikey_keyring)) == AIKEY_OK &&
        aikey_keyring_read(AIKEY_G(keyring), masters.page, &report) == AIKEY_OK &&
        can_derive(masters.page)) {
        count = ((const struct aikey_keyring *)masters.page)->count;
        ZEND_ATOMIC_BOOL_INIT(&php_aikey_has_masters, true);
        return;
    }
    aikey_handover_release(&masters);
    if (report.fault != AIKEY_KEYRING_FAULT_NONE) {
        warn_keyring(&report);
    } else {
        php_error_docref(NULL, E_WARNING,
                         "The keyring cannot be used: out of memory, or OpenSSL failed");
    }
}

static void forget_masters(void)
{
    aikey_handover_release(&masters);
    zend_atomic_bool_store_ex(&php_aikey_has_masters, false);
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

static bool lacks_tenant(void)
{
    return AIKEY_G(require_tenant) && *AIKEY_G(tenant) == '\0';
}

/* Once, when a worker starts. On a command line it is said when a key has to be opened. */
static void warn_tenantless(void)
{
    if (lacks_tenant() && strcmp(sapi_module.name, "cli") != 0) {
        zend_string *text =
            strpprintf(0, "aikey: %s", aikey_seal_problem_explain(AIKEY_SEAL_PROBLEM_NO_TENANT));
        php_log_err(ZSTR_VAL(text));
        zend_string_release(text);
    }
}

static void derive_sealer(void)
{
    struct aikey_sealer *sealer = aikey_page_alloc(sizeof(*sealer));
    struct aikey_keyring *keyring = aikey_handover_open(&masters);
    if (sealer != NULL &&
        (keyring == NULL ||
         aikey_seal_derive(keyring, aikey_slice_of(AIKEY_G(tenant)), sealer) != AIKEY_OK)) {
        aikey_page_free(sealer, sizeof(*sealer));
        sealer = NULL;
    }
    aikey_handover_close(&masters, keyring);
    derived = sealer;
    forget_masters();
}

/* Preloading is a request in the process that all others are forked from, and they need the
 * masters; or it is one in a child of its own, as another user, who must not read them. */
void php_aikey_sealing_derive(void)
{
    if (php_during_module_startup()) {
        if (aikey_handover_is_inherited(&masters)) {
            forget_masters();
        }
        return;
    }
#ifdef ZTS
    tsrm_mutex_lock(mutex);
#endif
    if (zend_atomic_bool_load_ex(&php_aikey_has_masters)) {
        warn_tenantless();
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
    if (lacks_tenant()) {
        return &tenantless;
    }
    return AIKEY_G(foreign_tenant) ? &foreign : derived;
}

enum aikey_sealing php_aikey_sealing_of(enum aikey_seal_problem problem)
{
    if (problem == AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALING_ON;
    }
    if (problem == AIKEY_SEAL_PROBLEM_NO_KEYRING) {
        return AIKEY_SEALING_OFF;
    }
    return aikey_seal_problem_is_of_tenant(problem) ? AIKEY_SEALING_OTHER_TENANT
                                                    : AIKEY_SEALING_UNAVAILABLE;
}

const char *php_aikey_seal_explain(enum aikey_seal_problem problem)
{
    bool known = problem == AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE && *explanation != '\0';
    return known ? explanation : aikey_seal_problem_explain(problem);
}

size_t php_aikey_sealing_count(void)
{
    return count;
}
