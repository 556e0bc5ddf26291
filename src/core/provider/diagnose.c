#include "diagnose.h"

#include "retry.h"

#include <stdio.h>
#include <string.h>

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

#define TRANSPORT(error, outcome) [AIKEY_HTTP_ERROR_##error] = AIKEY_CODE_##outcome,
static const enum aikey_code transports[AIKEY_HTTP_ERROR_COUNT] = {
#include "diagnose.def"
};

enum { INDEXES = 8, CODES_MAX = 2 * INDEXES };

/* The parts of an error reply that rules look at; empty if missing. */
struct error {
    struct aikey_slice type, message, retry;
    struct aikey_slice codes[CODES_MAX];
    size_t code_count;
};

/* A parsed body; the root is NULL if the body is empty or not JSON. */
struct document {
    const struct aikey_json *json;
    void *root;
};

static bool find(const struct document *document, const char *path, struct aikey_json_value *value)
{
    return document->root != NULL && document->json->find(document->root, path, value);
}

static struct aikey_slice find_text(const struct document *document, const char *path)
{
    struct aikey_json_value value;
    bool found = find(document, path, &value) && value.type == AIKEY_JSON_TYPE_STRING;
    return found ? value.text : AIKEY_SLICE_LITERAL("");
}

/* The texts at a path in which %d stands for any index. */
static size_t find_texts(const struct document *document, const char *path,
                         struct aikey_slice out[INDEXES])
{
    char at[64];
    size_t count = 0;
    for (int i = 0; path != NULL && i < (strchr(path, '%') != NULL ? INDEXES : 1); i++) {
        snprintf(at, sizeof(at), path, i);
        struct aikey_slice text = find_text(document, at);
        if (text.len > 0) {
            out[count++] = text;
        }
    }
    return count;
}

static struct aikey_slice find_first(const struct document *document, const char *path)
{
    struct aikey_slice texts[INDEXES];
    size_t count = find_texts(document, path, texts);
    return count > 0 ? texts[0] : AIKEY_SLICE_LITERAL("");
}

static struct error read_error(const struct aikey_connector *connector,
                               const struct document *document)
{
    struct error error = {
        .type = find_first(document, connector->error.type),
        .message = find_first(document, connector->error.message[0]),
        .retry = find_first(document, connector->error.retry),
    };
    if (error.message.len == 0) {
        error.message = find_first(document, connector->error.message[1]);
    }
    for (size_t i = 0; i < AIKEY_COUNT(connector->error.code); i++) {
        error.code_count +=
            find_texts(document, connector->error.code[i], error.codes + error.code_count);
    }
    return error;
}

static int64_t find_number(const struct document *document, const char *path)
{
    struct aikey_json_value value;
    bool found =
        path != NULL && find(document, path, &value) && value.type == AIKEY_JSON_TYPE_NUMBER;
    return found && value.number > 0 ? value.number : 0;
}

static bool is_object(const struct document *document)
{
    struct aikey_json_value value;
    return find(document, "", &value) && value.type == AIKEY_JSON_TYPE_OBJECT;
}

static bool has_code(const struct error *error, const char *code)
{
    for (size_t i = 0; i < error->code_count; i++) {
        if (aikey_slice_equal(error->codes[i], aikey_slice_of(code))) {
            return true;
        }
    }
    return false;
}

static bool fits(const struct rule *rule, int status, const struct error *error)
{
    return (rule->status == 0 || rule->status == status) &&
           (rule->code == NULL || has_code(error, rule->code)) &&
           (rule->type == NULL || aikey_slice_equal(error->type, aikey_slice_of(rule->type))) &&
           (rule->message == NULL ||
            aikey_slice_contains_nocase(error->message, aikey_slice_of(rule->message)));
}

