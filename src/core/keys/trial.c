#include "trial.h"

#include "src/core/provider/diagnose.h"
#include "src/core/provider/http.h"
#include "src/core/provider/probe.h"
#include "src/core/provider/url.h"

#include <string.h>

struct probing {
    struct aikey_probe_request requests[AIKEY_PROBE_COUNT];
    struct aikey_http_reply replies[AIKEY_PROBE_COUNT];
    struct aikey_reading readings[AIKEY_PROBE_COUNT];
    enum aikey_probe generation; /* the probe that generated: AIKEY_PROBE_GENERATION or _CHAT */
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
    if (status == AIKEY_OK && !report->lint.ok) {
        aikey_report_settle(report, report->lint.code);
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
    if (status == AIKEY_ABSENT) {
        aikey_report_settle(report, AIKEY_CODE_no_key);
    }
    if (status == AIKEY_SEALED) {
        aikey_report_settle(report, AIKEY_CODE_seal_unavailable);
        status = AIKEY_ABSENT;
    }
    if (status == AIKEY_OK) {
        status = clean_pasted(subject, resolved, key, report);
    }
    if (status == AIKEY_OK && !aikey_slice_equal(resolved, aikey_secret_slice(key))) {
        /* Plugins get it as it is: that a cleaned one might work helps nobody. */
        aikey_secret_clear(key);
        aikey_report_settle(report, AIKEY_CODE_malformed_key);
        return AIKEY_ABSENT;
    }
    return status;
}

enum aikey_status aikey_trial_obtain_key(const struct aikey_subject *subject,
                                         const struct aikey_io *io,
                                         const struct aikey_slice *pasted, struct aikey_secret *key,
                                         struct aikey_report *report)
{
    enum aikey_status status = pasted != NULL ? clean_pasted(subject, *pasted, key, report)
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

/* What each part of the way says: is the key known, may it use the model, does it generate. */
static void write_checks(const struct probing *probing, struct aikey_report *report)
{
    enum aikey_code model = probing->readings[AIKEY_PROBE_MODEL].code;
    enum aikey_code generation = probing->readings[probing->generation].code;
    const struct aikey_http_reply *model_reply = &probing->replies[AIKEY_PROBE_MODEL];
    const struct aikey_http_reply *reply = &probing->replies[probing->generation];
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

/* A header's value, unless it is not one or gives the key away. */
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

static void write_facts(const struct aikey_connector *connector, const struct probing *probing,
                        struct aikey_slice key, struct aikey_report *report)
{
    enum aikey_probe decider = report->code == probing->readings[probing->generation].code
                                   ? probing->generation
                                   : AIKEY_PROBE_MODEL;
    const struct aikey_http_reply *reply = &probing->replies[decider];

    report->http_status = reply->status;
    report->retry_after = probing->readings[decider].retry_after;
    report->elapsed_ms = probing->elapsed_ms;
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        report->input_tokens += probing->readings[i].input_tokens;
        report->output_tokens += probing->readings[i].output_tokens;
    }
    copy_header(reply, connector->headers.organization, key, report->organization);
    copy_header(reply, connector->headers.project, key, report->project);
    copy_header(reply, connector->headers.request_id, key, report->request_id);
}

/* Side by side; `first` and those after it. What of the time limit earlier ones took is gone. */
static enum aikey_status send_probes(const struct aikey_subject *subject, const struct aikey_io *io,
                                     struct aikey_slice key, bool by_proxy, size_t first,
                                     size_t count, struct probing *probing)
{
    int left_ms = subject->timeout_ms - (int)probing->elapsed_ms;
    const struct aikey_http_options options = {
        .connect_timeout_ms = subject->connect_timeout_ms,
        .timeout_ms = left_ms > 1 ? left_ms : 1,
        .max_reply = subject->max_reply,
        .ca_file = subject->ca_file,
        .proxy = by_proxy ? subject->site.proxy : NULL,
        .proxy_username = subject->site.proxy_username,
        .proxy_password = subject->site.proxy_password,
        .cancelled = io->cancelled,
        .context = io->context,
    };
    struct aikey_http_request requests[AIKEY_PROBE_COUNT];
    enum aikey_status status = AIKEY_OK;
    for (size_t i = 0; status == AIKEY_OK && i < count; i++) {
        status =
            aikey_probe_build(subject->connector, (enum aikey_probe)(first + i), subject->base_url,
                              subject->model, key, &probing->requests[first + i]);
        requests[i] = probing->requests[first + i].http;
    }
    if (status == AIKEY_OK) {
        status = aikey_http_perform(requests, count, &options, &probing->replies[first]);
    }
    double longest = 0;
    for (size_t i = first; status == AIKEY_OK && i < first + count; i++) {
        double elapsed_ms = probing->replies[i].elapsed_ms;
        status = aikey_diagnose(subject->connector, (enum aikey_probe)i, &probing->replies[i],
                                &io->json, &probing->readings[i]);
        longest = elapsed_ms > longest ? elapsed_ms : longest;
    }
    probing->elapsed_ms += longest;
    return status;
}

static enum aikey_status list_models(const struct aikey_subject *subject, const struct aikey_io *io,
                                     struct aikey_slice key, bool by_proxy, struct probing *probing,
                                     struct aikey_report *report)
{
    enum aikey_status status =
        send_probes(subject, io, key, by_proxy, AIKEY_PROBE_MODELS, 1, probing);
    if (status == AIKEY_OK) {
        status = aikey_diagnose_models(subject->connector, &probing->replies[AIKEY_PROBE_MODELS],
                                       &io->json, subject->model, report->models);
    }
    if (aikey_secret_leaks(key, aikey_slice_of(report->models))) {
        report->models[0] = '\0';
    }
    return status;
}

static enum aikey_status ask(const struct aikey_subject *subject, const struct aikey_io *io,
                             struct aikey_slice key, bool by_proxy, struct probing *probing,
                             struct aikey_report *report)
{
    const struct aikey_probe_spec *specs = subject->connector->probes;
    enum aikey_status status = send_probes(subject, io, key, by_proxy, AIKEY_PROBE_MODEL,
                                           AIKEY_PROBE_FIRST_COUNT, probing);
    if (status == AIKEY_OK && probing->readings[AIKEY_PROBE_GENERATION].no_path &&
        specs[AIKEY_PROBE_CHAT].path != NULL) {
        probing->generation = AIKEY_PROBE_CHAT;
        status = send_probes(subject, io, key, by_proxy, AIKEY_PROBE_CHAT, 1, probing);
    }
    if (status != AIKEY_OK) {
        return status;
    }
    struct aikey_reading *model = &probing->readings[AIKEY_PROBE_MODEL];
    if (model->no_path) {
        model->code = AIKEY_CODE_unexpected_reply; /* of a host that tells nothing of models */
    }
    report->code = aikey_diagnose_combine(model->code, probing->readings[probing->generation].code);
    if (is_about_model(report->code) && specs[AIKEY_PROBE_MODELS].path != NULL) {
        return list_models(subject, io, key, by_proxy, probing, report);
    }
    return AIKEY_OK;
}

static enum aikey_status probe(const struct aikey_subject *subject, const struct aikey_io *io,
                               struct aikey_slice key, bool by_proxy, struct aikey_report *report)
{
    struct probing probing;
    memset(&probing, 0, sizeof(probing));
    probing.generation = AIKEY_PROBE_GENERATION;

    enum aikey_status status = ask(subject, io, key, by_proxy, &probing, report);
    if (status == AIKEY_OK) {
        write_checks(&probing, report);
        write_facts(subject->connector, &probing, key, report);
    }
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        aikey_probe_release(&probing.requests[i]);
        aikey_http_reply_release(&probing.replies[i]);
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
    bool by_proxy = aikey_site_has_proxy_for(&subject->site, aikey_slice_of(host));
    return probe(subject, io, key, by_proxy, report);
}
