#include "trial.h"

#include "src/core/provider/diagnose.h"
#include "src/core/provider/http.h"
#include "src/core/provider/probe.h"
#include "src/core/provider/url.h"

#include <string.h>

/* A test under way. */
struct trial {
    const struct aikey_subject *subject;
    const struct aikey_io *io;
    struct aikey_question question;
    bool by_proxy;
    struct aikey_probe_request requests[AIKEY_PROBE_COUNT];
    struct aikey_http_reply replies[AIKEY_PROBE_COUNT];
    struct aikey_reading readings[AIKEY_PROBE_COUNT];
    enum aikey_probe generation; /* which probe generated: AIKEY_PROBE_GENERATION or _CHAT */
    double elapsed_ms;
};

const char *aikey_check_name(enum aikey_check_name check)
{
    static const char *const names[] = {"key", "model", "generation"};
    return names[check];
}

const char *aikey_check_result(enum aikey_check_result result)
{
    static const char *const names[] = {"pass", "fail", "unknown", "skipped"};
    return names[result];
}

void aikey_report_init(struct aikey_report *report)
{
    *report = (struct aikey_report){
        .code = AIKEY_CODE_no_key, .source = AIKEY_SOURCE_NONE, .retry_after = -1};
    for (int i = 0; i < AIKEY_CHECK_COUNT; i++) {
        report->checks[i] = (struct aikey_check){.result = AIKEY_RESULT_SKIPPED, .code = ""};
    }
}

void aikey_report_settle(struct aikey_report *report, enum aikey_code code)
{
    const struct aikey_outcome *outcome = aikey_outcome_get(code);
    report->code = code;
    if (outcome->verdict == AIKEY_VERDICT_REJECTED) {
        report->checks[AIKEY_CHECK_KEY] =
            (struct aikey_check){.result = AIKEY_RESULT_FAIL, .code = outcome->code};
    }
}

static enum aikey_status clean_pasted(const struct aikey_subject *subject,
                                      struct aikey_slice pasted, struct aikey_secret *key,
                                      struct aikey_report *report)
{
    enum aikey_status status =
        aikey_lint_key(pasted, aikey_slice_of(subject->id), subject->names.env, key, &report->lint);
    report->hints = report->lint.hints;
    if (status == AIKEY_OK && !report->lint.ok) {
        aikey_report_settle(report, report->lint.code);
        return AIKEY_ABSENT;
    }
    return status;
}

/* A key that is clearly another provider's is sent to this one only on request. */
static enum aikey_status use_pasted(const struct aikey_subject *subject, struct aikey_slice pasted,
                                    struct aikey_secret *key, struct aikey_report *report)
{
    enum aikey_status status = clean_pasted(subject, pasted, key, report);
    if (status == AIKEY_OK && report->lint.elsewhere && !subject->send_anyway) {
        aikey_report_settle(report, AIKEY_CODE_other_provider);
        return AIKEY_ABSENT;
    }
    return status;
}

static enum aikey_status use_resolved(const struct aikey_subject *subject,
                                      const struct aikey_io *io, struct aikey_secret *key,
                                      struct aikey_report *report)
{
    struct aikey_slice resolved;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, io->read, io->context, &report->source, &resolved);
    if (status == AIKEY_ABSENT || status == AIKEY_SEALED) {
        aikey_report_settle(report, status == AIKEY_ABSENT ? AIKEY_CODE_no_key
                                                           : AIKEY_CODE_seal_unavailable);
        return AIKEY_ABSENT;
    }
    if (status != AIKEY_OK) {
        return status;
    }
    status = clean_pasted(subject, resolved, key, report);
    if (status != AIKEY_OK) {
        return status;
    }
    if (!aikey_slice_equal(resolved, aikey_secret_slice(key))) {
        /* Plugins get the stored string as is, so a verdict on a cleaned copy would mislead. */
        aikey_secret_clear(key);
        aikey_report_settle(report, AIKEY_CODE_malformed_key);
        return AIKEY_ABSENT;
    }
    return AIKEY_OK;
}

enum aikey_status aikey_trial_obtain_key(const struct aikey_subject *subject,
                                         const struct aikey_io *io,
                                         const struct aikey_slice *pasted, struct aikey_secret *key,
                                         struct aikey_report *report)
{
    enum aikey_status status = pasted != NULL ? use_pasted(subject, *pasted, key, report)
                                              : use_resolved(subject, io, key, report);
    report->mask_len = aikey_mask_write(aikey_secret_slice(key), report->mask);
    return status;
}

static enum aikey_check_result result_of(enum aikey_code code)
{
    static const enum aikey_check_result results[] = {
        [AIKEY_VERDICT_VALID] = AIKEY_RESULT_PASS,
        [AIKEY_VERDICT_REJECTED] = AIKEY_RESULT_FAIL,
        [AIKEY_VERDICT_BLOCKED] = AIKEY_RESULT_FAIL,
        [AIKEY_VERDICT_UNKNOWN] = AIKEY_RESULT_UNKNOWN,
    };
    return results[aikey_outcome_get(code)->verdict];
}

