#include "json_jansson.h"
#include "support.h"

#include "src/core/provider/models.h"

#include <stdio.h>
#include <string.h>

#define KEY "sk-test-0123456789-abcdef"

static struct aikey_model_list list(enum aikey_connector_index connector, int status,
                                    const char *body)
{
    const struct aikey_question question = {&aikey_connectors[connector], "", "model-b-1",
                                            AIKEY_SLICE_LITERAL(KEY)};
    struct aikey_http_reply reply = {.status = status};
    struct aikey_model_list models;
    aikey_secret_init(&reply.body, strlen(body));
    assert_int_equal(aikey_secret_append(&reply.body, aikey_slice_of(body)), AIKEY_OK);
    enum aikey_status done = aikey_models_read(&question, &reply, &json_jansson, &models);
    aikey_http_reply_release(&reply);
    assert_int_equal(done, AIKEY_OK);
    return models;
}

TEST(the_most_similar_names_come_first)
{
    struct aikey_model_list models = list(
        AIKEY_CONNECTOR_openai, 200,
        "{\"data\":[{\"id\":\"x\"},{\"id\":\"model-a\"},{\"id\":\"model-b\"},{\"id\":\"model-c\"},"
        "{\"id\":\"model-b-1\"},{\"id\":\"model-b-2\"}]}");
    static const char *const expected[] = {"model-b-2", "model-b", "model-a", "model-c", "x"};
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
    assert_int_equal(models.count, AIKEY_MODELS_MAX);
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
        cmocka_unit_test(what_is_not_a_list_has_no_models),
    };
    return cmocka_run_group_tests_name("models", tests, NULL, NULL);
}
