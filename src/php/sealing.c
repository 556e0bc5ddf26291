#include "sealing.h"

#include "globals.h"
#include "text.h"

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

/* A key that was opened in this request, and its connector; stored by its sealed form. */
struct opened {
    zend_string *key;
    size_t option_len;
    char option[AIKEY_SEAL_OPTION_MAX];
};

static bool is_of(const struct opened *opened, struct aikey_slice option)
{
    return opened->option_len == option.len && memcmp(opened->option, option.data, option.len) == 0;
}

static void wipe_opened(zval *entry)
{
    struct opened *opened = Z_PTR_P(entry);
    aikey_wipe(ZSTR_VAL(opened->key), ZSTR_LEN(opened->key));
    zend_string_release(opened->key);
    efree(opened);
}

void php_aikey_sealing_post_deactivate(void)
{
    if (AIKEY_G(opened) != NULL) {
        zend_hash_destroy(AIKEY_G(opened));
        FREE_HASHTABLE(AIKEY_G(opened));
        AIKEY_G(opened) = NULL;
    }
    AIKEY_G(foreign_tenant) = false;
    AIKEY_G(warned_of_sealed) = false;
}

/* Allocates everything from PHP before opening: if memory runs out, PHP ends the request and
 * nothing would wipe the key. */
static struct opened *prepare(struct aikey_slice option, zend_string *sealed)
{
    if (AIKEY_G(opened) == NULL) {
        ALLOC_HASHTABLE(AIKEY_G(opened));
        zend_hash_init(AIKEY_G(opened), 8, NULL, wipe_opened, false);
    }
    zend_string *key = zend_string_alloc(AIKEY_SEAL_KEY_MAX, false);
    struct opened *opened = emalloc(sizeof(*opened));
    opened->key = key;
    opened->option_len = option.len;
    memcpy(opened->option, option.data, option.len);
    zend_hash_add_new_ptr(AIKEY_G(opened), sealed, opened);
    return opened;
}

static enum aikey_status open_into(zend_string *key, struct aikey_slice option, zend_string *sealed,
                                   enum aikey_seal_problem *problem)
{
    struct aikey_secret opened;
    aikey_secret_init(&opened, AIKEY_SEAL_KEY_MAX);
    struct aikey_slice text = aikey_slice_trim(php_aikey_slice(sealed));
    enum aikey_status status = aikey_seal_open(php_aikey_sealer(), option, text, &opened, problem);
    if (status == AIKEY_OK) {
        memcpy(ZSTR_VAL(key), opened.data, opened.len + 1);
        ZSTR_LEN(key) = opened.len;
    }
    aikey_secret_release(&opened);
    return status;
}

enum aikey_status php_aikey_open(struct aikey_slice option, zend_string *sealed, zend_string **key,
                                 enum aikey_seal_problem *problem)
{
    *problem = php_aikey_sealer()->problem;
    if (*problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    struct opened *opened =
        AIKEY_G(opened) != NULL ? zend_hash_find_ptr(AIKEY_G(opened), sealed) : NULL;
    if (opened != NULL && !is_of(opened, option)) {
        *problem = AIKEY_SEAL_PROBLEM_TAMPERED;
        return AIKEY_SEALED;
    }
    if (opened == NULL) {
        opened = prepare(option, sealed);
        enum aikey_status status = open_into(opened->key, option, sealed, problem);
        if (status != AIKEY_OK) {
            zend_hash_del(AIKEY_G(opened), sealed);
            return status;
        }
    }
    *key = zend_string_copy(opened->key);
    return AIKEY_OK;
}
