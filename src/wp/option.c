#include "option.h"

#include "src/php/interned.h"
#include "src/php/opened.h"
#include "src/php/sealing.h"
#include "src/php/text.h"

enum aikey_status php_aikey_option_get(const char *name, zval *out)
{
    zval arg;
    ZVAL_STR(&arg, php_aikey_name(name));
    enum aikey_status status = php_aikey_call_function(php_aikey_fn.get_option, 1, &arg, out);
    zval_ptr_dtor(&arg);
    return status;
}

static enum aikey_status get_cached(zend_string *name, zval *out)
{
    zval args[2];
    ZVAL_STR(&args[0], name);
    ZVAL_STRING(&args[1], "options");
    enum aikey_status status = php_aikey_call_function(php_aikey_fn.wp_cache_get, 2, args, out);
    zval_ptr_dtor(&args[1]);
    return status;
}

/* The stored value, unfiltered. If it is not autoloaded, get_option() has put it into the cache.
 * AIKEY_ABSENT: WordPress is not loaded. */
static enum aikey_status get_stored(const char *name, zval *out)
{
    zval all;
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.wp_load_alloptions, 0, NULL, &all);
    if (status != AIKEY_OK) {
        return status;
    }
    zend_string *string = php_aikey_name(name);
    zval *stored = Z_TYPE(all) == IS_ARRAY ? zend_hash_find(Z_ARRVAL(all), string) : NULL;
    if (stored != NULL) {
        ZVAL_COPY_DEREF(out, stored);
    } else {
        status = get_cached(string, out);
    }
    zend_string_release(string);
    zval_ptr_dtor(&all);
    return status;
}

/* As it is stored, or as get_option() returns it if what is stored cannot be read. */
static enum aikey_status get_unfiltered(const char *name, zval *out)
{
    zval stored;
    enum aikey_status status = php_aikey_option_get(name, out);
    if (status != AIKEY_OK || Z_TYPE_P(out) != IS_STRING) {
        return status;
    }
    status = get_stored(name, &stored);
    if (status == AIKEY_ABSENT) {
        return AIKEY_OK;
    }
    php_aikey_release(out);
    if (status == AIKEY_OK) {
        ZVAL_COPY_VALUE(out, &stored);
    }
    return status;
}

static bool is_sealed(const zval *value)
{
    return Z_TYPE_P(value) == IS_STRING &&
           aikey_is_sealed(aikey_slice_trim(php_aikey_value_slice(value)));
}

/* UNKNOWN_KEY_ID if it is not sealed at all. */
static enum aikey_seal_problem find_key(const zval *value, size_t *index)
{
    *index = 0;
    return is_sealed(value)
               ? aikey_seal_find_key(php_aikey_sealer(),
                                     aikey_slice_trim(php_aikey_value_slice(value)), index)
               : AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID;
}

static enum aikey_seal_problem problem_of(const zval *value)
{
    size_t index;
    return find_key(value, &index);
}

static enum aikey_status find_sealed(const char *name, bool *sealed, size_t *with)
{
    zval value;
    size_t index;
    *sealed = false;
    *with = 0;
    enum aikey_status status = get_unfiltered(name, &value);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    *sealed = is_sealed(&value);
    *with = find_key(&value, &index) == AIKEY_SEAL_PROBLEM_NONE ? index + 1 : 0;
    php_aikey_release(&value);
    return AIKEY_OK;
}

enum aikey_status php_aikey_option_is_sealed(struct php_aikey_call *call, const char *name,
                                             bool *sealed, size_t *with)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, find_sealed(name, sealed, with));
    return status;
}

/* Makes what was read the call's value. AIKEY_ABSENT: it is not a string. */
static enum aikey_status keep_string(struct php_aikey_call *call, enum aikey_status status,
                                     zval *read)
{
    if (status != AIKEY_OK) {
        return status;
    }
    if (Z_TYPE_P(read) != IS_STRING) {
        zval_ptr_dtor(read);
        return AIKEY_ABSENT;
    }
    ZVAL_COPY_VALUE(&call->value, read);
    return AIKEY_OK;
}

static void drop_value(struct php_aikey_call *call)
{
    if (!Z_ISUNDEF(call->value)) {
        php_aikey_release(&call->value);
    }
}

