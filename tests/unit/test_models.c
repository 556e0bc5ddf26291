#include "json_jansson.h"
#include "support.h"

#include "src/core/provider/models.h"

#include <stdio.h>
#include <string.h>

#define KEY "sk-test-0123456789-abcdef"

static struct aikey_model_list list_for(const char *model, enum aikey_connector_index connector,
                                        int status, const char *body)
{
    const struct aikey_question question = {&aikey_connectors[connector], "", model,
                                            AIKEY_SLICE_LITERAL(KEY)};
    struct aikey_http_reply reply = {.status = status};
    struct aikey_model_list models;
    aikey_secret_init(&reply.body, strlen(body));
    assert_int_equal(aikey_secret_append(&reply.body, aikey_slice_of(body)), AIKEY_OK);
    enum aikey_status done = aikey_models_read(&question, &reply, &json_jansson, 10, &models);
    aikey_http_reply_release(&reply);
    assert_int_equal(done, AIKEY_OK);
    return models;
}

static struct aikey_model_list list(enum aikey_connector_index connector, int status,
                                    const char *body)
{
    return list_for("model-b-1", connector, status, body);
}

TEST(the_most_similar_names_come_first)
{
    struct aikey_model_list models = list(
        AIKEY_CONNECTOR_openai, 200,
        "{\"data\":[{\"id\":\"x\"},{\"id\":\"model-a\"},{\"id\":\"model-b\"},{\"id\":\"model-c\"},"
        "{\"id\":\"model-b-1\"},{\"id\":\"model-b-2\"}]}");
    static const char *const expected[] = {"model-b-2", "model-b", "model-c", "model-a", "x"};
    assert_int_equal(models.count, AIKEY_COUNT(expected));
    for (size_t i = 0; i < AIKEY_COUNT(expected); i++) {
        assert_string_equal(models.names[i], expected[i]);
    }
}

TEST(no_more_than_ten_are_listed)
{
    char body[2048] = "{\"data\":[";
    for (int i = 0; i < 30; i++) {
        size_t used = strlen(body);
        snprintf(body + used, sizeof(body) - used, "{\"id\":\"%s-%d\"},", i % 2 ? "model-b" : "x",
                 i);
    }
    strcat(body, "{\"id\":\"last\"}]}");
    struct aikey_model_list models = list(AIKEY_CONNECTOR_openai, 200, body);
    assert_int_equal(models.count, 10);
    for (size_t i = 0; i < models.count; i++) {
        assert_int_equal(strncmp(models.names[i], "model-b-", 8), 0);
    }
}

TEST(a_prefix_that_is_not_part_of_the_name_is_dropped)
{
    struct aikey_model_list models =
        list(AIKEY_CONNECTOR_google, 200,
             "{\"models\":[{\"name\":\"models/a\"},{\"name\":\"models/model-b-1\"}]}");
    assert_int_equal(models.count, 1);
    assert_string_equal(models.names[0], "a");
}

TEST(names_that_are_not_valid_or_give_the_key_away_are_left_out)
{
    char longest[AIKEY_MODEL_MAX + 1], body[1024];
    memset(longest, 'x', AIKEY_MODEL_MAX);
    longest[AIKEY_MODEL_MAX] = '\0';
    snprintf(body, sizeof(body),
             "{\"data\":[{\"id\":\"<b>\"},{\"id\":\"\"},{\"id\":7},{\"id\":\"%sx\"},"
             "{\"id\":\"" KEY "\"},{\"id\":\"of-0123456789\"},{\"id\":\"%s\"}]}",
             longest, longest);
    struct aikey_model_list models = list(AIKEY_CONNECTOR_openai, 200, body);
    assert_int_equal(models.count, 1);
    assert_string_equal(models.names[0], longest);
}

#define OPENAI(...) AIKEY_CONNECTOR_openai, "{\"data\":[" __VA_ARGS__ "]}"
#define ID(name) "{\"id\":\"" name "\"},"
#define LIST(...) AIKEY_CONNECTOR_openai, 200, "{\"data\":[" __VA_ARGS__ "]}"
#define LAST "{\"id\":7}"

