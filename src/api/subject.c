#include "subject.h"

#include "src/php/exception.h"
#include "src/php/globals.h"
#include "src/php/ini.h"
#include "src/php/text.h"
#include "src/wp/option.h"

#include "php_ini.h"

static const struct aikey_slice default_id = {"openai", sizeof("openai") - 1};
static const zend_long timeout_max = 300;

struct aikey_slice php_aikey_id(const zend_string *id)
{
    return id != NULL ? php_aikey_slice(id) : default_id;
}

static bool check_id(const zend_string *id, uint32_t arg, struct aikey_slice *out)
{
    *out = php_aikey_id(id);
    if (!aikey_id_is_valid(*out)) {
        php_aikey_throw_id(arg);
        return false;
    }
    return true;
}

/* The names that a plugin chose when it registered the connector, otherwise those that WordPress
 * derives from the id. False: WordPress threw. */
static bool find_registered(struct aikey_slice id, struct php_aikey_registered *out)
{
    struct php_aikey_call call;
    php_aikey_call_begin(&call);
    enum aikey_status status = php_aikey_registry_find(&call, id, out);
    if (!php_aikey_call_end(&call)) {
        return false;
    }
    if (status != AIKEY_OK) {
        out->names = aikey_names_derive(id, out->buffer);
        out->name[0] = out->credentials_url[0] = '\0';
    }
    return true;
}

const struct aikey_names *php_aikey_names_of(const zend_string *id, uint32_t arg,
                                             struct php_aikey_registered *storage)
{
    struct aikey_slice text;
    if (!check_id(id, arg, &text)) {
        return NULL;
    }
    if (aikey_slice_equal(text, default_id)) {
        return php_aikey_names(NULL, arg, storage); /* no registration changes these */
    }
    return find_registered(text, storage) ? &storage->names : NULL;
}

const char *php_aikey_base_url(const struct aikey_connector *connector)
{
    const char *set = AIKEY_G(base_url)[connector - aikey_connectors];
    if (set == NULL) {
        return ""; /* not allowed: no request is made */
    }
    return *set != '\0' ? set : connector->base_url;
}

const char *php_aikey_model(const struct aikey_connector *connector)
{
    const char *set = AIKEY_G(model)[connector - aikey_connectors];
    return *set != '\0' ? set : connector->model;
}

static const char *ca_file(void)
{
    const char *const elsewhere[] = {"curl.cainfo", "openssl.cafile"};
    if (*AIKEY_G(ca_file) != '\0') {
        return AIKEY_G(ca_file);
    }
    for (size_t i = 0; i < AIKEY_COUNT(elsewhere); i++) {
        const char *file = zend_ini_string_ex(elsewhere[i], strlen(elsewhere[i]), 0, NULL);
        if (file != NULL && *file != '\0') {
            return file;
        }
    }
    return NULL;
}

/* Copies the model, since WordPress code may change the setting during the call. */
static void set_model(struct php_aikey_subject *subject, const char *model, bool chosen)
{
    snprintf(subject->model, sizeof(subject->model), "%s", model);
    subject->core.model = subject->model;
    subject->core.model_chosen = chosen;
}

/* php.ini's aikey.<id>.<what>; NULL: not set. */
static const char *configured(const char *id, const char *what)
{
    char name[AIKEY_ID_MAX + sizeof("aikey..only_base_url")];
    snprintf(name, sizeof(name), "aikey.%s.%s", id, what);
    const zval *value = cfg_get_entry(name, strlen(name));
    bool is_set = value != NULL && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0;
    return is_set ? Z_STRVAL_P(value) : NULL;
}

/* As PHP reads a boolean setting. */
static bool is_on(const char *value)
{
    zend_string *text = zend_string_init(value, strlen(value), 0);
    bool on = zend_ini_parse_bool(text);
    zend_string_release(text);
    return on;
}