static bool is_about_model(enum aikey_code code)
{
    return code == AIKEY_CODE_model_not_found || code == AIKEY_CODE_model_not_allowed ||
           code == AIKEY_CODE_organization_unverified;
}

static void set_check(struct aikey_report *report, enum aikey_check_name name,
                      enum aikey_check_result result, enum aikey_code code,
                      const struct aikey_http_reply *reply)
{
    report->checks[name] = (struct aikey_check){result, aikey_outcome_get(code)->code,
                                                reply->status, reply->elapsed_ms};
}

/* Is the key known, may it use the model, does it generate? */
static void write_checks(const struct trial *trial, struct aikey_report *report)
{
    enum aikey_code model = trial->readings[AIKEY_PROBE_MODEL].code;
    enum aikey_code generation = trial->readings[trial->generation].code;
    const struct aikey_http_reply *model_reply = &trial->replies[AIKEY_PROBE_MODEL];
    const struct aikey_http_reply *reply = &trial->replies[trial->generation];
    enum aikey_verdict verdict = aikey_outcome_get(report->code)->verdict;

    if (verdict == AIKEY_VERDICT_UNKNOWN && result_of(model) == AIKEY_RESULT_UNKNOWN) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_UNKNOWN, report->code, model_reply);
    } else if (verdict == AIKEY_VERDICT_REJECTED) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_FAIL, report->code, model_reply);
    } else {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_PASS, AIKEY_CODE_connected, model_reply);
    }

    if (is_about_model(generation)) {
        set_check(report, AIKEY_CHECK_MODEL, AIKEY_RESULT_FAIL, generation, reply);
    } else if (result_of(model) == AIKEY_RESULT_PASS ||
               result_of(generation) == AIKEY_RESULT_PASS) {
        set_check(report, AIKEY_CHECK_MODEL, AIKEY_RESULT_PASS, AIKEY_CODE_connected, model_reply);
    } else {
        set_check(report, AIKEY_CHECK_MODEL,
                  is_about_model(model) ? AIKEY_RESULT_FAIL : AIKEY_RESULT_UNKNOWN, model,
                  model_reply);
    }
    set_check(report, AIKEY_CHECK_GENERATION, result_of(generation), generation, reply);
}

/* Copies a header's value, unless it is not printable or gives the key away. */
static void copy_header(const struct aikey_http_reply *reply, const char *name,
                        struct aikey_slice key, char out[AIKEY_HEADER_MAX + 1])
{
    struct aikey_slice value =
        name != NULL ? aikey_http_header(reply, name) : AIKEY_SLICE_LITERAL("");
    out[0] = '\0';
    if (!aikey_secret_leaks(key, value)) {
        (void)aikey_slice_copy_printable(value, out, AIKEY_HEADER_MAX + 1);
    }
}

/* Copies a header's value from the first reply that has one. */
static void copy_any_header(const struct trial *trial, const char *name,
                            char out[AIKEY_HEADER_MAX + 1])
{
    out[0] = '\0';
    for (int i = 0; i < AIKEY_PROBE_COUNT && out[0] == '\0'; i++) {
        copy_header(&trial->replies[i], name, trial->question.key, out);
    }
}

static enum aikey_probe decider_of(const struct trial *trial, const struct aikey_report *report)
{
    bool generation = report->code == trial->readings[trial->generation].code;
    return generation ? trial->generation : AIKEY_PROBE_MODEL;
}

static void write_facts(const struct trial *trial, struct aikey_report *report)
{
    const struct aikey_connector *connector = trial->question.connector;
    struct aikey_slice key = trial->question.key;
    enum aikey_probe decider = decider_of(trial, report);
    const struct aikey_http_reply *reply = &trial->replies[decider];

    report->http_status = reply->status;
    report->retry_after = trial->readings[decider].retry_after;
    report->elapsed_ms = trial->elapsed_ms;
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        report->input_tokens += trial->readings[i].input_tokens;
        report->output_tokens += trial->readings[i].output_tokens;
    }
    copy_any_header(trial, connector->headers.organization, report->organization);
    copy_any_header(trial, connector->headers.project, report->project);
    copy_header(reply, connector->headers.request_id, key, report->request_id);
}

/* Earlier probes count against the time limit. */
static struct aikey_http_options http_options(const struct trial *trial)
{
    const struct aikey_subject *subject = trial->subject;
    int left_ms = subject->timeout_ms - (int)trial->elapsed_ms;
    return (struct aikey_http_options){
        .connect_timeout_ms = subject->connect_timeout_ms,
        .timeout_ms = left_ms > 1 ? left_ms : 1,
        .max_reply = subject->max_reply,
        .ca_file = subject->ca_file,
        .proxy = trial->by_proxy ? subject->site.proxy : NULL,
        .proxy_username = subject->site.proxy_username,
        .proxy_password = subject->site.proxy_password,
        .cancelled = trial->io->cancelled,
        .context = trial->io->context,
    };
}

