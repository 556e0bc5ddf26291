/* Replies that are made for these tests: successes, statuses, and every form that an error can
 * have. What providers say in errors is in replies_wild.json. */
#include "json_jansson.h"
#include "support.h"

#include "src/core/provider/diagnose.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct aikey_connector *const openai = &aikey_connectors[AIKEY_CONNECTOR_openai];

static struct aikey_reading read_reply(const struct aikey_connector *connector,
                                       enum aikey_probe probe, int status, struct aikey_slice body)
{
    struct aikey_reading reading;
    struct aikey_http_reply reply = {.status = status};
    aikey_secret_init(&reply.body, body.len);
    assert_int_equal(aikey_secret_append(&reply.body, body), AIKEY_OK);
    enum aikey_status done =
        aikey_diagnose(connector, AIKEY_SLICE_LITERAL(""), probe, &reply, &json_jansson, &reading);
    aikey_http_reply_release(&reply);
    assert_int_equal(done, AIKEY_OK);
    return reading;
}

static const char *text_of(const json_t *row, const char *name)
{
    return json_string_value(json_object_get(row, name));
}

/* The body of a row: JSON as "body", anything else as "text". */
static void check_row(const json_t *row, const struct aikey_connector *connector,
                      enum aikey_probe probe)
{
    const json_t *text = json_object_get(row, "text");
    char *dumped = json_dumps(json_object_get(row, "body"), JSON_ENCODE_ANY);
    struct aikey_slice body =
        text != NULL ? (struct aikey_slice){json_string_value(text), json_string_length(text)}
                     : aikey_slice_of(dumped);
    int status = (int)json_integer_value(json_object_get(row, "status"));
    struct aikey_reading reading = read_reply(connector, probe, status, body);
    const char *code = aikey_outcome_get(reading.code)->code;
    const json_t *retry_after = json_object_get(row, "retry_after");
    free(dumped);
    assert_row(strcmp(code, text_of(row, "outcome")) == 0, "%s, %s (probe %d): %s, not %s",
               connector->id, text_of(row, "name"), (int)probe, code, text_of(row, "outcome"));
    assert_row(retry_after == NULL || json_integer_value(retry_after) == reading.retry_after,
               "%s, %s: again in %d s", connector->id, text_of(row, "name"),
               (int)reading.retry_after);
}

/* By connector; those under "any" mean the same from every provider. */
static int load_replies(void **state)
{
    *state = json_load_file("replies.json", JSON_ALLOW_NUL, NULL);
    return *state == NULL;
}

static int release_replies(void **state)
{
    json_decref(*state);
    return 0;
}

/* A row may name the probe that it is about; otherwise it is about all of them. */
static void check_rows(const json_t *rows, const struct aikey_connector *connector)
{
    static const char *const probes[] = {
        [AIKEY_PROBE_MODEL] = "model",
        [AIKEY_PROBE_GENERATION] = "generation",
        [AIKEY_PROBE_CHAT] = "chat",
        [AIKEY_PROBE_MODELS] = "models",
    };
    size_t i;
    json_t *row;
    assert_row(json_array_size(rows) > 0, "%s: no replies", connector->id);
    json_array_foreach(rows, i, row)
    {
        const char *probe = text_of(row, "probe");
        for (int p = 0; p < AIKEY_PROBE_COUNT; p++) {
            bool is_made = connector->probes[p].path != NULL;
            if (is_made && (probe == NULL || strcmp(probe, probes[p]) == 0)) {
                check_row(row, connector, (enum aikey_probe)p);
            }
        }
    }
}

static void every_known_reply_has_its_outcome(void **state)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        check_rows(json_object_get(*state, "any"), &aikey_connectors[i]);
        check_rows(json_object_get(*state, aikey_connectors[i].id), &aikey_connectors[i]);
    }
}

TEST(tokens_are_counted_if_they_are_reported)
{
    static const struct {
        const char *body;
        int64_t input, output;
    } rows[] = {
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":9,\"output_tokens\":2}}", 9, 2},
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":9}}", 9, 0},
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":\"9\",\"output_tokens\":-2}}", 0, 0},
        {"{\"output\":[{}],\"usage\":null}", 0, 0},
        {"{\"output\":[{}],\"usage\":[9,2]}", 0, 0},
        {"<html>", 0, 0},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_slice body = aikey_slice_of(rows[i].body);
        struct aikey_reading reading = read_reply(openai, AIKEY_PROBE_GENERATION, 200, body);
        assert_row(reading.input_tokens == rows[i].input, "input of %s", rows[i].body);
        assert_row(reading.output_tokens == rows[i].output, "output of %s", rows[i].body);
    }
}

