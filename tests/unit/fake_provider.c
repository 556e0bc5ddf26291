#include "fake_provider.h"

#include "support.h"

#include "src/core/provider/http.h"

#include <string.h>

#define ERROR_BODY(code, message)                                                                  \
    "{\"error\":{\"message\":\"" message "\",\"type\":\"x\",\"param\":null,\"code\":\"" code "\"}" \
    "}"

struct answer {
    enum aikey_http_error error;
    int status;
    const char *body;
    double elapsed_ms;
};

#define MODEL                                                                                      \
    {                                                                                              \
        .status = 200, .body = "{\"id\":\"gpt-4o-mini\"}", .elapsed_ms = 5                         \
    }
#define OUTPUT                                                                                     \
    {                                                                                              \
        .status = 200,                                                                             \
        .body = "{\"output\":[{}],\"usage\":{\"input_tokens\":9,\"output_tokens\":2}}",            \
        .elapsed_ms = 7                                                                            \
    }
#define INVALID                                                                                    \
    {                                                                                              \
        .status = 401, .body = ERROR_BODY("invalid_api_key", "Incorrect API key")                  \
    }
#define NO_CREDIT                                                                                  \
    {                                                                                              \
        .status = 429, .body = ERROR_BODY("insufficient_quota", "No credit")                       \
    }
#define NO_SCOPE                                                                                   \
    {                                                                                              \
        .status = 401, .body = ERROR_BODY("missing_scope", "Missing scopes")                       \
    }
#define LIMITED                                                                                    \
    {                                                                                              \
        .status = 429, .body = ERROR_BODY("rate_limit_exceeded", "Too many requests")              \
    }
#define NO_PATH                                                                                    \
    {                                                                                              \
        .status = 404, .body = ERROR_BODY("", "Invalid URL"), .elapsed_ms = 2                      \
    }
#define CHAT                                                                                       \
    {                                                                                              \
        .status = 200,                                                                             \
        .body = "{\"choices\":[{}],\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":1}}",      \
        .elapsed_ms = 4                                                                            \
    }
#define NO_MODEL_LATE                                                                              \
    {                                                                                              \
        .status = 404, .body = ERROR_BODY("model_not_found", "No such model"), .elapsed_ms = 15000 \
    }
#define NO_MODEL                                                                                   \
    {                                                                                              \
        .status = 404, .body = ERROR_BODY("model_not_found", "No such model")                      \
    }
#define MODELS                                                                                     \
    {                                                                                              \
        .status = 200,                                                                             \
        .body = "{\"data\":[{\"id\":\"whisper-1\"},{\"id\":\"gpt-4o-mini\"},{\"id\":\"gpt-4\"},"   \
                "{\"id\":7},{\"id\":\"<b>\"},{\"id\":\"gpt-4o\"}]}"                                \
    }
#define TIMEOUT                                                                                    \
    {                                                                                              \
        .error = AIKEY_HTTP_ERROR_TIMEOUT, .elapsed_ms = 20000                                     \
    }
#define STOPPED                                                                                    \
    {                                                                                              \
        .error = AIKEY_HTTP_ERROR_CANCELLED                                                        \
    }

/* With any other model than the default one. */
enum { OTHER_MODEL = AIKEY_PROBE_COUNT };

static const struct {
    const char *key;
    struct answer answers[AIKEY_PROBE_COUNT + 1];
} keys[] = {
    {KEY_WORKING, {MODEL, OUTPUT}},
    {KEY_OTHER, {MODEL, OUTPUT}},
    {KEY_WRONG, {INVALID, INVALID}},
    {KEY_NO_CREDIT, {MODEL, NO_CREDIT}},
    {KEY_RESTRICTED, {NO_SCOPE, OUTPUT}},
    {KEY_LIMITED, {MODEL, LIMITED}},
    {KEY_OUTAGE, {TIMEOUT, TIMEOUT}},
    {KEY_HALF, {INVALID, TIMEOUT}},
    {KEY_STOPPED, {STOPPED, STOPPED}},
    {KEY_ECHOED, {MODEL, OUTPUT}},
    {KEY_NO_MODEL_PATH, {NO_PATH, LIMITED}},
    {KEY_OLD_SERVER, {MODEL, NO_PATH, CHAT}},
    {KEY_NO_MODEL, {NO_MODEL, NO_MODEL, CHAT, MODELS, NO_MODEL}},
    {KEY_RETIRED, {NO_MODEL, NO_MODEL, CHAT, MODELS, OUTPUT}},
    {KEY_RETIRED_POOR, {NO_MODEL, NO_MODEL, CHAT, MODELS, NO_CREDIT}},
    {KEY_RETIRED_SLOW, {NO_MODEL, NO_MODEL_LATE, CHAT, MODELS, TIMEOUT}},
    {KEY_CHAT_ONLY, {MODEL, NO_SCOPE, CHAT}},
    {KEY_NO_SCOPE, {NO_SCOPE, NO_SCOPE, NO_SCOPE}},
};