static enum aikey_status open_value(struct php_aikey_call *call, const char *name)
{
    zend_string *key;
    enum aikey_seal_problem problem;
    enum aikey_status status =
        php_aikey_open(aikey_slice_of(name), Z_STR(call->value), &key, &problem);
    call->seal_problem = (unsigned char)problem;
    zval_ptr_dtor(&call->value);
    ZVAL_UNDEF(&call->value);
    if (status == AIKEY_OK) {
        ZVAL_STR(&call->value, key);
    }
    return status;
}

/* A filter that opens sealed keys returns an empty string for one that it cannot open: then the
 * stored value counts. */
static enum aikey_status read_opened(struct php_aikey_call *call, const char *name)
{
    zval value;
    enum aikey_status status = keep_string(call, php_aikey_option_get(name, &value), &value);
    if (status == AIKEY_OK && Z_STRLEN(call->value) == 0) {
        drop_value(call);
        status = keep_string(call, get_unfiltered(name, &value), &value);
    }
    if (status != AIKEY_OK) {
        return status;
    }
    return UNEXPECTED(is_sealed(&call->value)) ? open_value(call, name) : AIKEY_OK;
}

enum aikey_status php_aikey_option_read(struct php_aikey_call *call, const char *name)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, read_opened(call, name));
    return status;
}

enum aikey_status php_aikey_option_read_stored(struct php_aikey_call *call, const char *name,
                                               struct aikey_slice *value)
{
    zval stored;
    drop_value(call);
    enum aikey_status status = keep_string(call, get_unfiltered(name, &stored), &stored);
    if (status == AIKEY_OK) {
        *value = php_aikey_value_slice(&call->value);
    }
    return status;
}

static enum aikey_status update(const char *name, zval *value)
{
    zval args[2];
    ZVAL_STR(&args[0], php_aikey_name(name));
    ZVAL_COPY_VALUE(&args[1], value);
    enum aikey_status status = php_aikey_call_for_effect(php_aikey_fn.update_option, 2, args);
    zval_ptr_dtor(&args[0]);
    return status == AIKEY_ABSENT ? AIKEY_FAILED : status;
}

/* update_option() returns false both if nothing changed and if it failed, and a filter may have
 * changed the value on its way: only what can be read back counts. */
static enum aikey_status check_written(const char *name, zval *wanted)
{
    enum aikey_status (*const ways[])(const char *, zval *) = {php_aikey_option_get,
                                                               get_unfiltered};
    for (size_t i = 0; i < AIKEY_COUNT(ways); i++) {
        zval now;
        enum aikey_status status = ways[i](name, &now);
        if (status != AIKEY_OK) {
            return status;
        }
        bool same = zend_is_identical(&now, wanted);
        php_aikey_release(&now);
        if (same) {
            return AIKEY_OK;
        }
    }
    return AIKEY_FAILED;
}

enum aikey_status php_aikey_option_write(const char *name, struct aikey_slice value)
{
    zval wanted;
    ZVAL_STRINGL(&wanted, value.data, value.len);
    enum aikey_status status = update(name, &wanted);
    if (status == AIKEY_OK) {
        status = check_written(name, &wanted);
    }
    php_aikey_release(&wanted);
    return status;
}

static enum aikey_status write_sealed(const char *name, struct aikey_slice key)
{
    struct aikey_secret sealed;
    aikey_secret_init(&sealed, AIKEY_SEALED_MAX);
    enum aikey_status status =
        aikey_seal_key(php_aikey_sealer(), aikey_slice_of(name), key, &sealed);
    if (status == AIKEY_OK) {
        zval value;
        ZVAL_STRINGL(&value, sealed.data, sealed.len);
        status = update(name, &value);
        zval_ptr_dtor(&value);
    }
    aikey_secret_release(&sealed);
    return status;
}

/* Whether everyone who reads the option gets it opened, says whoever opens it: the WordPress
 * plugin, or a host whose plugins all call aikey_resolve(). */