static bool apply_rules(int status, const struct error *error, enum aikey_code *code)
{
    for (size_t i = 0; i < AIKEY_COUNT(rules); i++) {
        if (fits(&rules[i], status, error)) {
            *code = rules[i].outcome;
            return true;
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

static bool succeeded(const struct aikey_probe_spec *spec, const struct document *document)
{
    struct aikey_json_value value;
    for (size_t i = 0; i < AIKEY_COUNT(spec->success); i++) {
        if (spec->success[i] != NULL && find(document, spec->success[i], &value)) {
            return true;
        }
    }
    return false;
}

static void read_failure(const struct aikey_connector *connector,
                         const struct aikey_http_reply *reply, const struct document *document,
                         struct aikey_reading *out)
{
    struct error error = read_error(connector, document);
    if (reply->status < 400 || !apply_rules(reply->status, &error, &out->code)) {
        bool explained = error.code_count > 0 || error.type.len + error.message.len > 0;
        bool own = is_object(document) || reply->body.len == 0;
        out->code = by_status(reply->status, explained ? ERROR : own ? OWN : ANY);
        out->no_path = reply->status == 404 || reply->status == 405;
    }
    if (out->code == AIKEY_CODE_rate_limited || out->code == AIKEY_CODE_provider_unavailable) {
        out->retry_after = aikey_retry_after(reply, error.retry, error.message);
    }
}

static enum aikey_status parse(const struct aikey_http_reply *reply, struct document *document)
{
    const struct aikey_json *json = document->json;
    if (reply->body.len == 0) {
        return AIKEY_OK;
    }
    enum aikey_status status =
        json->parse(json->context, aikey_secret_slice(&reply->body), &document->root);
    return status == AIKEY_INVALID ? AIKEY_OK : status;
}

static void release(struct document *document)
{
    if (document->root != NULL) {
        document->json->release(document->root);
    }
}

enum aikey_status aikey_diagnose(const struct aikey_connector *connector, enum aikey_probe probe,
                                 const struct aikey_http_reply *reply,
                                 const struct aikey_json *json, struct aikey_reading *out)
{
    const struct aikey_probe_spec *spec = &connector->probes[probe];
    *out = (struct aikey_reading){.code = AIKEY_CODE_unexpected_reply, .retry_after = -1};
    if (reply->error != AIKEY_HTTP_ERROR_NONE) {
        out->code = transports[reply->error];
        return AIKEY_OK;
    }
    struct document document = {json, NULL};
    enum aikey_status status = parse(reply, &document);
    if (status != AIKEY_OK) {
        return status;
    }
    if (reply->status != 200) {
        read_failure(connector, reply, &document, out);
    } else if (is_object(&document) && succeeded(spec, &document)) {
        out->code = AIKEY_CODE_connected;
    }
    out->input_tokens = find_number(&document, spec->input_tokens);
    out->output_tokens = find_number(&document, spec->output_tokens);
    release(&document);
    return AIKEY_OK;
}

enum { MODELS_READ = 1000 };

static size_t common_prefix(struct aikey_slice a, const char *b)
{
    size_t len = 0;
    while (len < a.len && b[len] != '\0' && a.data[len] == b[len]) {
        len++;
    }
    return len;
}

/* Keeps the list sorted: the longer the beginning that a name shares with the wanted one, the
 * further up. Names that share as much stay in the order in which they came. */
static size_t insert(struct aikey_slice list[AIKEY_MODELS_MAX], size_t count,
                     struct aikey_slice model, const char *wanted)
{
    size_t likeness = common_prefix(model, wanted);
    size_t at = count;
    while (at > 0 && common_prefix(list[at - 1], wanted) < likeness) {
        at--;
    }
    if (at == AIKEY_MODELS_MAX) {
        return count;
    }
    count = count < AIKEY_MODELS_MAX ? count + 1 : count;
    for (size_t i = count - 1; i > at; i--) {
        list[i] = list[i - 1];
    }
    list[at] = model;
    return count;
}

static struct aikey_slice without(struct aikey_slice text, const char *prefix)
{
    struct aikey_slice start = aikey_slice_of(prefix != NULL ? prefix : "");
    return aikey_slice_starts(text, start) ? aikey_slice_from(text, start.len) : text;
}

static bool may_be_listed(struct aikey_slice model, const struct aikey_question *question)
{
    return aikey_model_is_valid(model) &&
           !aikey_slice_equal(model, aikey_slice_of(question->model)) &&
           !aikey_secret_leaks(question->key, model);
}

static void list_models(const struct aikey_question *question, const struct document *document,
                        struct aikey_model_list *out)
{
    struct aikey_slice list[AIKEY_MODELS_MAX];
    struct aikey_json_value value;
    char path[64];
    size_t count = 0;
    for (int i = 0; i < MODELS_READ; i++) {
        snprintf(path, sizeof(path), question->connector->model_ids, i);
        if (!find(document, path, &value)) {
            break;
        }
        if (value.type == AIKEY_JSON_TYPE_STRING) {
            struct aikey_slice model = without(value.text, question->connector->model_prefix);
            if (may_be_listed(model, question)) {
                count = insert(list, count, model, question->model);
            }
        }
    }
    *out = (struct aikey_model_list){.count = count};
    for (size_t i = 0; i < count; i++) {
        memcpy(out->names[i], list[i].data, list[i].len); /* a valid name fits, with its NUL */
    }
}

enum aikey_status aikey_diagnose_models(const struct aikey_question *question,
                                        const struct aikey_http_reply *reply,
                                        const struct aikey_json *json, struct aikey_model_list *out)
{
    *out = (struct aikey_model_list){.count = 0};
    if (reply->error != AIKEY_HTTP_ERROR_NONE || reply->status != 200) {
        return AIKEY_OK;
    }
    struct document document = {json, NULL};
    enum aikey_status status = parse(reply, &document);
    if (status != AIKEY_OK) {
        return status;
    }
    list_models(question, &document, out);
    release(&document);
    return AIKEY_OK;
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