/* Which of the listed models a test uses by default if it cannot have the usual one. */
TEST(the_best_model_is_a_small_and_new_one_that_generates_text)
{
    static const struct {
        enum aikey_connector_index connector;
        const char *body, *best;
    } rows[] = {
        {OPENAI(ID("gpt-4o") ID("gpt-5-nano") ID("gpt-5-mini") ID("gpt-5") LAST), "gpt-5-mini"},
        {OPENAI(ID("gpt-5-mini") ID("gpt-5.4-mini") ID("gpt-4.1-mini") LAST), "gpt-5.4-mini"},
        {OPENAI(ID("gpt-9-mini") ID("gpt-10-mini") LAST), "gpt-10-mini"},
        {OPENAI(ID("gpt-5-mini-2025-08-07") ID("gpt-5-mini") LAST), "gpt-5-mini"},
        {OPENAI(ID("gpt-4o-mini-2024-07-18") ID("gpt-4o") LAST), "gpt-4o-mini-2024-07-18"},
        {OPENAI(ID("gpt-4") ID("gpt-3.5-turbo") LAST), "gpt-4"},
        {OPENAI(ID("gpt-5-pro") ID("gpt-5") LAST), "gpt-5"},
        {OPENAI(ID("llama-3.3-70b-instruct") ID("nomic-embed-text") LAST),
         "llama-3.3-70b-instruct"},
        {OPENAI(ID("gpt-4o-mini-tts") ID("gpt-4o-mini-transcribe") ID("gpt-audio-mini")
                    ID("gpt-realtime-mini") ID("gpt-4o-mini-search-preview") ID("gpt-image-1-mini")
                        ID("omni-moderation-latest") ID("text-embedding-3-small") ID("whisper-1")
                            ID("sora-2") ID("dall-e-3") ID("computer-use-preview") LAST),
         ""},
        {OPENAI(ID("ft:gpt-4o-mini:acme:shop:abc123") LAST), ""},
        {OPENAI(LAST), ""},
        {AIKEY_CONNECTOR_anthropic,
         "{\"data\":[" ID("claude-opus-4-5") ID("claude-3-5-haiku-20241022")
             ID("claude-haiku-4-5-20251001") "{\"id\":\"claude-sonnet-4-5\"}]}",
         "claude-haiku-4-5-20251001"},
        {AIKEY_CONNECTOR_anthropic,
         "{\"data\":[" ID("claude-sonnet-4-20250514") "{\"id\":\"claude-sonnet-4-5-20250929\"}]}",
         "claude-sonnet-4-5-20250929"},
        {AIKEY_CONNECTOR_mistral,
         "{\"data\":[" ID("mistral-small-2506")
             ID("mistral-large-latest") "{\"id\":\"mistral-small-2603\"}]}",
         "mistral-small-2603"},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_model_list models = list(rows[i].connector, 200, rows[i].body);
        assert_row(strcmp(models.best, rows[i].best) == 0, "row %zu: %s", i, models.best);
    }
}

TEST(a_fine_tuned_model_is_listed_but_never_chosen)
{
    struct aikey_model_list models = list_for("", LIST(ID("ft:gpt-9-mini:a:b:c") ID("gpt-4") LAST));
    assert_int_equal(models.count, 2);
    assert_string_equal(models.names[0], "gpt-4");
    assert_string_equal(models.names[1], "ft:gpt-9-mini:a:b:c");
    assert_string_equal(models.best, "gpt-4");
}

TEST(what_a_list_says_of_a_model_counts)
{
    struct aikey_model_list google = list(
        AIKEY_CONNECTOR_google, 200,
        "{\"models\":["
        "{\"name\":\"models/gemini-9-flash-lite\",\"supportedGenerationMethods\":[\"predict\"]},"
        "{\"name\":\"models/gemini-8-flash-lite\",\"supportedGenerationMethods\":[]},"
        "{\"name\":\"models/gemini-3-flash-lite\",\"supportedGenerationMethods\":[\"countTokens\","
        "\"generateContent\"]},{\"name\":\"models/gemini-2-flash-lite\"}]}");
    assert_int_equal(google.count, 2);
    assert_string_equal(google.best, "gemini-3-flash-lite");
    struct aikey_model_list mistral =
        list(AIKEY_CONNECTOR_mistral, 200,
             "{\"data\":["
             "{\"id\":\"mistral-small-9\",\"capabilities\":{\"completion_chat\":false}},"
             "{\"id\":\"mistral-small-8\",\"capabilities\":{\"completion_chat\":\"true\"}},"
             "{\"id\":\"mistral-small-3\",\"capabilities\":{\"completion_chat\":true}},"
             "{\"id\":\"mistral-small-2\",\"capabilities\":{}}]}");
    assert_int_equal(mistral.count, 2);
    assert_string_equal(mistral.best, "mistral-small-3");
}

TEST(without_a_model_in_question_all_are_listed_best_first)
{
    struct aikey_model_list models =
        list_for("", LIST(ID("o3") ID("gpt-4o") ID("gpt-4o-mini") ID("gpt-5") LAST));
    static const char *const expected[] = {"gpt-4o-mini", "gpt-5", "gpt-4o", "o3"};
    assert_int_equal(models.count, AIKEY_COUNT(expected));
    for (size_t i = 0; i < AIKEY_COUNT(expected); i++) {
        assert_string_equal(models.names[i], expected[i]);
    }
}

TEST(what_is_not_a_list_has_no_models)
{
    assert_int_equal(list(AIKEY_CONNECTOR_openai, 401, "{\"data\":[{\"id\":\"a\"}]}").count, 0);
    assert_int_equal(list(AIKEY_CONNECTOR_openai, 200, "{\"data\":\"a\"}").count, 0);
    assert_int_equal(list(AIKEY_CONNECTOR_openai, 200, "<html>").count, 0);
    assert_int_equal(list(AIKEY_CONNECTOR_openai, 200, "[]").count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_similar_names_come_first),
        cmocka_unit_test(no_more_than_ten_are_listed),
        cmocka_unit_test(a_prefix_that_is_not_part_of_the_name_is_dropped),
        cmocka_unit_test(names_that_are_not_valid_or_give_the_key_away_are_left_out),
        cmocka_unit_test(the_best_model_is_a_small_and_new_one_that_generates_text),
        cmocka_unit_test(a_fine_tuned_model_is_listed_but_never_chosen),
        cmocka_unit_test(what_a_list_says_of_a_model_counts),
        cmocka_unit_test(without_a_model_in_question_all_are_listed_best_first),
        cmocka_unit_test(what_is_not_a_list_has_no_models),
    };
    return cmocka_run_group_tests_name("models", tests, NULL, NULL);
}