static const char head[] = "HTTP/2 200\r\n"
                           "openai-organization: an-organization\r\n"
                           "openai-project: proj_1\r\n"
                           "x-request-id: req_1\r\n"
                           "retry-after: 20\r\n\r\n";

static const char echoing_head[] = "HTTP/2 200\r\n"
                                   "openai-organization: " KEY_ECHOED "\r\n"
                                   "openai-project: of 0123456789-klmn\r\n"
                                   "x-request-id: -012345-\r\n\r\n";

int fake_provider_calls;
int fake_provider_timeout_ms;

enum aikey_status __wrap_aikey_http_perform(const struct aikey_http_request *requests, size_t count,
                                            const struct aikey_http_options *options,
                                            struct aikey_http_reply *replies);

static const struct answer *answers_to(const char *authorization)
{
    static const char bearer[] = "Authorization: Bearer ";
    assert_memory_equal(authorization, bearer, sizeof(bearer) - 1);
    for (size_t i = 0; i < AIKEY_COUNT(keys); i++) {
        if (strcmp(authorization + sizeof(bearer) - 1, keys[i].key) == 0) {
            return keys[i].answers;
        }
    }
    fail_msg("a key that nobody pasted was sent");
    return NULL;
}

static size_t answer_to(const struct aikey_http_request *request)
{
    const char *path = strstr(request->url, "/v1/");
    assert_non_null(path);
    if (request->body.len > 0 && strstr(request->body.data, "\"gpt-4o-mini\"") == NULL) {
        return OTHER_MODEL;
    }
    return strncmp(path, "/v1/models/", 11) == 0       ? AIKEY_PROBE_MODEL
           : strcmp(path, "/v1/models") == 0           ? AIKEY_PROBE_MODELS
           : strcmp(path, "/v1/chat/completions") == 0 ? AIKEY_PROBE_CHAT
                                                       : AIKEY_PROBE_GENERATION;
}

static enum aikey_status answer(const struct answer *with, bool echoes,
                                struct aikey_http_reply *reply)
{
    reply->error = with->error;
    reply->status = with->status;
    reply->elapsed_ms = with->elapsed_ms;
    if (with->body == NULL) {
        return AIKEY_OK;
    }
    enum aikey_status status =
        aikey_secret_append(&reply->head, aikey_slice_of(echoes ? echoing_head : head));
    return status == AIKEY_OK ? aikey_secret_append(&reply->body, aikey_slice_of(with->body))
                              : status;
}

enum aikey_status __wrap_aikey_http_perform(const struct aikey_http_request *requests, size_t count,
                                            const struct aikey_http_options *options,
                                            struct aikey_http_reply *replies)
{
    const char *authorization = requests[0].headers->data;
    const struct answer *answers = answers_to(authorization);
    bool echoes = strstr(authorization, KEY_ECHOED) != NULL;
    enum aikey_status status = AIKEY_OK;
    fake_provider_calls++;
    fake_provider_timeout_ms = options->timeout_ms;
    for (size_t i = 0; i < count; i++) {
        replies[i] = (struct aikey_http_reply){.error = AIKEY_HTTP_ERROR_NONE};
        aikey_secret_init(&replies[i].head, options->max_reply);
        aikey_secret_init(&replies[i].body, options->max_reply);
    }
    for (size_t i = 0; status == AIKEY_OK && i < count; i++) {
        assert_string_equal(requests[i].headers->data, authorization);
        status = answer(&answers[answer_to(&requests[i])], echoes, &replies[i]);
    }
    return status;
}

struct aikey_subject fake_provider_subject(void)
{
    const struct aikey_connector *openai = &aikey_connectors[AIKEY_CONNECTOR_openai];
    return (struct aikey_subject){
        .id = openai->id,
        .connector = openai,
        .names = aikey_names_built_in[AIKEY_CONNECTOR_openai],
        .base_url = openai->base_url,
        .model = openai->model,
        .connect_timeout_ms = 5000,
        .timeout_ms = 20000,
        .max_reply = 65536,
    };
}
