#include "trial.h"

#include "src/core/provider/diagnose.h"
#include "src/core/provider/http.h"
#include "src/core/provider/probe.h"
#include "src/core/provider/url.h"

#include <stdio.h>
#include <string.h>

/* There is one turn for each probe, and one to generate again with another model. */
enum { AGAIN = AIKEY_PROBE_COUNT, TURNS };

/* A test under way. */
struct trial {
    const struct aikey_subject *subject;
    const struct aikey_io *io;
    struct aikey_question question;
    bool by_proxy;
    struct aikey_probe_request requests[TURNS];
    struct aikey_http_reply replies[TURNS];
    struct aikey_reading readings[TURNS];
    size_t generation; /* the turn that counts: AIKEY_PROBE_GENERATION, AIKEY_PROBE_CHAT or AGAIN */
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

void aikey_report_init(struct aikey_report *report, const struct aikey_subject *subject)
{
    *report = (struct aikey_report){
        .code = AIKEY_CODE_no_key, .source = AIKEY_SOURCE_NONE, .retry_after = -1};
    snprintf(report->model, sizeof(report->model), "%s", subject->model);
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
    const struct aikey_http_reply *proof =
        result_of(model) == AIKEY_RESULT_PASS ? model_reply : reply;
    enum aikey_verdict verdict = aikey_outcome_get(report->code)->verdict;

    if (verdict == AIKEY_VERDICT_UNKNOWN && result_of(model) == AIKEY_RESULT_UNKNOWN) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_UNKNOWN, report->code, model_reply);
    } else if (verdict == AIKEY_VERDICT_REJECTED) {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_FAIL, report->code, model_reply);
    } else {
        set_check(report, AIKEY_CHECK_KEY, AIKEY_RESULT_PASS, AIKEY_CODE_connected, proof);
    }

    if (is_about_model(generation)) {
        set_check(report, AIKEY_CHECK_MODEL, AIKEY_RESULT_FAIL, generation, reply);
    } else if (proof == model_reply || result_of(generation) == AIKEY_RESULT_PASS ||
               trial->generation == AGAIN) {
        set_check(report, AIKEY_CHECK_MODEL, AIKEY_RESULT_PASS, AIKEY_CODE_connected, proof);
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

static size_t decider_of(const struct trial *trial, const struct aikey_report *report)
{
    bool generation = report->code == trial->readings[trial->generation].code;
    return generation ? trial->generation : AIKEY_PROBE_MODEL;
}

static void write_facts(const struct trial *trial, struct aikey_report *report)
{
    const struct aikey_connector *connector = trial->question.connector;
    struct aikey_slice key = trial->question.key;
    size_t decider = decider_of(trial, report);
    const struct aikey_http_reply *reply = &trial->replies[decider];

    report->http_status = reply->status;
    report->retry_after = trial->readings[decider].retry_after;
    report->elapsed_ms = trial->elapsed_ms;
    snprintf(report->model, sizeof(report->model), "%s", trial->question.model);
    for (int i = 0; i < TURNS; i++) {
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

static enum aikey_probe probe_of(const struct trial *trial, size_t turn)
{
    return (enum aikey_probe)(turn == AGAIN ? trial->generation : turn);
}

static enum aikey_status read_replies(struct trial *trial, size_t first, size_t count)
{
    double longest = 0;
    for (size_t i = first; i < first + count; i++) {
        const struct aikey_http_reply *reply = &trial->replies[i];
        enum aikey_status status =
            aikey_diagnose(trial->question.connector, trial->question.key, probe_of(trial, i),
                           reply, &trial->io->json, &trial->readings[i]);
        if (status != AIKEY_OK) {
            return status;
        }
        longest = reply->elapsed_ms > longest ? reply->elapsed_ms : longest;
    }
    trial->elapsed_ms += longest;
    return AIKEY_OK;
}

/* Takes `count` turns in parallel, from `first` on: sends their probes and reads the replies. */
static enum aikey_status send_probes(struct trial *trial, size_t first, size_t count)
{
    struct aikey_http_request requests[TURNS];
    for (size_t i = 0; i < count; i++) {
        struct aikey_probe_request *request = &trial->requests[first + i];
        enum aikey_status status =
            aikey_probe_build(&trial->question, probe_of(trial, first + i), request);
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

static enum aikey_status list_models(struct trial *trial, size_t max, struct aikey_model_list *out)
{
    enum aikey_status status = send_probes(trial, AIKEY_PROBE_MODELS, 1);
    if (status != AIKEY_OK) {
        return status;
    }
    return aikey_models_read(&trial->question, &trial->replies[AIKEY_PROBE_MODELS],
                             &trial->io->json, max, out);
}

/* Whether a generation with another model says more about the key than that the first model was not
 * to be had. A refusal without a reason may be about the other model, too. */
static bool says_more(enum aikey_code code)
{
    enum aikey_verdict verdict = aikey_outcome_get(code)->verdict;
    return verdict == AIKEY_VERDICT_VALID ||
           (verdict == AIKEY_VERDICT_BLOCKED && !is_about_model(code) &&
            code != AIKEY_CODE_permission_denied);
}

/* Generates again, with the best of the models that the key may use. */
static enum aikey_status try_best_model(struct trial *trial, struct aikey_report *report)
{
    const char *first = trial->question.model;
    trial->question.model = report->models.best;
    enum aikey_status status = send_probes(trial, AGAIN, 1);
    enum aikey_code code = trial->readings[AGAIN].code;
    if (status != AIKEY_OK || !says_more(code)) {
        trial->question.model = first;
        return status;
    }
    trial->generation = AGAIN;
    report->code = code;
    report->hints |= 1U << AIKEY_HINT_DEFAULT_MODEL_UNAVAILABLE;
    report->models.count = 0;
    return AIKEY_OK;
}

static enum aikey_status find_models(struct trial *trial, struct aikey_report *report)
{
    enum aikey_status status = list_models(trial, AIKEY_REPORT_MODELS, &report->models);
    if (status != AIKEY_OK || trial->subject->model_chosen || *report->models.best == '\0') {
        return status;
    }
    return try_best_model(trial, report);
}

/* Whether chat may work although this does not: the server has no such path, or the key is
 * restricted to other paths. */
static bool suggests_chat(const struct aikey_reading *generation)
{
    return generation->no_path || generation->code == AIKEY_CODE_missing_scope;
}

static enum aikey_status ask(struct trial *trial, struct aikey_report *report)
{
    const struct aikey_probe_spec *specs = trial->question.connector->probes;
    enum aikey_status status = send_probes(trial, AIKEY_PROBE_MODEL, AIKEY_PROBE_FIRST_COUNT);
    if (status != AIKEY_OK) {
        return status;
    }
    if (suggests_chat(&trial->readings[AIKEY_PROBE_GENERATION]) &&
        specs[AIKEY_PROBE_CHAT].path != NULL) {
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
        return find_models(trial, report);
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

/* Returns false if the site makes no request for this subject; `why` says why. */
static bool begin(struct trial *trial, const struct aikey_subject *subject,
                  const struct aikey_io *io, struct aikey_slice key, enum aikey_code *why)
{
    char host[AIKEY_BASE_URL_MAX + 1];
    if (subject->not_allowed) {
        *why = AIKEY_CODE_connector_not_allowed;
        return false;
    }
    if (!aikey_connector_is_testable(subject->connector)) {
        *why = AIKEY_CODE_no_probe;
        return false;
    }
    if (subject->site.ai_disabled) {
        *why = AIKEY_CODE_ai_disabled;
        return false;
    }
    if (!aikey_url_host(subject->base_url, host, sizeof(host)) ||
        aikey_site_blocks(&subject->site, aikey_slice_of(host))) {
        *why = AIKEY_CODE_blocked_by_site;
        return false;
    }
    *trial = (struct trial){
        .subject = subject,
        .io = io,
        .question = {subject->connector, subject->base_url, subject->model, key},
        .by_proxy = aikey_site_has_proxy_for(&subject->site, aikey_slice_of(host)),
        .generation = AIKEY_PROBE_GENERATION,
    };
    return true;
}

static void end(struct trial *trial)
{
    for (int i = 0; i < TURNS; i++) {
        aikey_probe_release(&trial->requests[i]);
        aikey_http_reply_release(&trial->replies[i]);
    }
}

/* Claims one of as many places as there may be tests, or lists, in a minute. AIKEY_ABSENT: all are
 * taken. Two that begin at the same moment may get the same one. */
static enum aikey_status claim_place(const struct trial *trial, const char *what)
{
    enum { MINUTE = 60 };
    const struct aikey_io *io = trial->io;
    int places = trial->subject->tests_per_minute;
    enum aikey_status status = places == 0 ? AIKEY_OK : AIKEY_ABSENT;
    for (int i = 0; status == AIKEY_ABSENT && i < places; i++) {
        char name[32];
        snprintf(name, sizeof(name), "aikey_%s_%d", what, i);
        status = io->claim(io->context, name, MINUTE);
    }
    return status;
}

enum aikey_status aikey_trial_run(const struct aikey_subject *subject, const struct aikey_io *io,
                                  struct aikey_slice key, struct aikey_report *report)
{
    struct trial trial;
    enum aikey_code why;
    if (!begin(&trial, subject, io, key, &why)) {
        aikey_report_settle(report, why);
        if (why == AIKEY_CODE_blocked_by_site &&
            !aikey_url_host(subject->base_url, report->blocked_host,
                            sizeof(report->blocked_host))) {
            report->blocked_host[0] = '\0'; /* it is php.ini's base URL that is not allowed */
        }
        return AIKEY_OK;
    }
    enum aikey_status status = claim_place(&trial, "test");
    if (status != AIKEY_OK) {
        aikey_report_settle(report, AIKEY_CODE_too_many_tests);
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    status = ask(&trial, report);
    if (status == AIKEY_OK) {
        write_checks(&trial, report);
        write_facts(&trial, report);
        quote(&trial, report);
    }
    end(&trial);
    return status;
}

enum aikey_status aikey_trial_list_models(const struct aikey_subject *subject,
                                          const struct aikey_io *io, struct aikey_slice key,
                                          struct aikey_model_list *out)
{
    struct trial trial;
    enum aikey_code why;
    *out = (struct aikey_model_list){.count = 0};
    if (!begin(&trial, subject, io, key, &why)) {
        return AIKEY_OK;
    }
    trial.question.model = ""; /* all of them, whichever tests use */
    enum aikey_status status = claim_place(&trial, "list");
    if (status == AIKEY_OK) {
        status = list_models(&trial, AIKEY_MODELS_MAX, out);
    }
    end(&trial);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}