/* A connector without a row in connectors.def. If php.ini gives it a base URL, that server is
 * assumed to be compatible with OpenAI's, as most are. */
static void describe_custom(struct php_aikey_subject *subject)
{
    const struct php_aikey_registered *registered = &subject->registered;
    struct aikey_connector *row = &subject->custom;
    const char *base_url = configured(subject->id, "base_url");
    const char *model = configured(subject->id, "model");
    const char *only_base_url = configured(subject->id, "only_base_url");

    *row = base_url != NULL ? aikey_connectors[AIKEY_CONNECTOR_openai]
                            : (struct aikey_connector){.model = ""};
    memset(row->links, 0, sizeof(row->links));
    row->links[AIKEY_LINK_CREDENTIALS] = registered->credentials_url;
    row->base_url = "";
    row->id = subject->id;
    row->name = registered->name[0] != '\0' ? registered->name : subject->id;
    subject->core.connector = row;
    subject->core.base_url = base_url != NULL && php_aikey_ini_allows(base_url) ? base_url : "";
    bool has_model =
        base_url != NULL && model != NULL && aikey_model_is_valid(aikey_slice_of(model));
    set_model(subject, has_model ? model : row->model, has_model);
    subject->only_base_url = only_base_url != NULL && is_on(only_base_url);
}

/* ini_set() may repeat the built-in one: that is not seen as a choice. */
static void use_configured_model(struct php_aikey_subject *subject,
                                 const struct aikey_connector *connector)
{
    const char *model = php_aikey_model(connector);
    bool chosen =
        strcmp(model, connector->model) != 0 || configured(connector->id, "model") != NULL;
    set_model(subject, model, chosen);
}

/* A site's wish ends at the host's maximum. */
static void set_timeout(struct php_aikey_subject *subject, double seconds)
{
    seconds = MIN(seconds, (double)AIKEY_G(timeout_max));
    subject->core.timeout_ms = (int)(seconds * 1000);
    subject->core.connect_timeout_ms =
        MIN((int)AIKEY_G(connect_timeout) * 1000, subject->core.timeout_ms);
}

/* Whether a list of ids, with commas or spaces between them, has this one. Empty: it has all. */
static bool is_listed(const char *list, const char *id)
{
    static const char between[] = ", \t";
    size_t len = strlen(id);
    list += strspn(list, between);
    bool found = *list == '\0';
    while (*list != '\0' && !found) {
        size_t word = strcspn(list, between);
        found = word == len && memcmp(list, id, len) == 0;
        list += word;
        list += strspn(list, between);
    }
    return found;
}

bool php_aikey_subject_init(struct php_aikey_subject *subject, const zend_string *id, uint32_t arg)
{
    struct aikey_slice text;
    if (!check_id(id, arg, &text)) {
        return false;
    }
    memcpy(subject->id, text.data, text.len);
    subject->id[text.len] = '\0';

    const struct aikey_names *names = php_aikey_names(id, arg, &subject->registered);
    if (names == NULL) {
        return false;
    }
    subject->core.id = subject->id;
    subject->core.names = *names;
    subject->core.connector = aikey_connector_find(text);
    if (subject->core.connector != NULL) {
        subject->core.base_url = php_aikey_base_url(subject->core.connector);
        use_configured_model(subject, subject->core.connector);
        subject->only_base_url = AIKEY_G(only_base_url)[subject->core.connector - aikey_connectors];
    } else {
        describe_custom(subject);
    }
    subject->core.wants_default = false;
    subject->core.send_anyway = false;
    set_timeout(subject, (double)AIKEY_G(timeout));
    subject->core.max_reply = (size_t)AIKEY_G(max_reply);
    subject->core.ca_file = ca_file();
    subject->core.tests_per_minute = (int)AIKEY_G(tests_per_minute);
    subject->core.not_allowed = !is_listed(AIKEY_G(connectors), subject->id);
    return true;
}

