#include "test.h"

#include "diagnose.h"
#include "http.h"
#include "probe.h"

#include <string.h>

struct probing {
    struct aikey_probe_request requests[AIKEY_PROBE_COUNT];
    struct aikey_http_reply replies[AIKEY_PROBE_COUNT];
    struct aikey_reading readings[AIKEY_PROBE_COUNT];
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
    *report =
        (struct aikey_report){.code = AIKEY_CODE_no_key, .source = AIKEY_NONE, .retry_after = -1};
    for (int i = 0; i < AIKEY_CHECKS; i++) {
        report->checks[i] = (struct aikey_check){.result = AIKEY_SKIPPED, .code = ""};
    }
}

void aikey_report_settle(struct aikey_report *report, enum aikey_code code)
{
    const struct aikey_outcome *outcome = aikey_outcome_get(code);
    report->code = code;
    if (outcome->verdict == AIKEY_REJECTED) {
        report->checks[AIKEY_CHECK_KEY] =
            (struct aikey_check){.result = AIKEY_FAIL, .code = outcome->code};
    }
}

static enum aikey_status take_pasted(const struct aikey_subject *subject, struct aikey_slice pasted,
                                     struct aikey_secret *key, struct aikey_report *report)
{
    enum aikey_status status =
        aikey_lint_key(pasted, aikey_slice_of(subject->id), subject->names.env, key, &report->lint);
    if (status == AIKEY_OK && !report->lint.ok) {
        aikey_report_settle(report, report->lint.code);
        return AIKEY_ABSENT;
    }
    return status;
}

static enum aikey_status take_resolved(const struct aikey_subject *subject,
                                       const struct aikey_host *host, struct aikey_secret *key,
                                       struct aikey_report *report)
{
    struct aikey_slice resolved;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, host->read, host->context, &report->source, &resolved);
    if (status == AIKEY_ABSENT) {
        aikey_report_settle(report, AIKEY_CODE_no_key);
    }
    if (status == AIKEY_OK) {
        status = take_pasted(subject, resolved, key, report);
    }
    if (status == AIKEY_OK && !aikey_slice_equal(resolved, aikey_secret_slice(key))) {
        /* Plugins get it as it is: that a cleaned one might work helps nobody. */
        aikey_secret_clear(key);
        aikey_report_settle(report, AIKEY_CODE_malformed_key);
        return AIKEY_ABSENT;
    }
    return status;
}

enum aikey_status aikey_test_take_key(const struct aikey_subject *subject,
                                      const struct aikey_host *host,
                                      const struct aikey_slice *pasted, struct aikey_secret *key,
                                      struct aikey_report *report)
{
    enum aikey_status status = pasted != NULL ? take_pasted(subject, *pasted, key, report)
                                              : take_resolved(subject, host, key, report);
    report->mask_len = aikey_mask_write(aikey_secret_slice(key), report->mask);
    return status;
}

static enum aikey_check_result result_of(enum aikey_code code)
{
    static const enum aikey_check_result results[] = {
        [AIKEY_VALID] = AIKEY_PASS,
        [AIKEY_REJECTED] = AIKEY_FAIL,
        [AIKEY_BLOCKED] = AIKEY_FAIL,
        [AIKEY_UNKNOWN] = AIKEY_UNCLEAR,
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
    enum aikey_code generation = probing->readings[AIKEY_PROBE_GENERATION].code;
    const struct aikey_http_reply *model_reply = &probing->replies[AIKEY_PROBE_MODEL];
    const struct aikey_http_reply *reply = &probing->replies[AIKEY_PROBE_GENERATION];
    enum aikey_verdict verdict = aikey_outcome_get(report->code)->verdict;

    if (verdict == AIKEY_UNKNOWN && result_of(model) == AIKEY_UNCLEAR) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_UNCLEAR, report->code, model_reply);
    } else if (verdict == AIKEY_REJECTED) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_FAIL, report->code, model_reply);
    } else {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_PASS, AIKEY_CODE_connected, model_reply);
    }

    if (result_of(model) == AIKEY_PASS || result_of(generation) == AIKEY_PASS) {
        set_check(report, AIKEY_CHECK_MODEL, AIKEY_PASS, AIKEY_CODE_connected, model_reply);
    } else {
        enum aikey_code code = is_about_model(generation) ? generation : model;
        set_check(report, AIKEY_CHECK_MODEL, is_about_model(code) ? AIKEY_FAIL : AIKEY_UNCLEAR,
                  code, model_reply);
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

static int64_t whole_seconds(struct aikey_slice text)
{
    int64_t seconds = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || i > 8) {
            return -1;
        }
        seconds = seconds * 10 + (text.data[i] - '0');
    }
    return text.len > 0 ? seconds : -1;
}

