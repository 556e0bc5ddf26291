#include "result.h"
#include "subject.h"

#include "src/core/keys/failure.h"
#include "src/core/keys/lint.h"
#include "src/core/keys/mask.h"
#include "src/core/keys/obtain.h"
#include "src/core/keys/resolve.h"
#include "src/core/keys/trial.h"
#include "src/core/keys/verify.h"
#include "src/php/call.h"
#include "src/php/exception.h"
#include "src/php/globals.h"
#include "src/php/opened.h"
#include "src/php/sealing.h"
#include "src/php/text.h"
#include "src/php/transfer.h"
#include "src/wp/callbacks.h"
#include "src/wp/option.h"
#include "src/wp/read.h"
#include "src/wp/requests.h"

/* Returns the (trimmed) key: the very string that was read, if nothing was trimmed. */
static void return_key(struct php_aikey_call *call, struct aikey_slice key, zval *return_value)
{
    if (key.len == Z_STRLEN(call->value)) {
        ZVAL_COPY_VALUE(return_value, &call->value);
        ZVAL_UNDEF(&call->value);
    } else {
        ZVAL_STR(return_value, php_aikey_opened_part(Z_STR(call->value), key));
    }
}

/* Once a minute, however often plugins ask for the key: while a keyring is broken, every request of
 * every site does. */
static ZEND_COLD void warn_of_sealed(struct aikey_slice id, enum aikey_seal_problem problem)
{
    enum { PAUSE = 60 };
    time_t now = time(NULL);
    if (now - AIKEY_G(warned) >= PAUSE || now < AIKEY_G(warned)) {
        AIKEY_G(warned) = now;
        php_error_docref(NULL, E_WARNING, "Cannot open the sealed key of %.*s: %s", (int)id.len,
                         id.data, php_aikey_seal_explain(problem));
    }
}

/* aikey_resolve() and aikey_source() return different parts of the same lookup. */
static zend_always_inline void resolve(INTERNAL_FUNCTION_PARAMETERS, bool wants_source)
{
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_registered storage;
    const struct aikey_names *names = php_aikey_names(id, 1, &storage);
    if (names == NULL) {
        RETURN_THROWS();
    }
    struct php_aikey_call call;
    enum aikey_source source;
    struct aikey_slice key;
    php_aikey_call_begin(&call);
    enum aikey_status status =
        aikey_resolve_key(names, php_aikey_read_inline, &call, &source, &key);
    if (wants_source && (status == AIKEY_OK || status == AIKEY_ABSENT || status == AIKEY_SEALED)) {
        RETVAL_STRING(aikey_source_name(source));
    } else if (!wants_source && status == AIKEY_OK) {
        return_key(&call, key, return_value);
    }
    if (php_aikey_call_end(&call) && !wants_source && status == AIKEY_SEALED) {
        warn_of_sealed(php_aikey_id(id), (enum aikey_seal_problem)call.seal_problem);
    }
}

