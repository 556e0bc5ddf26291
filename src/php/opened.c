#include "opened.h"

#include "globals.h"
#include "sealing.h"
#include "text.h"

/* With so many, those that nobody holds are wiped. More than a site has, so that none is opened
 * twice in a request; few enough for processes that handle requests without end. */
enum { OPENED_MAX = 32 };

/* A key that was opened, and the option it is for; stored by its sealed form. */
struct opened {
    zend_string *key;
    zend_string *part; /* of the key, as aikey_resolve() returned it; NULL: never */
    size_t option_len;
    char option[AIKEY_SEAL_OPTION_MAX];
};

static bool is_of(const struct opened *opened, struct aikey_slice option)
{
    return opened->option_len == option.len && memcmp(opened->option, option.data, option.len) == 0;
}

static void wipe_string(zend_string *string)
{
    aikey_wipe(ZSTR_VAL(string), ZSTR_LEN(string));
    zend_string_release(string);
}

static void wipe_opened(zval *entry)
{
    struct opened *opened = Z_PTR_P(entry);
    wipe_string(opened->key);
    if (opened->part != NULL) {
        wipe_string(opened->part);
    }
    efree(opened);
}

static bool is_held(const zend_string *string)
{
    return string != NULL && GC_REFCOUNT(string) > 1;
}

static int remove_unless_held(zval *entry)
{
    const struct opened *opened = Z_PTR_P(entry);
    return is_held(opened->key) || is_held(opened->part) ? ZEND_HASH_APPLY_KEEP
                                                         : ZEND_HASH_APPLY_REMOVE;
}

/* The next time at twice as many as are held, or a process that holds thousands would look at all
 * of them with every key that it opens. */
uint32_t php_aikey_opened_wipe(void)
{
    if (AIKEY_G(opened) == NULL) {
        return 0;
    }
    zend_hash_apply(AIKEY_G(opened), remove_unless_held);
    uint32_t held = zend_hash_num_elements(AIKEY_G(opened));
    AIKEY_G(opened_max) = MAX(OPENED_MAX, 2 * held);
    return held;
}

void php_aikey_opened_post_deactivate(void)
{
    if (AIKEY_G(opened) != NULL) {
        zend_hash_destroy(AIKEY_G(opened));
        FREE_HASHTABLE(AIKEY_G(opened));
        AIKEY_G(opened) = NULL;
    }
}

static void make_room(void)
{
    if (AIKEY_G(opened) == NULL) {
        ALLOC_HASHTABLE(AIKEY_G(opened));
        zend_hash_init(AIKEY_G(opened), 8, NULL, wipe_opened, false);
        AIKEY_G(opened_max) = OPENED_MAX;
    } else if (zend_hash_num_elements(AIKEY_G(opened)) >= AIKEY_G(opened_max)) {
        php_aikey_opened_wipe();
    }
}

/* Allocates everything from PHP before opening: if memory runs out, PHP ends the request and
 * nothing would wipe the key. */
static struct opened *prepare(struct aikey_slice option, zend_string *sealed)
{
    make_room();
    zend_string *key = zend_string_alloc(AIKEY_SEAL_KEY_MAX, false);
    struct opened *opened = emalloc(sizeof(*opened));
    opened->key = key;
    opened->part = NULL;
    opened->option_len = option.len;
    memcpy(opened->option, option.data, option.len);
    zend_hash_add_new_ptr(AIKEY_G(opened), sealed, opened);
    return opened;
}

static enum aikey_status open_into(zend_string *key, struct aikey_slice option, zend_string *sealed,
                                   enum aikey_seal_problem *problem)
{
    size_t len;
    enum aikey_status status =
        aikey_seal_open(php_aikey_sealer(), option, aikey_slice_trim(php_aikey_slice(sealed)),
                        ZSTR_VAL(key), &len, problem);
    ZSTR_LEN(key) = len;
    ZSTR_VAL(key)[len] = '\0';
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

static struct opened *find_opened(const zend_string *key)
{
    struct opened *opened;
    if (AIKEY_G(opened) != NULL) {
        ZEND_HASH_FOREACH_PTR(AIKEY_G(opened), opened)
        {
            if (opened->key == key) {
                return opened;
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    return NULL;
}

zend_string *php_aikey_opened_part(const zend_string *key, struct aikey_slice part)
{
    struct opened *opened = find_opened(key);
    if (opened == NULL) {
        return zend_string_init(part.data, part.len, false);
    }
    if (opened->part == NULL) {
        opened->part = zend_string_init(part.data, part.len, false);
    }
    return zend_string_copy(opened->part);
}
