#include "diagnose.h"

struct rule {
    int status; /* 0: any */
    const char *code, *type, *message;
    enum aikey_code outcome;
};

enum body { ANY, OWN, ERROR };

#define RULE(status, code, type, message, outcome)                                                 \
    {(status), (code), (type), (message), AIKEY_CODE_##outcome},
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

#define TRANSPORT(error, outcome) [AIKEY_HTTP_##error] = AIKEY_CODE_##outcome,
static const enum aikey_code transports[AIKEY_HTTP_ERROR_COUNT] = {
#include "diagnose.def"
};

/* What of an error reply the rules look at; empty where it is not there. */
struct error {
    struct aikey_slice code, type, message;
};

static struct aikey_slice find_text(const struct aikey_json *json, void *document, const char *path)
{
    struct aikey_json_value value;
    bool found = document != NULL && json->find(document, path, &value);
    return found && value.type == AIKEY_JSON_STRING ? value.text : AIKEY_SLICE_LITERAL("");
}

static int64_t find_number(const struct aikey_json *json, void *document, const char *path)
{
    struct aikey_json_value value;
    bool found = path != NULL && json->find(document, path, &value);
    return found && value.type == AIKEY_JSON_NUMBER && value.number > 0 ? value.number : 0;
}

static bool is_object(const struct aikey_json *json, void *document)
{
    struct aikey_json_value value;
    return document != NULL && json->find(document, "", &value) && value.type == AIKEY_JSON_OBJECT;
}

static bool fits(const struct rule *rule, int status, const struct error *error)
{
    return (rule->status == 0 || rule->status == status) &&
           (rule->code == NULL || aikey_slice_equal(error->code, aikey_slice_of(rule->code))) &&
           (rule->type == NULL || aikey_slice_equal(error->type, aikey_slice_of(rule->type))) &&
           (rule->message == NULL ||
            aikey_slice_contains_nocase(error->message, aikey_slice_of(rule->message)));
}

static bool apply_rules(int status, const struct error *error, enum aikey_code *code)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (fits(&rules[i], status, error)) {
            *code = rules[i].outcome;
            return true;
        }
    }
    return false;
}

static enum aikey_code by_status(int status, enum body body)
{
    for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
        if (status >= statuses[i].from && status <= statuses[i].to && body >= statuses[i].body) {
            return statuses[i].outcome;
        }
    }
    return AIKEY_CODE_unexpected_reply;
}

static bool succeeded(const struct aikey_probe_spec *spec, const struct aikey_json *json,
                      void *document)
{
    struct aikey_json_value value;
    for (size_t i = 0; i < sizeof(spec->success) / sizeof(spec->success[0]); i++) {
        if (spec->success[i] != NULL && json->find(document, spec->success[i], &value)) {
            return true;
        }
    }
    return false;
}

static enum aikey_code read_document(const struct aikey_connector *connector,
                                     const struct aikey_probe_spec *spec,
                                     const struct aikey_http_reply *reply,
                                     const struct aikey_json *json, void *document)
{
    bool own = is_object(json, document);
    if (reply->status == 200) {
        bool ok = own && succeeded(spec, json, document);
        return ok ? AIKEY_CODE_connected : AIKEY_CODE_unexpected_reply;
    }
    struct error error = {
        find_text(json, document, connector->error.code),
        find_text(json, document, connector->error.type),
        find_text(json, document, connector->error.message),
    };
    enum aikey_code code;
    if (reply->status >= 400 && apply_rules(reply->status, &error, &code)) {
        return code;
    }
    bool told = error.code.len + error.type.len + error.message.len > 0;
    own = own || reply->body.len == 0;
    return by_status(reply->status, told ? ERROR : own ? OWN : ANY);
}

enum aikey_status aikey_diagnose(const struct aikey_connector *connector, enum aikey_probe probe,
                                 const struct aikey_http_reply *reply,
                                 const struct aikey_json *json, struct aikey_reading *out)
{
    const struct aikey_probe_spec *spec = &connector->probes[probe];
    *out = (struct aikey_reading){.code = AIKEY_CODE_unexpected_reply};
    if (reply->error != AIKEY_HTTP_NONE) {
        out->code = transports[reply->error];
        return AIKEY_OK;
    }
    void *document = NULL;
    if (reply->body.len == 0) {
        out->code = read_document(connector, spec, reply, json, document);
        return AIKEY_OK;
    }
    enum aikey_status status = json->parse(aikey_secret_slice(&reply->body), &document);
    if (status != AIKEY_OK && status != AIKEY_INVALID) {
        return status;
    }
    out->code = read_document(connector, spec, reply, json, document);
    if (document != NULL) {
        out->input_tokens = find_number(json, document, spec->input_tokens);
        out->output_tokens = find_number(json, document, spec->output_tokens);
        json->release(document);
    }
    return AIKEY_OK;
}

/* Which probe decides, by the verdicts of both. The generation does what the site will do, so it
 * decides wherever it says anything about the key. Where it says nothing, a refusal of the other
 * probe does, if it concerns the key as a whole. */
enum decider { GENERATION, MODEL, MODEL_IF_WHOLE };

static const enum decider deciders[4][4] = {
    /* [generation][model] = valid, rejected, blocked, unknown */
    [AIKEY_VALID] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_REJECTED] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_BLOCKED] = {GENERATION, GENERATION, GENERATION, GENERATION},
    [AIKEY_UNKNOWN] = {GENERATION, MODEL, MODEL_IF_WHOLE, GENERATION},
};

/* A restricted key may be refused the look at a model and yet generate with it. */
static bool concerns_reading_alone(enum aikey_code code)
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
        return concerns_reading_alone(model) ? generation : model;
    default:
        return generation;
    }
}
