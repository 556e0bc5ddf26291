#include "result.h"

#include "subject.h"

#include "src/core/keys/obtain.h"
#include "src/core/keys/saved.h"

#include <Zend/zend_smart_str.h>

static void add_text(zval *out, const char *name, const struct aikey_subject *subject,
                     const char *template)
{
    char text[AIKEY_TEXT_SIZE];
    aikey_outcome_text(template, subject->connector->name, subject->id, text);
    add_assoc_string(out, name, text);
}

static const char *link_of(const struct aikey_connector *connector, enum aikey_link link)
{
    const char *url = connector->links[link];
    return url != NULL ? url : "";
}

/* The pages that the connector has, each once. */
static void add_links(zval *out, const struct aikey_subject *subject,
                      const struct aikey_outcome *outcome)
{
    zval list;
    const char *last = "";
    array_init(&list);
    for (size_t i = 0; i < AIKEY_OUTCOME_LINKS; i++) {
        const char *url = link_of(subject->connector, outcome->links[i]);
        if (url[0] != '\0' && strcmp(url, last) != 0) {
            zval item;
            array_init(&item);
            add_assoc_string(&item, "page", aikey_link_name(outcome->links[i]));
            add_assoc_string(&item, "url", url);
            add_text(&item, "label", subject, aikey_link_label(outcome->links[i]));
            add_next_index_zval(&list, &item);
            last = url;
        }
    }
    add_assoc_zval(out, "links", &list);
}

/* verdict, code, message, fix, help_url, help_label and links */
static void add_outcome(zval *out, const struct aikey_subject *subject,
                        const struct aikey_outcome *outcome)
{
    add_assoc_string(out, "verdict", aikey_verdict_name(outcome->verdict));
    add_assoc_string(out, "code", outcome->code);
    add_text(out, "message", subject, outcome->message);
    add_text(out, "fix", subject, outcome->fix);
    const char *url = link_of(subject->connector, outcome->links[0]);
    add_assoc_string(out, "help_url", url);
    add_text(out, "help_label", subject, url[0] != '\0' ? aikey_link_label(outcome->links[0]) : "");
    add_links(out, subject, outcome);
}

static void add_hints(zval *out, unsigned hints, const struct aikey_key_shape *shape)
{
    const char *maker = shape != NULL ? shape->maker : "";
    zval list;
    array_init(&list);
    for (int i = 0; i < AIKEY_HINT_COUNT; i++) {
        if (hints & (1U << i)) {
            char text[AIKEY_TEXT_SIZE];
            zval hint;
            array_init(&hint);
            aikey_hint_text((enum aikey_hint)i, maker, text);
            add_assoc_string(&hint, "code", aikey_hint_code((enum aikey_hint)i));
            add_assoc_string(&hint, "message", text);
            add_assoc_string(&hint, "maker", maker);
            add_next_index_zval(&list, &hint);
        }
    }
    add_assoc_zval(out, "hints", &list);
}

static void add_cleaned(zval *out, const struct aikey_lint *lint)
{
    zval list;
    array_init(&list);
    for (int i = 0; i < AIKEY_CLEANED_COUNT; i++) {
        if (lint->cleaned & (1U << i)) {
            add_next_index_string(&list, aikey_cleaned_name((enum aikey_cleaned)i));
        }
    }
    add_assoc_zval(out, "cleaned", &list);
}

void php_aikey_result_of_lint(const struct aikey_subject *subject, const struct aikey_lint *lint,
                              struct aikey_slice key, zval *out)
{
    const struct aikey_outcome *outcome = lint->ok ? NULL : aikey_outcome_get(lint->code);
    char mask[AIKEY_MASK_MAX];
    size_t mask_len = aikey_mask_write(key, mask);

    array_init(out);
    add_assoc_bool(out, "ok", lint->ok);
    add_assoc_string(out, "code", outcome != NULL ? outcome->code : "");
    add_text(out, "message", subject, outcome != NULL ? outcome->message : "");
    add_text(out, "fix", subject, outcome != NULL ? outcome->fix : "");
    add_assoc_stringl(out, "masked_key", mask, mask_len);
    add_cleaned(out, lint);
    add_hints(out, lint->hints, lint->shape);
}