static enum aikey_status read_replies(struct trial *trial, size_t first, size_t count)
{
    double longest = 0;
    for (size_t i = first; i < first + count; i++) {
        const struct aikey_http_reply *reply = &trial->replies[i];
        enum aikey_status status =
            aikey_diagnose(trial->question.connector, trial->question.key, (enum aikey_probe)i,
                           reply, &trial->io->json, &trial->readings[i]);
        if (status != AIKEY_OK) {
            return status;
        }
        longest = reply->elapsed_ms > longest ? reply->elapsed_ms : longest;
    }
    trial->elapsed_ms += longest;
    return AIKEY_OK;
}

/* Sends `count` probes in parallel, from `first` on, and reads the replies. */
static enum aikey_status send_probes(struct trial *trial, size_t first, size_t count)
{
    struct aikey_http_request requests[AIKEY_PROBE_COUNT];
    for (size_t i = 0; i < count; i++) {
        struct aikey_probe_request *request = &trial->requests[first + i];
        enum aikey_status status =
            aikey_probe_build(&trial->question, (enum aikey_probe)(first + i), request);
        if (status != AIKEY_OK) {
            return status;
        }
        requests[i] = request->http;
    }
    const struct aikey_http_options options = http_options(trial);
    enum aikey_status status =
        aikey_http_perform(requests, count, &options, &trial->replies[first]);
    return status == AIKEY_OK ? read_replies(trial, first, count) : status;
}

static enum aikey_status list_models(struct trial *trial, struct aikey_report *report)
{
    enum aikey_status status = send_probes(trial, AIKEY_PROBE_MODELS, 1);
    if (status != AIKEY_OK) {
        return status;
    }
    return aikey_diagnose_models(&trial->question, &trial->replies[AIKEY_PROBE_MODELS],
                                 &trial->io->json, &report->models);
}

static enum aikey_status ask(struct trial *trial, struct aikey_report *report)
{
    const struct aikey_probe_spec *specs = trial->question.connector->probes;
    enum aikey_status status = send_probes(trial, AIKEY_PROBE_MODEL, AIKEY_PROBE_FIRST_COUNT);
    if (status != AIKEY_OK) {
        return status;
    }
    if (trial->readings[AIKEY_PROBE_GENERATION].no_path && specs[AIKEY_PROBE_CHAT].path != NULL) {
        trial->generation = AIKEY_PROBE_CHAT;
        status = send_probes(trial, AIKEY_PROBE_CHAT, 1);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    struct aikey_reading *model = &trial->readings[AIKEY_PROBE_MODEL];
    if (model->no_path) {
        model->code = AIKEY_CODE_unexpected_reply; /* this server has nothing about models */
    }
    report->code = aikey_diagnose_combine(model->code, trial->readings[trial->generation].code);
    if (is_about_model(report->code) && specs[AIKEY_PROBE_MODELS].path != NULL) {
        return list_models(trial, report);
    }
    return AIKEY_OK;
}

static void quote(const struct trial *trial, struct aikey_report *report)
{
    if (aikey_outcome_get(report->code)->verdict == AIKEY_VERDICT_VALID) {
        report->hints &= ~report->lint.hints; /* whatever the key looks like, it works */
        return;
    }
    memcpy(report->quote, trial->readings[decider_of(trial, report)].quote, AIKEY_QUOTE_SIZE);
    if (report->code == AIKEY_CODE_missing_scope) {
        aikey_quote_scopes(report->quote, report->scopes);
    }
}

static enum aikey_status run(struct trial *trial, struct aikey_report *report)
{
    enum aikey_status status = ask(trial, report);
    if (status == AIKEY_OK) {
        write_checks(trial, report);
        write_facts(trial, report);
        quote(trial, report);
    }
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        aikey_probe_release(&trial->requests[i]);
        aikey_http_reply_release(&trial->replies[i]);
    }
    return status;
}

enum aikey_status aikey_trial_run(const struct aikey_subject *subject, const struct aikey_io *io,
                                  struct aikey_slice key, struct aikey_report *report)
{
    if (!aikey_connector_is_testable(subject->connector)) {
        aikey_report_settle(report, AIKEY_CODE_no_probe);
        return AIKEY_OK;
    }
    if (subject->site.ai_disabled) {
        aikey_report_settle(report, AIKEY_CODE_ai_disabled);
        return AIKEY_OK;
    }
    char host[AIKEY_BASE_URL_MAX + 1];
    if (!aikey_url_host(subject->base_url, host, sizeof(host)) ||
        aikey_site_blocks(&subject->site, aikey_slice_of(host))) {
        aikey_report_settle(report, AIKEY_CODE_blocked_by_site);
        return AIKEY_OK;
    }
    struct trial trial = {
        .subject = subject,
        .io = io,
        .question = {subject->connector, subject->base_url, subject->model, key},
        .by_proxy = aikey_site_has_proxy_for(&subject->site, aikey_slice_of(host)),
        .generation = AIKEY_PROBE_GENERATION,
    };
    return run(&trial, report);
}