static enum aikey_status is_opened(const char *name, bool *opened)
{
    zval args[3], answer;
    ZVAL_STRING(&args[0], "aikey_option_is_opened");
    ZVAL_FALSE(&args[1]);
    ZVAL_STR(&args[2], php_aikey_name(name));
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.apply_filters, 3, args, &answer);
    zval_ptr_dtor(&args[0]);
    zval_ptr_dtor(&args[2]);
    *opened = status == AIKEY_OK && Z_TYPE(answer) == IS_TRUE;
    if (status == AIKEY_OK) {
        zval_ptr_dtor(&answer);
    }
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* Whether any option that WordPress loads by itself is sealed for another tenant. */
static enum aikey_status find_foreign(bool *foreign)
{
    zval all;
    const zval *value;
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.wp_load_alloptions, 0, NULL, &all);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    if (Z_TYPE(all) == IS_ARRAY) {
        ZEND_HASH_FOREACH_VAL(Z_ARRVAL(all), value)
        {
            *foreign = *foreign || problem_of(value) == AIKEY_SEAL_PROBLEM_OTHER_TENANT;
        }
        ZEND_HASH_FOREACH_END();
    }
    zval_ptr_dtor(&all);
    return AIKEY_OK;
}

/* A key may replace one of the same tenant, and otherwise is stored only if no other key of the
 * site is another tenant's: the site's own processes could not open it. */
static enum aikey_status find_seal_problem(const char *name, enum aikey_seal_problem *problem)
{
    zval stored;
    bool foreign = false;
    *problem = php_aikey_sealer()->problem;
    if (*problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_OK;
    }
    enum aikey_status status = get_unfiltered(name, &stored);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    enum aikey_seal_problem of_stored = problem_of(&stored);
    php_aikey_release(&stored);
    if (of_stored == AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_OK;
    }
    status = find_foreign(&foreign);
    if (foreign || of_stored == AIKEY_SEAL_PROBLEM_OTHER_TENANT) {
        *problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT;
    }
    return status;
}

enum aikey_status php_aikey_option_seal_problem(struct php_aikey_call *call, const char *name,
                                                enum aikey_seal_problem *problem)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, find_seal_problem(name, problem));
    return status;
}

static enum aikey_status find_sealing(const char *name, enum aikey_sealing *sealing)
{
    enum aikey_seal_problem problem;
    bool opened;
    *sealing = AIKEY_SEALING_UNAVAILABLE;
    enum aikey_status status = find_seal_problem(name, &problem);
    if (status != AIKEY_OK) {
        return status;
    }
    *sealing = php_aikey_sealing_of(problem);
    if (*sealing != AIKEY_SEALING_ON) {
        return AIKEY_OK;
    }
    status = is_opened(name, &opened);
    *sealing = opened ? AIKEY_SEALING_ON : AIKEY_SEALING_NOT_HERE;
    return status;
}

enum aikey_status php_aikey_option_sealing(struct php_aikey_call *call, const char *name,
                                           enum aikey_sealing *sealing)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, find_sealing(name, sealing));
    return status;
}

enum aikey_status php_aikey_option_write_key(struct php_aikey_call *call, const char *name,
                                             struct aikey_slice key)
{
    enum aikey_sealing sealing;
    enum aikey_status status = find_sealing(name, &sealing);
    if (status != AIKEY_OK) {
        return status;
    }
    if (sealing == AIKEY_SEALING_OTHER_TENANT) {
        call->seal_problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT;
        return AIKEY_SEALED;
    }
    if (sealing == AIKEY_SEALING_OFF || sealing == AIKEY_SEALING_NOT_HERE) {
        return php_aikey_option_write(name, key);
    }
    status = write_sealed(name, key);
    if (status != AIKEY_OK) {
        return status;
    }
    drop_value(call);
    status = read_opened(call, name);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_FAILED : status;
    }
    bool same = aikey_slice_equal(php_aikey_value_slice(&call->value), key);
    return same ? AIKEY_OK : AIKEY_FAILED;
}

static bool is_gone(const zval *value)
{
    return Z_TYPE_P(value) == IS_FALSE || Z_TYPE_P(value) == IS_NULL ||
           (Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) == 0);
}

enum aikey_status php_aikey_option_delete(const char *name)
{
    zval arg, left;
    ZVAL_STR(&arg, php_aikey_name(name));
    enum aikey_status status = php_aikey_call_for_effect(php_aikey_fn.delete_option, 1, &arg);
    zval_ptr_dtor(&arg);
    if (status == AIKEY_OK) {
        status = get_unfiltered(name, &left);
    }
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_FAILED : status;
    }
    bool gone = is_gone(&left);
    php_aikey_release(&left);
    return gone ? AIKEY_OK : AIKEY_FAILED;
}
