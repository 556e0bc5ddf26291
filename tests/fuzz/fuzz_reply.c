/* Any bytes as a reply to any probe. The first byte chooses the probe, the next two the status, and
 * the head ends with the first empty line. A verdict is valid only if the provider's form of a
 * success is there, which is judged here on its own. */
#include "tests/unit/json_jansson.h"

#include "src/core/provider/diagnose.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER_BYTES = 3, LONGEST_WAIT = 31 * 24 * 60 * 60 };

static const struct {
    enum aikey_connector_index connector;
    enum aikey_probe probe;
    const char *list, *text; /* a list that is not empty, or a member, means success */
} probes[] = {
    {AIKEY_CONNECTOR_openai, AIKEY_PROBE_MODEL, NULL, "id"},
    {AIKEY_CONNECTOR_openai, AIKEY_PROBE_GENERATION, "output", NULL},
    {AIKEY_CONNECTOR_openai, AIKEY_PROBE_CHAT, "choices", NULL},
    {AIKEY_CONNECTOR_openai, AIKEY_PROBE_MODELS, "data", NULL},
    {AIKEY_CONNECTOR_anthropic, AIKEY_PROBE_MODEL, NULL, "id"},
    {AIKEY_CONNECTOR_anthropic, AIKEY_PROBE_GENERATION, "content", "stop_reason"},
    {AIKEY_CONNECTOR_anthropic, AIKEY_PROBE_MODELS, "data", NULL},
    {AIKEY_CONNECTOR_google, AIKEY_PROBE_MODEL, NULL, "name"},
    {AIKEY_CONNECTOR_google, AIKEY_PROBE_GENERATION, "candidates", NULL},
    {AIKEY_CONNECTOR_google, AIKEY_PROBE_MODELS, "models", NULL},
    {AIKEY_CONNECTOR_mistral, AIKEY_PROBE_MODEL, "data", NULL},
    {AIKEY_CONNECTOR_mistral, AIKEY_PROBE_GENERATION, "choices", NULL},
};

static bool is_there(const json_t *value)
{
    return value != NULL && !json_is_null(value);
}

/* PHP reads {"0": …} as it reads an array. */
static bool has_first(const json_t *list)
{
    return is_there(json_array_get(list, 0)) || is_there(json_object_get(list, "0"));
}

static bool has_success(const json_t *root, size_t probe)
{
    const json_t *details = json_object_get(root, "incomplete_details");
    bool cut_short = probes[probe].connector == AIKEY_CONNECTOR_openai &&
                     probes[probe].probe == AIKEY_PROBE_GENERATION &&
                     is_there(json_object_get(details, "reason"));
    bool listed =
        probes[probe].list != NULL && has_first(json_object_get(root, probes[probe].list));
    bool said = probes[probe].text != NULL && is_there(json_object_get(root, probes[probe].text));
    return json_is_object(root) && !is_there(json_object_get(root, "error")) &&
           (cut_short || listed || said);
}

static bool contains(const char *text, size_t len, const char *part)
{
    for (size_t i = 0; i + strlen(part) <= len; i++) {
        if (strncasecmp(text + i, part, strlen(part)) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a text is anywhere in it, also in JSON that a string quotes. */
static bool says(json_t *value, const char *part)
{
    const char *text = json_string_value(value), *name;
    size_t len = json_string_length(value), i;
    json_t *member;
    bool found = text != NULL && contains(text, len, part);
    const char *start = text != NULL ? memchr(text, '{', len) : NULL;
    if (start != NULL && !found) {
        const char *end = memrchr(text, '}', len);
        size_t quoted = end != NULL && end > start ? (size_t)(end - start) + 1 : 0;
        json_t *inner = json_loadb(start, quoted, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        found = says(inner, part);
        json_decref(inner);
    }
    json_object_foreach(value, name, member)
    {
        found = found || says(member, part);
    }
    json_array_foreach(value, i, member)
    {
        found = found || says(member, part);
    }
    return found;
}

/* The only error that means success: the model generated until it had used up what it may. */
static bool ran_out(json_t *root)
{
    return says(root, "max_tokens or model output limit was reached") &&
           says(root, "invalid_request_error");
}

static json_t *load(struct aikey_slice body)
{
    json_t *root = json_loadb(body.data, body.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    const char *event = root == NULL ? memmem(body.data, body.len, "data:", 5) : NULL;
    if (event != NULL) {
        const char *rest = event + 5, *end = body.data + body.len;
        const char *line = memchr(rest, '\n', (size_t)(end - rest));
        root = json_loadb(rest, (size_t)((line != NULL ? line : end) - rest),
                          JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    }
    return root;
}

static bool may_be_valid(size_t probe, int status, struct aikey_slice body)
{
    json_t *root = load(body);
    bool may = (status == 200 && has_success(root, probe)) || (status == 400 && ran_out(root));
    json_decref(root);
    return may;
}

static void append(struct aikey_secret *out, const char *data, size_t len)
{
    aikey_secret_init(out, len);
    if (aikey_secret_append(out, (struct aikey_slice){data, len}) != AIKEY_OK) {
        abort();
    }
}

static bool is_sane(const struct aikey_reading *reading, int status)
{
    bool missing = status == 404 || status == 405;
    return reading->code < AIKEY_CODE_COUNT && reading->retry_after >= -1 &&
           reading->retry_after <= LONGEST_WAIT && reading->input_tokens >= 0 &&
           reading->output_tokens >= 0 && (missing || !reading->no_path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size <= HEADER_BYTES) {
        return 0;
    }
    size_t probe = data[0] % AIKEY_COUNT(probes);
    const char *head = (const char *)data + HEADER_BYTES;
    const char *blank = memmem(head, size - HEADER_BYTES, "\n\n", 2);
    const char *body = blank != NULL ? blank + 2 : head;
    struct aikey_http_reply reply = {.status = data[1] * 4 + data[2]};
    struct aikey_reading reading;
    append(&reply.head, head, blank != NULL ? (size_t)(blank - head) + 1 : 0);
    append(&reply.body, body, size - (size_t)(body - (const char *)data));

    const struct aikey_connector *connector = &aikey_connectors[probes[probe].connector];
    enum aikey_status done = aikey_diagnose(connector, AIKEY_SLICE_LITERAL(""), probes[probe].probe,
                                            &reply, &json_jansson, &reading);
    if (done != AIKEY_OK || !is_sane(&reading, reply.status)) {
        abort();
    }
    if (aikey_outcome_get(reading.code)->verdict == AIKEY_VERDICT_VALID &&
        !may_be_valid(probe, reply.status, aikey_secret_slice(&reply.body))) {
        abort();
    }
    aikey_http_reply_release(&reply);
    return 0;
}
