/* Trial: asks the provider about a key. */
#ifndef AIKEY_TRIAL_H
#define AIKEY_TRIAL_H

#include "io.h"
#include "lint.h"
#include "mask.h"
#include "resolve.h"

#include "src/core/provider/models.h"
#include "src/core/provider/outcome.h"
#include "src/core/provider/quote.h"

enum aikey_check_name {
    AIKEY_CHECK_KEY,
    AIKEY_CHECK_MODEL,
    AIKEY_CHECK_GENERATION,
    AIKEY_CHECK_COUNT
};
enum aikey_check_result {
    AIKEY_RESULT_PASS,
    AIKEY_RESULT_FAIL,
    AIKEY_RESULT_UNKNOWN,
    AIKEY_RESULT_SKIPPED
};

struct aikey_check {
    enum aikey_check_result result;
    const char *code; /* "" if skipped */
    int http_status;  /* 0: no reply */
    double elapsed_ms;
};

enum { AIKEY_REPORT_MODELS = 10, AIKEY_HOST_SIZE = 256 };

/* What a test found, and what Save & Test did about it. */
struct aikey_report {
    enum aikey_code code;
    enum aikey_source source; /* of the key that was tested; AIKEY_SOURCE_NONE: it was pasted */
    char mask[AIKEY_MASK_MAX];
    size_t mask_len;
    char model[AIKEY_MODEL_MAX + 1]; /* that the outcome is about */
    struct aikey_lint lint;
    unsigned hints; /* bits of enum aikey_hint: those of lint, and more */
    int http_status;
    double elapsed_ms;
    char organization[AIKEY_HEADER_MAX + 1];
    char project[AIKEY_HEADER_MAX + 1];
    char request_id[AIKEY_HEADER_MAX + 1];
    int64_t retry_after;                /* seconds; -1: unknown */
    struct aikey_model_list models;     /* up to AIKEY_REPORT_MODELS that the key may use instead */
    char quote[AIKEY_QUOTE_SIZE];       /* what the provider said, unless the key works */
    char scopes[AIKEY_SCOPES_SIZE];     /* that the key lacks */
    char blocked_host[AIKEY_HOST_SIZE]; /* that WordPress's constants block; "": none */
    int64_t input_tokens;
    int64_t output_tokens;
    struct aikey_check checks[AIKEY_CHECK_COUNT];
    bool saving; /* Save & Test, and not only a test */
    bool pasted; /* the key was passed in */
    bool saved;
    bool verified;
    bool kept_previous;
    enum aikey_source in_use; /* of the key that resolves afterwards */
};

/* "key", "model", "generation" */
const char *aikey_check_name(enum aikey_check_name check);
/* "pass", "fail", "unknown", "skipped" */
const char *aikey_check_result(enum aikey_check_result result);

/* Starts a report: no request has been made yet. */
void aikey_report_init(struct aikey_report *report, const struct aikey_subject *subject);

/* Sets the outcome without a request. */
void aikey_report_settle(struct aikey_report *report, enum aikey_code code);

/* Asks the provider about the key. If the model is not to be had, and nobody chose it, another one
 * is tried. Stores nothing. */
AIKEY_MUST_CHECK enum aikey_status aikey_trial_run(const struct aikey_subject *subject,
                                                   const struct aikey_io *io,
                                                   struct aikey_slice key,
                                                   struct aikey_report *report);

/* Asks the provider which models the key may use: none if it does not say. */
AIKEY_MUST_CHECK enum aikey_status aikey_trial_list_models(const struct aikey_subject *subject,
                                                           const struct aikey_io *io,
                                                           struct aikey_slice key,
                                                           struct aikey_model_list *out);

#endif