/* Then the chat path is tried; a server that has the path but not the model says so there too. */
TEST(a_404_is_about_the_path_unless_it_speaks_of_the_model)
{
    static const struct {
        const char *body;
        bool no_path;
    } rows[] = {
        {"", true},
        {"404 page not found", true},
        {"{\"detail\":\"Not Found\"}", true},
        {"{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}", true},
        {"{\"error\":{\"message\":\"Invalid URL (POST /v1/responses)\"}}", true},
        {"{\"error\":{\"message\":\"Unknown request URL: POST /v1/models/responses\"}}", true},
        {"{\"error\":{\"message\":\"The requested model 'gpt-audio' is not supported with the "
         "Responses API.\"}}",
         true},
        {"{\"error\":\"model 'qwen3' not found, try pulling it first\"}", false},
        {"{\"error\":{\"message\":\"The model `x` does not exist.\",\"code\":404}}", false},
        {"{\"error\":{\"message\":\"Model not found\"}}", false},
        {"{\"error\":{\"message\":\"?\",\"code\":\"model_not_found\"}}", false},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_slice body = aikey_slice_of(rows[i].body);
        struct aikey_reading reading = read_reply(openai, AIKEY_PROBE_GENERATION, 404, body);
        assert_row(reading.no_path == rows[i].no_path, "%s", rows[i].body);
    }
}

TEST(no_reply_says_why)
{
    static const enum aikey_code codes[AIKEY_HTTP_ERROR_COUNT] = {
        [AIKEY_HTTP_ERROR_NONE] = AIKEY_CODE_COUNT, /* then there is a reply */
        [AIKEY_HTTP_ERROR_REFUSED] = AIKEY_CODE_blocked_by_site,
        [AIKEY_HTTP_ERROR_DNS] = AIKEY_CODE_dns_failed,
        [AIKEY_HTTP_ERROR_CONNECT] = AIKEY_CODE_connect_failed,
        [AIKEY_HTTP_ERROR_TIMEOUT] = AIKEY_CODE_timed_out,
        [AIKEY_HTTP_ERROR_TLS] = AIKEY_CODE_tls_failed,
        [AIKEY_HTTP_ERROR_PROXY] = AIKEY_CODE_proxy_failed,
        [AIKEY_HTTP_ERROR_TOO_LARGE] = AIKEY_CODE_unexpected_reply,
        [AIKEY_HTTP_ERROR_PROTOCOL] = AIKEY_CODE_unexpected_reply,
        [AIKEY_HTTP_ERROR_CANCELLED] = AIKEY_CODE_cancelled,
    };
    for (int error = AIKEY_HTTP_ERROR_NONE + 1; error < AIKEY_HTTP_ERROR_COUNT; error++) {
        const struct aikey_http_reply reply = {.error = (enum aikey_http_error)error};
        struct aikey_reading reading;
        assert_int_equal(aikey_diagnose(openai, AIKEY_SLICE_LITERAL(""), AIKEY_PROBE_MODEL, &reply,
                                        &json_jansson, &reading),
                         AIKEY_OK);
        assert_row(reading.code == codes[error], "error %d is %s", error,
                   aikey_outcome_get(reading.code)->code);
    }
}

static enum aikey_status fail_to_parse(void *context, struct aikey_slice text, void **document)
{
    (void)context;
    (void)text;
    (void)document;
    return AIKEY_NOMEM;
}

TEST(a_parser_out_of_memory_says_nothing_about_the_key)
{
    const struct aikey_json json = {.parse = fail_to_parse};
    struct aikey_http_reply reply = {.status = 401};
    struct aikey_reading reading;
    aikey_secret_init(&reply.body, 16);
    assert_int_equal(aikey_secret_append(&reply.body, AIKEY_SLICE_LITERAL("{}")), AIKEY_OK);
    assert_int_equal(
        aikey_diagnose(openai, AIKEY_SLICE_LITERAL(""), AIKEY_PROBE_MODEL, &reply, &json, &reading),
        AIKEY_NOMEM);
    assert_int_equal(aikey_outcome_get(reading.code)->verdict, AIKEY_VERDICT_UNKNOWN);
    aikey_http_reply_release(&reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_known_reply_has_its_outcome, load_replies,
                                        release_replies),
        cmocka_unit_test(tokens_are_counted_if_they_are_reported),
        cmocka_unit_test(a_404_is_about_the_path_unless_it_speaks_of_the_model),
        cmocka_unit_test(no_reply_says_why),
        cmocka_unit_test(a_parser_out_of_memory_says_nothing_about_the_key),
    };
    return cmocka_run_group_tests_name("diagnose", tests, NULL, NULL);
}