static void add_checks(zval *out, const struct aikey_report *report)
{
    zval list;
    array_init(&list);
    for (int i = 0; i < AIKEY_CHECK_COUNT; i++) {
        const struct aikey_check *check = &report->checks[i];
        zval item;
        array_init(&item);
        add_assoc_string(&item, "name", aikey_check_name((enum aikey_check_name)i));
        add_assoc_string(&item, "result", aikey_check_result(check->result));
        add_assoc_string(&item, "code", check->code);
        add_assoc_long(&item, "http_status", check->http_status);
        add_assoc_double(&item, "elapsed_ms", check->elapsed_ms);
        add_next_index_zval(&list, &item);
    }
    add_assoc_zval(out, "checks", &list);
}

static void add_usage(zval *out, const struct aikey_report *report)
{
    zval usage;
    array_init(&usage);
    add_assoc_long(&usage, "input_tokens", (zend_long)report->input_tokens);
    add_assoc_long(&usage, "output_tokens", (zend_long)report->output_tokens);
    add_assoc_zval(out, "usage", &usage);
}

static void add_seconds(zval *out, const char *name, bool known, int64_t seconds)
{
    if (known) {
        add_assoc_long(out, name, (zend_long)seconds);
    } else {
        add_assoc_null(out, name);
    }
}

void php_aikey_result_of_models(const struct aikey_model_list *models, zval *out)
{
    array_init(out);
    for (size_t i = 0; i < models->count; i++) {
        add_next_index_string(out, models->names[i]);
    }
}

static void add_models(zval *out, const struct aikey_model_list *models)
{
    zval list;
    php_aikey_result_of_models(models, &list);
    add_assoc_zval(out, "models", &list);
}

/* What blocks the site's requests: a constant, or else what php.ini has for the base URL. */
static void append_blocked(smart_str *text, const struct aikey_subject *subject,
                           const struct aikey_report *report)
{
    if (report->blocked_host[0] != '\0') {
        smart_str_append_printf(text, " WP_HTTP_BLOCK_EXTERNAL blocks %s.", report->blocked_host);
    } else {
        smart_str_append_printf(text, " aikey.%s.base_url is not allowed.", subject->id);
    }
}

/* The fix names what the key lacks, what it may use instead, and what blocks requests. */
static void add_facts_to_fix(zval *out, const struct aikey_subject *subject,
                             const struct aikey_report *report)
{
    zval *fix = zend_hash_str_find(Z_ARRVAL_P(out), "fix", strlen("fix"));
    smart_str text = {0};
    smart_str_append(&text, Z_STR_P(fix));
    if (report->scopes[0] != '\0') {
        smart_str_append_printf(&text, " What it lacks: %s.", report->scopes);
    }
    for (size_t i = 0; i < report->models.count; i++) {
        smart_str_appends(&text, i > 0 ? ", " : " Models that this key may use: ");
        smart_str_appends(&text, report->models.names[i]);
    }
    smart_str_appends(&text, report->models.count > 0 ? "." : "");
    if (report->code == AIKEY_CODE_blocked_by_site) {
        append_blocked(&text, subject, report);
    }
    add_assoc_str(out, "fix", smart_str_extract(&text));
}

void php_aikey_result_of_report(const struct aikey_subject *subject,
                                const struct aikey_report *report, zval *out)
{
    const struct aikey_outcome *outcome = aikey_outcome_get(report->code);
    array_init(out);
    add_assoc_string(out, "connector", subject->id);
    add_assoc_bool(out, "ok", outcome->verdict == AIKEY_VERDICT_VALID);
    add_outcome(out, subject, outcome);
    add_facts_to_fix(out, subject, report);
    add_assoc_long(out, "http_status", report->http_status);
    add_assoc_string(out, "source", aikey_source_name(report->source));
    add_assoc_stringl(out, "masked_key", report->mask, report->mask_len);
    add_assoc_string(out, "model", report->model);
    add_models(out, &report->models);
    add_assoc_string(out, "organization", report->organization);
    add_assoc_string(out, "project", report->project);
    add_assoc_string(out, "request_id", report->request_id);
    add_seconds(out, "retry_after", report->retry_after >= 0, report->retry_after);
    add_usage(out, report);
    add_assoc_double(out, "elapsed_ms", report->elapsed_ms);
    add_checks(out, report);
    add_hints(out, report->hints, report->lint.shape);
    add_assoc_string(out, "provider_message", report->quote);
    add_assoc_string(out, "missing_scopes", report->scopes);
    add_assoc_string(out, "blocked_host", report->blocked_host);
    add_assoc_bool(out, "saved", report->saved);
    add_assoc_string(out, "saved_message", aikey_saved_text(report));
    add_assoc_bool(out, "api_key_verified", report->verified);
    add_assoc_bool(out, "kept_previous", report->kept_previous);
}

