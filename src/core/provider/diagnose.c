#include "diagnose.h"

#include "reader.h"
#include "retry.h"

#include <string.h>

struct rule {
    int status; /* 0: any; 4: any of 400 to 499 */
    const char *word, *message;
    enum aikey_code outcome;
};

enum body { ANY, OWN, ERROR };

#define RULE(status, word, message, outcome) {(status), (word), (message), AIKEY_CODE_##outcome},
static const struct rule rules[] = {
#include "diagnose.def"
};

#define STATUS(from, to, body, outcome) {(from), (to), (body), AIKEY_CODE_##outcome},
static const struct {
    int from, to;
    enum body body;
    enum aikey_code outcome;
} statuses[] = {
#include "diagnose.def"
};

#define TRANSPORT(error, outcome) [AIKEY_HTTP_ERROR_##error] = AIKEY_CODE_##outcome,
static const enum aikey_code transports[AIKEY_HTTP_ERROR_COUNT] = {
#include "diagnose.def"
};

static int64_t find_number(const struct aikey_document *document, const char *path)
{
    struct aikey_json_value value;
    bool found = path != NULL && aikey_document_find(document, path, &value) &&
                 value.type == AIKEY_JSON_TYPE_NUMBER;
    return found && value.number > 0 ? value.number : 0;
}

static bool fits(const struct rule *rule, int status, const struct aikey_facts *facts)
{
    return (rule->status == 0 || rule->status == status || rule->status == status / 100) &&
           (rule->word == NULL || aikey_facts_have(facts, aikey_slice_of(rule->word))) &&
           (rule->message == NULL || strstr(facts->said, rule->message) != NULL);
}

/* An error inside a 200 may say what is missing, but no provider rejects a key that way. */
static bool may_say(int status, enum aikey_code code)
{
    enum aikey_verdict verdict = aikey_outcome_get(code)->verdict;
    return status >= 400 ||
           (status == 200 && verdict != AIKEY_VERDICT_REJECTED && verdict != AIKEY_VERDICT_VALID);
}

static bool apply_rules(int status, const struct aikey_facts *facts, enum aikey_code *code)
{
    for (size_t i = 0; i < AIKEY_COUNT(rules); i++) {
        if (fits(&rules[i], status, facts)) {
            *code = rules[i].outcome;
            return may_say(status, *code);
        }
    }
    return false;
}

static enum aikey_code by_status(int status, enum body body)
{
    for (size_t i = 0; i < AIKEY_COUNT(statuses); i++) {
        if (status >= statuses[i].from && status <= statuses[i].to && body >= statuses[i].body) {
            return statuses[i].outcome;
        }
    }
    return AIKEY_CODE_unexpected_reply;
}

static bool succeeded(const struct aikey_probe_spec *spec, const struct aikey_document *document)
{
    struct aikey_json_value value;
    if (document->form != AIKEY_DOCUMENT_OBJECT || aikey_document_find(document, "error", &value)) {
        return false;
    }
    for (size_t i = 0; i < AIKEY_COUNT(spec->success); i++) {
        if (spec->success[i] != NULL && aikey_document_find(document, spec->success[i], &value)) {
            return true;
        }
    }
    return false;
}

/* What succeeded has types and a status too, but no error. */
static bool is_error(int status, const struct aikey_document *document)
{
    struct aikey_json_value value;
    return status >= 400 || aikey_document_find(document, "error", &value);
}

static enum body body_of(int status, const struct aikey_document *document,
                         const struct aikey_facts *facts)
{
    if (aikey_facts_explain(facts) && is_error(status, document)) {
        return ERROR;
    }
    bool own = document->form == AIKEY_DOCUMENT_OBJECT || document->form == AIKEY_DOCUMENT_EMPTY;
    return own ? OWN : ANY;
}

static enum aikey_status read_failure(const struct aikey_http_reply *reply,
                                      const struct aikey_document *document, struct aikey_slice key,
                                      struct aikey_reading *out)
{
    struct aikey_facts facts;
    enum aikey_status status = aikey_facts_read(document, &facts);
    if (status == AIKEY_OK) {
        if (!apply_rules(reply->status, &facts, &out->code)) {
            out->code = by_status(reply->status, body_of(reply->status, document, &facts));
        }
        out->no_path = (reply->status == 404 || reply->status == 405) &&
                       out->code == AIKEY_CODE_unexpected_reply;
        aikey_quote(facts.message, key, out->quote);
    }
    if (out->code == AIKEY_CODE_rate_limited || out->code == AIKEY_CODE_provider_unavailable) {
        out->retry_after = aikey_retry_after(reply, facts.retry, aikey_slice_of(facts.said));
    }
    aikey_facts_release(&facts);
    return status;
}

enum aikey_status aikey_diagnose(const struct aikey_connector *connector, struct aikey_slice key,
                                 enum aikey_probe probe, const struct aikey_http_reply *reply,
                                 const struct aikey_json *json, struct aikey_reading *out)
{
    const struct aikey_probe_spec *spec = &connector->probes[probe];
    *out = (struct aikey_reading){.code = AIKEY_CODE_unexpected_reply, .retry_after = -1};
    if (reply->error != AIKEY_HTTP_ERROR_NONE) {
        out->code = transports[reply->error];
        return AIKEY_OK;
    }
    struct aikey_document document;
    enum aikey_status status =
        aikey_document_open(json, aikey_secret_slice(&reply->body), &document);
    if (status != AIKEY_OK) {
        return status;
    }
    if (reply->status == 200 && succeeded(spec, &document)) {
        out->code = AIKEY_CODE_connected;
    } else {
        status = read_failure(reply, &document, key, out);
    }
    out->input_tokens = find_number(&document, spec->input_tokens);
    out->output_tokens = find_number(&document, spec->output_tokens);
    aikey_document_close(&document);
    return status;
}

/* Which probe decides, by the verdicts of both. The generation does what the site will do, so it
 * decides whenever it says anything about the key. If it says nothing, the other probe decides if
 * it was refused for a reason that concerns the key as a whole. */
enum decider { GENERATION, MODEL, MODEL_IF_WHOLE };

static const enum decider deciders[4][4] = {
    /* [generation][model] = valid, rejected, blocked, unknown */
    [AIKEY_VERDICT_VALID] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_VERDICT_REJECTED] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_VERDICT_BLOCKED] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_VERDICT_UNKNOWN] = {GENERATION, MODEL, MODEL_IF_WHOLE, GENERATION},
};

/* A restricted key may not be allowed to read about a model and still generate with it. */
static bool concerns_reading_only(enum aikey_code code)
{
    return code == AIKEY_CODE_missing_scope || code == AIKEY_CODE_permission_denied;
}

enum aikey_code aikey_diagnose_combine(enum aikey_code model, enum aikey_code generation)
{
    enum aikey_verdict row = aikey_outcome_get(generation)->verdict;
    enum aikey_verdict column = aikey_outcome_get(model)->verdict;
    switch (deciders[row][column]) {
    case MODEL:
        return model;
    case MODEL_IF_WHOLE:
        return concerns_reading_only(model) ? generation : model;
    default:
        return generation;
    }
}