static void write_facts(const struct aikey_connector *connector, const struct probing *probing,
                        struct aikey_slice key, struct aikey_report *report)
{
    enum aikey_code generation = probing->readings[AIKEY_PROBE_GENERATION].code;
    enum aikey_probe decider =
        report->code == generation ? AIKEY_PROBE_GENERATION : AIKEY_PROBE_MODEL;
    const struct aikey_http_reply *reply = &probing->replies[decider];

    report->http_status = reply->status;
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        if (probing->replies[i].elapsed_ms > report->elapsed_ms) {
            report->elapsed_ms = probing->replies[i].elapsed_ms;
        }
        report->input_tokens += probing->readings[i].input_tokens;
        report->output_tokens += probing->readings[i].output_tokens;
    }
    copy_header(reply, connector->headers.organization, key, report->organization);
    copy_header(reply, connector->headers.project, key, report->project);
    copy_header(reply, connector->headers.request_id, key, report->request_id);
    if (aikey_outcome_get(report->code)->verdict == AIKEY_UNKNOWN) {
        report->retry_after = whole_seconds(aikey_http_header(reply, "retry-after"));
    }
}

static enum aikey_status send_probes(const struct aikey_subject *subject,
                                     const struct aikey_host *host, struct aikey_slice key,
                                     struct probing *probing)
{
    const struct aikey_http_options options = {
        .connect_timeout_ms = subject->connect_timeout_ms,
        .timeout_ms = subject->timeout_ms,
        .max_reply = subject->max_reply,
        .ca_file = subject->ca_file,
        .cancelled = host->cancelled,
        .context = host->context,
    };
    struct aikey_http_request requests[AIKEY_PROBE_COUNT];
    enum aikey_status status = AIKEY_OK;
    for (int i = 0; status == AIKEY_OK && i < AIKEY_PROBE_COUNT; i++) {
        status = aikey_probe_build(subject->connector, (enum aikey_probe)i, subject->base_url,
                                   subject->model, key, &probing->requests[i]);
        requests[i] = probing->requests[i].http;
    }
    if (status == AIKEY_OK) {
        status = aikey_http_perform(requests, AIKEY_PROBE_COUNT, &options, probing->replies);
    }
    for (int i = 0; status == AIKEY_OK && i < AIKEY_PROBE_COUNT; i++) {
        status = aikey_diagnose(subject->connector, (enum aikey_probe)i, &probing->replies[i],
                                host->json, &probing->readings[i]);
    }
    return status;
}

enum aikey_status aikey_test_run(const struct aikey_subject *subject, const struct aikey_host *host,
                                 struct aikey_slice key, struct aikey_report *report)
{
    if (subject->connector == NULL) {
        aikey_report_settle(report, AIKEY_CODE_no_probe);
        return AIKEY_OK;
    }
    struct probing probing;
    memset(&probing, 0, sizeof(probing));
    enum aikey_status status = send_probes(subject, host, key, &probing);
    if (status == AIKEY_OK) {
        report->code = aikey_diagnose_combine(probing.readings[AIKEY_PROBE_MODEL].code,
                                              probing.readings[AIKEY_PROBE_GENERATION].code);
        write_checks(&probing, report);
        write_facts(subject->connector, &probing, key, report);
    }
    for (int i = 0; i < AIKEY_PROBE_COUNT; i++) {
        aikey_probe_release(&probing.requests[i]);
        aikey_http_reply_release(&probing.replies[i]);
    }
    return status;
}