PHP_FUNCTION(aikey_resolve)
{
    resolve(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

PHP_FUNCTION(aikey_source)
{
    resolve(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

PHP_FUNCTION(aikey_mask)
{
    zend_string *key;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(key)
    ZEND_PARSE_PARAMETERS_END();

    char mask[AIKEY_MASK_MAX];
    size_t len = aikey_mask_write(php_aikey_slice(key), mask);
    RETURN_STRINGL(mask, len);
}

PHP_FUNCTION(aikey_lint)
{
    zend_string *pasted;
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(pasted)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    if (!php_aikey_subject_init(&subject, id, 2)) {
        RETURN_THROWS();
    }
    struct aikey_secret key;
    struct aikey_lint lint;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    enum aikey_status status = aikey_lint_key(php_aikey_slice(pasted), aikey_slice_of(subject.id),
                                              subject.core.names.env, &key, &lint);
    if (status == AIKEY_OK) {
        php_aikey_result_of_lint(&subject.core, &lint, aikey_secret_slice(&key), return_value);
    } else {
        php_aikey_throw_status(status);
    }
    aikey_secret_release(&key);
}

/* Ends the call. False: an exception is thrown. */
static bool finish(struct php_aikey_call *call, enum aikey_status status)
{
    if (!php_aikey_call_end(call)) {
        return false;
    }
    if (status != AIKEY_OK) {
        php_aikey_throw_status(status);
    }
    return status == AIKEY_OK;
}

/* Does the work of a function that makes requests, by the site's HTTP settings. False: an
 * exception is thrown. */
static bool with_requests(struct php_aikey_subject *subject, void *arguments,
                          enum aikey_status (*work)(struct php_aikey_call *call,
                                                    struct php_aikey_subject *subject,
                                                    void *arguments))
{
    struct php_aikey_call call;
    struct php_aikey_requests site;
    php_aikey_call_begin(&call);
    enum aikey_status status = php_aikey_requests_init(&site, &call);
    subject->core.site = site.core;
    if (status == AIKEY_OK) {
        status = work(&call, subject, arguments);
    }
    php_aikey_requests_release(&site);
    return finish(&call, status);
}

struct test {
    const zend_string *pasted; /* NULL: the key that resolves */
    struct php_aikey_options options;
    struct aikey_report report;
};

static enum aikey_status run_test(struct php_aikey_call *call, struct php_aikey_subject *subject,
                                  void *arguments)
{
    struct test *test = arguments;
    if (!test->options.model) {
        enum aikey_status status = php_aikey_subject_read_model(subject, call);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    struct aikey_slice text =
        test->pasted != NULL ? php_aikey_slice(test->pasted) : AIKEY_SLICE_LITERAL("");
    const struct aikey_slice *key = test->pasted != NULL ? &text : NULL;
    struct aikey_io io = php_aikey_io(call);
    if (!test->options.save) {
        return aikey_verify_test(&subject->core, &io, key, &test->report);
    }
    enum aikey_status status =
        php_aikey_option_sealing(call, subject->core.names.option, &io.sealing);
    return status == AIKEY_OK
               ? aikey_verify_save(&subject->core, &io, key, test->options.replace, &test->report)
               : status;
}

/* In the log alone: a host reads it, and a warning on the site's pages would help nobody. */
static void log_not_sealed(const struct aikey_subject *subject, const struct aikey_report *report)
{
    if ((report->hints & (1U << AIKEY_HINT_NOT_SEALED)) != 0) {
        zend_string *text = strpprintf(
            0,
            "aikey: the key in the option %s is stored in the clear, because nothing on this site "
            "opens it for plugins that read the option. Add the aikey plugin as a must-use plugin.",
            subject->names.option);
        php_log_err(ZSTR_VAL(text));
        zend_string_release(text);
    }
}

/* aikey_test() and aikey_save_and_test() differ in whether the key and its outcome are stored. */
static void test(INTERNAL_FUNCTION_PARAMETERS, bool save)
{
    zend_string *pasted = NULL;
    zend_string *id = NULL;
    HashTable *given = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 3)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(pasted)
    Z_PARAM_STR(id)
    Z_PARAM_ARRAY_HT(given)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    struct test test = {.pasted = pasted, .options = {.save = save}};
    if (!php_aikey_subject_init(&subject, id, 2) ||
        !php_aikey_subject_apply(&subject, given, 3, &test.options) ||
        (save && !php_aikey_require_wordpress()) || !php_aikey_transfer_ready() ||
        !with_requests(&subject, &test, run_test)) {
        RETURN_THROWS();
    }
    log_not_sealed(&subject.core, &test.report);
    php_aikey_result_of_report(&subject.core, &test.report, return_value);
}

PHP_FUNCTION(aikey_test)
{
    test(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

PHP_FUNCTION(aikey_save_and_test)
{
    test(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

struct failure {
    int http_status;
    struct aikey_slice body;
    enum aikey_code code;
};

static enum aikey_status take_report(struct php_aikey_call *call, struct php_aikey_subject *subject,
                                     void *arguments)
{
    struct failure *failure = arguments;
    const struct aikey_io io = php_aikey_io(call);
    enum aikey_status status = aikey_failure_read(&subject->core, &io, failure->http_status,
                                                  failure->body, &failure->code);
    if (status == AIKEY_OK && aikey_outcome_get(failure->code)->verdict != AIKEY_VERDICT_VALID) {
        status = php_aikey_subject_read_model(subject, call); /* a test may follow */
    }
    return status == AIKEY_OK ? aikey_failure_report(&subject->core, &io, failure->code) : status;
}

PHP_FUNCTION(aikey_report)
{
    zend_long http_status;
    zend_string *body;
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_LONG(http_status)
    Z_PARAM_STR(body)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    if (http_status < 100 || http_status > 599) {
        zend_argument_value_error(1, "must be an HTTP status from 100 to 599");
        RETURN_THROWS();
    }
    struct php_aikey_subject subject;
    struct failure failure = {.http_status = (int)http_status, .body = php_aikey_slice(body)};
    if (!php_aikey_subject_init(&subject, id, 3) || !php_aikey_require_wordpress() ||
        !php_aikey_transfer_ready() || !with_requests(&subject, &failure, take_report)) {
        RETURN_THROWS();
    }
    RETURN_STRING(aikey_outcome_get(failure.code)->code);
}

static enum aikey_status list_models(struct php_aikey_call *call, struct php_aikey_subject *subject,
                                     void *models)
{
    const struct aikey_io io = php_aikey_io(call);
    return aikey_verify_models(&subject->core, &io, models);
}

PHP_FUNCTION(aikey_models)
{
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    struct aikey_model_list models;
    if (!php_aikey_subject_init(&subject, id, 1) || !php_aikey_transfer_ready() ||
        !with_requests(&subject, &models, list_models)) {
        RETURN_THROWS();
    }
    php_aikey_result_of_models(&models, return_value);
}

static enum aikey_status find_seal(struct php_aikey_call *call, const struct aikey_subject *subject,
                                   const struct aikey_standing *standing,
                                   struct php_aikey_seal_state *seal)
{
    seal->sealed = false;
    seal->with = 0;
    seal->problem = standing->sealed_off ? (enum aikey_seal_problem)call->seal_problem
                                         : AIKEY_SEAL_PROBLEM_NONE;
    if (standing->source != AIKEY_SOURCE_DATABASE) {
        return AIKEY_OK;
    }
    return php_aikey_option_is_sealed(call, subject->names.option, &seal->sealed, &seal->with);
}

/* `seal` may be NULL. False: an exception is thrown. */
static bool find_standing(const struct php_aikey_subject *subject, struct aikey_standing *standing,
                          struct php_aikey_seal_state *seal)
{
    struct php_aikey_call call;
    php_aikey_call_begin(&call);
    const struct aikey_io io = php_aikey_io(&call);
    enum aikey_status status = aikey_verify_standing(&subject->core, &io, standing);
    if (status == AIKEY_OK && seal != NULL) {
        status = find_seal(&call, &subject->core, standing, seal);
    }
    return finish(&call, status);
}

PHP_FUNCTION(aikey_is_verified)
{
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    struct aikey_standing standing;
    if (!php_aikey_subject_init(&subject, id, 1) || !find_standing(&subject, &standing, NULL)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(standing.verified);
}

PHP_FUNCTION(aikey_status)
{
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    struct aikey_standing standing;
    struct php_aikey_seal_state seal;
    if (!php_aikey_subject_init(&subject, id, 1) || !find_standing(&subject, &standing, &seal)) {
        RETURN_THROWS();
    }
    php_aikey_result_of_standing(&subject.core, &standing, &seal, return_value);
}

PHP_FUNCTION(aikey_forget)
{
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();

    struct php_aikey_subject subject;
    if (!php_aikey_subject_init(&subject, id, 1) || !php_aikey_require_wordpress()) {
        RETURN_THROWS();
    }
    struct php_aikey_call call;
    php_aikey_call_begin(&call);
    const struct aikey_io io = php_aikey_io(&call);
    enum aikey_status status = aikey_verify_forget(&subject.core, &io);
    bool kept = status == AIKEY_FAILED;
    if (!finish(&call, kept ? AIKEY_OK : status)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(!kept);
}

/* Seals for an option of this site. */
static enum aikey_status seal(struct php_aikey_call *call, struct aikey_slice option,
                              struct aikey_slice key, struct aikey_secret *out)
{
    enum aikey_seal_problem problem;
    enum aikey_status status = php_aikey_option_seal_problem(call, option.data, &problem);
    if (status != AIKEY_OK) {
        return status;
    }
    call->seal_problem = (unsigned char)problem;
    return problem == AIKEY_SEAL_PROBLEM_NONE ? aikey_seal_key(php_aikey_sealer(), option, key, out)
                                              : AIKEY_SEALED;
}

/* The option that an argument names; NULL: openai's. */
static struct aikey_slice option_of(const zend_string *name)
{
    return name != NULL ? php_aikey_slice(name)
                        : aikey_slice_of(aikey_names_built_in[AIKEY_CONNECTOR_openai].option);
}

/* The arguments of aikey_seal() and aikey_open(). False: a ValueError is thrown. */
static bool check_seal_arguments(zend_string *value, bool should_be_sealed,
                                 struct aikey_slice option)
{
    struct aikey_slice text = php_aikey_slice(value);
    if (aikey_is_sealed(text) != should_be_sealed) {
        zend_argument_value_error(1, should_be_sealed ? "must be a sealed value"
                                                      : "must not be sealed already");
    } else if (!should_be_sealed && (text.len == 0 || text.len > AIKEY_SEAL_KEY_MAX)) {
        zend_argument_value_error(1, "must be between 1 and %d bytes long",
                                  (int)AIKEY_SEAL_KEY_MAX);
    } else if (option.len == 0 || option.len > AIKEY_SEAL_OPTION_MAX) {
        zend_argument_value_error(2, "must be the name of an option, between 1 and %d bytes long",
                                  (int)AIKEY_SEAL_OPTION_MAX);
    }
    return EG(exception) == NULL;
}

PHP_FUNCTION(aikey_seal)
{
    zend_string *key;
    zend_string *name = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(key)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();

    struct aikey_slice option = option_of(name);
    if (!check_seal_arguments(key, false, option)) {
        RETURN_THROWS();
    }
    struct php_aikey_call call;
    struct aikey_secret sealed;
    php_aikey_call_begin(&call);
    aikey_secret_init(&sealed, AIKEY_SEALED_MAX);
    enum aikey_status status = seal(&call, option, php_aikey_slice(key), &sealed);
    if (status == AIKEY_OK) {
        RETVAL_STRINGL(sealed.data, sealed.len);
    }
    aikey_secret_release(&sealed);
    if (status == AIKEY_SEALED && php_aikey_call_end(&call)) {
        php_aikey_throw_seal_problem("seal the key", (enum aikey_seal_problem)call.seal_problem);
    } else if (status != AIKEY_SEALED) {
        (void)finish(&call, status);
    }
}

PHP_FUNCTION(aikey_open)
{
    zend_string *sealed;
    zend_string *name = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(sealed)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();

    struct aikey_slice option = option_of(name);
    if (!check_seal_arguments(sealed, true, option)) {
        RETURN_THROWS();
    }
    zend_string *key;
    enum aikey_seal_problem problem;
    enum aikey_status status = php_aikey_open(option, sealed, &key, &problem);
    if (status == AIKEY_OK) {
        RETURN_STR(key);
    }
    if (status == AIKEY_SEALED) {
        php_aikey_throw_seal_problem("open the sealed key", problem);
    } else {
        php_aikey_throw_status(status);
    }
}

PHP_FUNCTION(aikey_wipe)
{
    ZEND_PARSE_PARAMETERS_NONE();

    RETURN_LONG(php_aikey_opened_wipe());
}

PHP_FUNCTION(aikey_is_sealed)
{
    zend_string *value;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(value)
    ZEND_PARSE_PARAMETERS_END();

    RETURN_BOOL(aikey_is_sealed(php_aikey_slice(value)));
}

/* The ids in connectors.def, then those that WordPress has. False: WordPress threw. */
static bool list_connectors(zval *ids)
{
    struct php_aikey_call call;
    php_aikey_call_begin(&call);
    array_init(ids);
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        add_next_index_string(ids, aikey_connectors[i].id);
    }
    enum aikey_status status = php_aikey_registry_list(&call, ids);
    return php_aikey_call_end(&call) && status == AIKEY_OK;
}

PHP_FUNCTION(aikey_connectors)
{
    ZEND_PARSE_PARAMETERS_NONE();

    zval ids, *id;
    bool ok = list_connectors(&ids);
    array_init(return_value);
    ZEND_HASH_FOREACH_VAL(Z_ARRVAL(ids), id)
    {
        struct php_aikey_subject subject;
        ok = ok && php_aikey_subject_init(&subject, Z_STR_P(id), 1);
        if (ok && !zend_symtable_exists(Z_ARRVAL_P(return_value), Z_STR_P(id))) {
            php_aikey_result_of_connector(&subject.core, subject.only_base_url, return_value);
        }
    }
    ZEND_HASH_FOREACH_END();
    zval_ptr_dtor(&ids);
    if (!ok) {
        RETURN_THROWS();
    }
}