static enum aikey_status read_model(struct php_aikey_subject *subject)
{
    char name[sizeof("aikey_model_") + AIKEY_ID_MAX];
    zval value;
    snprintf(name, sizeof(name), "aikey_model_%s", subject->id);
    enum aikey_status status = php_aikey_option_get(name, &value);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    if (Z_TYPE(value) == IS_STRING && aikey_model_is_valid(php_aikey_value_slice(&value))) {
        set_model(subject, Z_STRVAL(value), true);
    }
    subject->core.wants_default = Z_TYPE(value) == IS_STRING && Z_STRLEN(value) == 0;
    zval_ptr_dtor(&value);
    return AIKEY_OK;
}

enum aikey_status php_aikey_subject_read_model(struct php_aikey_subject *subject,
                                               struct php_aikey_call *call)
{
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, read_model(subject));
    return status;
}

static bool apply_model(struct php_aikey_subject *subject, const zval *value, uint32_t arg,
                        struct php_aikey_options *out)
{
    if (Z_TYPE_P(value) != IS_STRING) {
        zend_argument_type_error(arg, "option \"model\" must be of type string, %s given",
                                 zend_zval_type_name(value));
        return false;
    }
    if (!aikey_model_is_valid(php_aikey_value_slice(value))) {
        zend_argument_value_error(arg,
                                  "option \"model\" must be a model name of 1 to 128 characters "
                                  "from A-Z, a-z, 0-9, ., _, :, /, @, + and -");
        return false;
    }
    set_model(subject, Z_STRVAL_P(value), true);
    out->model = true;
    return true;
}

static bool apply_timeout(struct php_aikey_subject *subject, const zval *value, uint32_t arg)
{
    if (Z_TYPE_P(value) != IS_LONG && Z_TYPE_P(value) != IS_DOUBLE) {
        zend_argument_type_error(arg, "option \"timeout\" must be of type int|float, %s given",
                                 zend_zval_type_name(value));
        return false;
    }
    double seconds = zval_get_double((zval *)value);
    if (!(seconds >= 0.001 && seconds <= (double)timeout_max)) {
        zend_argument_value_error(arg, "option \"timeout\" must be above 0 and at most %d seconds",
                                  (int)timeout_max);
        return false;
    }
    set_timeout(subject, seconds);
    return true;
}

static bool apply_bool(const char *name, const zval *value, uint32_t arg, bool *out)
{
    if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
        zend_argument_type_error(arg, "option \"%s\" must be of type bool, %s given", name,
                                 zend_zval_type_name(value));
        return false;
    }
    *out = Z_TYPE_P(value) == IS_TRUE;
    return true;
}

static bool apply_option(struct php_aikey_subject *subject, const zend_string *name,
                         const zval *value, uint32_t arg, struct php_aikey_options *out)
{
    if (zend_string_equals_literal(name, "model")) {
        return apply_model(subject, value, arg, out);
    }
    if (zend_string_equals_literal(name, "timeout")) {
        return apply_timeout(subject, value, arg);
    }
    if (zend_string_equals_literal(name, "send_anyway")) {
        return apply_bool("send_anyway", value, arg, &subject->core.send_anyway);
    }
    if (out->save && zend_string_equals_literal(name, "replace")) {
        return apply_bool("replace", value, arg, &out->replace);
    }
    zend_argument_value_error(arg, "must contain only the options \"model\", \"timeout\"%s",
                              out->save ? ", \"send_anyway\" and \"replace\""
                                        : " and \"send_anyway\"");
    return false;
}

bool php_aikey_subject_apply(struct php_aikey_subject *subject, HashTable *options, uint32_t arg,
                             struct php_aikey_options *out)
{
    zend_string *name;
    zval *value;
    if (options == NULL) {
        return true;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL(options, name, value)
    {
        ZVAL_DEREF(value);
        if (name == NULL) {
            name = ZSTR_EMPTY_ALLOC(); /* an index is not an option's name */
        }
        if (!apply_option(subject, name, value, arg, out)) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}