static void add_names(zval *out, const struct aikey_names *names)
{
    add_assoc_string(out, "env", names->env);
    add_assoc_string(out, "constant", names->constant);
    add_assoc_string(out, "option", names->option);
    add_assoc_string(out, "flag", names->flag);
}

/* That of the last test, or what stands in for it. */
static const struct aikey_outcome *outcome_of(const struct aikey_connector *connector,
                                              const struct aikey_standing *standing,
                                              enum aikey_seal_problem problem)
{
    const struct aikey_outcome *found = NULL;
    if (standing->source == AIKEY_SOURCE_NONE) {
        return aikey_outcome_get(AIKEY_CODE_no_key);
    }
    if (standing->sealed_off) {
        return aikey_outcome_get(aikey_obtain_code(problem));
    }
    if (standing->tested) {
        found = aikey_outcome_find(aikey_slice_of(standing->record.code));
    }
    if (found != NULL) {
        return found;
    }
    return aikey_outcome_get(aikey_connector_is_testable(connector) ? AIKEY_CODE_untested
                                                                    : AIKEY_CODE_no_probe);
}

void php_aikey_result_of_standing(const struct aikey_subject *subject,
                                  const struct aikey_standing *standing,
                                  const struct php_aikey_seal_state *seal, zval *out)
{
    const struct aikey_record *record = &standing->record;
    array_init(out);
    add_assoc_string(out, "connector", subject->id);
    add_assoc_string(out, "source", aikey_source_name(standing->source));
    add_assoc_stringl(out, "masked_key", standing->mask, standing->mask_len);
    add_assoc_bool(out, "verified", standing->verified);
    add_seconds(out, "verified_at", standing->verified, record->time);
    add_seconds(out, "tested_at", standing->tested, record->time);
    add_outcome(out, subject, outcome_of(subject->connector, standing, seal->problem));
    add_assoc_string(out, "model", standing->tested ? record->model : "");
    add_assoc_string(out, "organization", standing->tested ? record->organization : "");
    add_assoc_string(out, "project", standing->tested ? record->project : "");
    add_assoc_bool(out, "sealed", seal->sealed);
    if (seal->with > 0) {
        add_assoc_long(out, "sealed_with", (zend_long)seal->with);
    } else {
        add_assoc_null(out, "sealed_with");
    }
    if (seal->problem != AIKEY_SEAL_PROBLEM_NONE) {
        add_assoc_string(out, "seal_problem", aikey_seal_problem_name(seal->problem));
    } else {
        add_assoc_null(out, "seal_problem");
    }
    zval names;
    array_init(&names);
    add_names(&names, &subject->names);
    add_assoc_zval(out, "names", &names);
}

/* The URL of each page that the connector has, by the page's name. */
static void add_pages(zval *out, const struct aikey_connector *connector)
{
    zval pages;
    array_init(&pages);
    for (int link = AIKEY_LINK_NONE + 1; link < AIKEY_LINK_COUNT; link++) {
        const char *url = link_of(connector, (enum aikey_link)link);
        if (url[0] != '\0') {
            add_assoc_string(&pages, aikey_link_name((enum aikey_link)link), url);
        }
    }
    add_assoc_zval(out, "pages", &pages);
}

void php_aikey_result_of_connector(const struct aikey_subject *subject, bool only_base_url,
                                   zval *out)
{
    const struct aikey_connector *connector = subject->connector;
    zval item;
    array_init(&item);
    add_assoc_string(&item, "name", connector->name);
    add_names(&item, &subject->names);
    add_assoc_string(&item, "base_url", subject->base_url);
    add_assoc_string(&item, "provider_base_url", connector->base_url);
    add_assoc_bool(&item, "only_base_url", only_base_url);
    add_assoc_bool(&item, "allowed", !subject->not_allowed);
    add_assoc_string(&item, "model", subject->model);
    add_assoc_string(&item, "credentials_url", link_of(connector, AIKEY_LINK_CREDENTIALS));
    add_assoc_string(&item, "billing_url", link_of(connector, AIKEY_LINK_BILLING));
    add_assoc_string(&item, "limits_url", link_of(connector, AIKEY_LINK_LIMITS));
    add_pages(&item, connector);
    add_assoc_bool(&item, "testable", aikey_connector_is_testable(connector));
    add_assoc_zval(out, subject->id, &item);
}
