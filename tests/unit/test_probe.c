#include "support.h"

#include "src/core/provider/probe.h"

#include <string.h>

#define KEY "sk-test-0123456789"
#define URL "https://api.openai.com/v1"

static enum aikey_status build(enum aikey_probe probe, const char *base_url, const char *model,
                               struct aikey_probe_request *out)
{
    const struct aikey_question question = {
        .connector = &aikey_connectors[AIKEY_CONNECTOR_openai],
        .base_url = base_url,
        .model = model,
        .key = AIKEY_SLICE_LITERAL(KEY),
    };
    return aikey_probe_build(&question, probe, out);
}

static void check_url(const char *base_url, const char *model, const char *expected)
{
    struct aikey_probe_request request;
    assert_int_equal(build(AIKEY_PROBE_MODEL, base_url, model, &request), AIKEY_OK);
    assert_string_equal(request.http.url, expected);
    aikey_probe_release(&request);
}

TEST(the_model_is_read_with_a_get)
{
    static const char headers[] = "Authorization: Bearer " KEY "\0Accept: application/json";
    struct aikey_probe_request request;
    assert_int_equal(build(AIKEY_PROBE_MODEL, URL, "gpt-4o-mini", &request), AIKEY_OK);
    assert_string_equal(request.http.url, URL "/models/gpt-4o-mini");
    assert_int_equal(request.http.body.len, 0);
    assert_int_equal(request.http.headers->len, sizeof(headers));
    assert_memory_equal(request.http.headers->data, headers, sizeof(headers));
    aikey_probe_release(&request);
}

TEST(the_generation_is_a_post_of_the_smallest_request)
{
    static const char headers[] = "Authorization: Bearer " KEY "\0Accept: application/json"
                                  "\0Content-Type: application/json";
    struct aikey_probe_request request;
    assert_int_equal(build(AIKEY_PROBE_GENERATION, URL, "gpt-4o-mini", &request), AIKEY_OK);
    assert_string_equal(request.http.url, URL "/responses");
    assert_slice(request.http.body, "{\"model\":\"gpt-4o-mini\",\"input\":\"Say OK.\","
                                    "\"max_output_tokens\":16,\"store\":false}");
    assert_int_equal(request.http.headers->len, sizeof(headers));
    assert_memory_equal(request.http.headers->data, headers, sizeof(headers));
    aikey_probe_release(&request);
}

#define JSON_HEADERS "\0Accept: application/json"

TEST(each_other_provider_is_asked_in_its_own_way)
{
    static const struct {
        enum aikey_connector_index connector;
        const char *model_url, *generation_url;
        struct aikey_slice headers; /* including the NUL after the last */
        const char *body;
    } rows[] = {
        {AIKEY_CONNECTOR_anthropic, "https://api.anthropic.com/v1/models/m",
         "https://api.anthropic.com/v1/messages",
         AIKEY_SLICE_LITERAL("x-api-key: " KEY JSON_HEADERS "\0anthropic-version: 2023-06-01\0"),
         "{\"model\":\"m\",\"max_tokens\":1,"
         "\"messages\":[{\"role\":\"user\",\"content\":\"Say OK.\"}]}"},
        {AIKEY_CONNECTOR_google, "https://generativelanguage.googleapis.com/v1beta/models/m",
         "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
         AIKEY_SLICE_LITERAL("x-goog-api-key: " KEY JSON_HEADERS "\0"),
         "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Say OK.\"}]}],"
         "\"generationConfig\":{\"maxOutputTokens\":16}}"},
        {AIKEY_CONNECTOR_mistral, "https://api.mistral.ai/v1/models",
         "https://api.mistral.ai/v1/chat/completions",
         AIKEY_SLICE_LITERAL("Authorization: Bearer " KEY JSON_HEADERS "\0"),
         "{\"model\":\"m\",\"max_tokens\":1,"
         "\"messages\":[{\"role\":\"user\",\"content\":\"Say OK.\"}]}"},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        const struct aikey_connector *connector = &aikey_connectors[rows[i].connector];
        const struct aikey_question question = {connector, connector->base_url, "m",
                                                AIKEY_SLICE_LITERAL(KEY)};
        struct aikey_probe_request request;
        assert_int_equal(aikey_probe_build(&question, AIKEY_PROBE_MODEL, &request), AIKEY_OK);
        assert_string_equal(request.http.url, rows[i].model_url);
        assert_true(aikey_slice_equal(aikey_secret_slice(&request.headers), rows[i].headers));
        aikey_probe_release(&request);

        assert_int_equal(aikey_probe_build(&question, AIKEY_PROBE_GENERATION, &request), AIKEY_OK);
        assert_string_equal(request.http.url, rows[i].generation_url);
        assert_true(aikey_slice_starts(aikey_secret_slice(&request.headers), rows[i].headers));
        assert_slice(request.http.body, rows[i].body);
        aikey_probe_release(&request);
    }
}

TEST(a_model_is_percent_encoded_in_a_path)
{
    check_url(URL, "ft:gpt-4o:org::id", URL "/models/ft%3Agpt-4o%3Aorg%3A%3Aid");
    check_url(URL, "meta/Llama@v2+x", URL "/models/meta%2FLlama%40v2%2Bx");
    check_url(URL, "a-b._c", URL "/models/a-b._c");
}

TEST(a_model_is_inserted_in_a_body_as_is)
{
    struct aikey_probe_request request;
    assert_int_equal(build(AIKEY_PROBE_GENERATION, URL, "ft:gpt/4@o", &request), AIKEY_OK);
    assert_non_null(strstr(request.http.body.data, "\"model\":\"ft:gpt/4@o\""));
    aikey_probe_release(&request);
}

TEST(slashes_after_the_base_url_are_dropped)
{
    check_url("https://gateway.test", "m", "https://gateway.test/models/m");
    check_url("https://gateway.test/v1/", "m", "https://gateway.test/v1/models/m");
    check_url("https://gateway.test/v1///", "m", "https://gateway.test/v1/models/m");
}

TEST(the_longest_model_fits)
{
    char model[AIKEY_MODEL_MAX + 1];
    memset(model, ':', AIKEY_MODEL_MAX);
    model[AIKEY_MODEL_MAX] = '\0';

    struct aikey_probe_request request;
    assert_int_equal(build(AIKEY_PROBE_MODEL, URL, model, &request), AIKEY_OK);
    assert_int_equal(strlen(request.http.url), strlen(URL "/models/") + 3 * AIKEY_MODEL_MAX);
    aikey_probe_release(&request);

    assert_int_equal(build(AIKEY_PROBE_GENERATION, URL, model, &request), AIKEY_OK);
    assert_non_null(strstr(request.http.body.data, model));
    aikey_probe_release(&request);
}

TEST(a_url_is_never_cut_off)
{
    static char base[sizeof(((struct aikey_probe_request *)0)->url)];
    size_t longest = sizeof(base) - strlen("/models/m") - 1;
    struct aikey_probe_request request;

    memset(base, 'u', longest);
    assert_int_equal(build(AIKEY_PROBE_MODEL, base, "m", &request), AIKEY_OK);
    assert_int_equal(strlen(request.http.url), sizeof(base) - 1);
    aikey_probe_release(&request);

    base[longest] = 'u';
    assert_int_equal(build(AIKEY_PROBE_MODEL, base, "m", &request), AIKEY_TOO_LARGE);
    aikey_probe_release(&request);
}

TEST(a_model_or_key_that_is_too_long_is_refused)
{
    static char longer[4096];
    struct aikey_probe_request request;
    memset(longer, 'x', sizeof(longer) - 1);
    assert_int_equal(build(AIKEY_PROBE_MODEL, URL, longer, &request), AIKEY_TOO_LARGE);
    aikey_probe_release(&request);
    const struct aikey_question question = {&aikey_connectors[AIKEY_CONNECTOR_openai], URL, "m",
                                            aikey_slice_of(longer)};
    assert_int_equal(aikey_probe_build(&question, AIKEY_PROBE_MODEL, &request), AIKEY_TOO_LARGE);
    aikey_probe_release(&request);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_is_read_with_a_get),
        cmocka_unit_test(the_generation_is_a_post_of_the_smallest_request),
        cmocka_unit_test(each_other_provider_is_asked_in_its_own_way),
        cmocka_unit_test(a_model_is_percent_encoded_in_a_path),
        cmocka_unit_test(a_model_is_inserted_in_a_body_as_is),
        cmocka_unit_test(slashes_after_the_base_url_are_dropped),
        cmocka_unit_test(the_longest_model_fits),
        cmocka_unit_test(a_url_is_never_cut_off),
        cmocka_unit_test(a_model_or_key_that_is_too_long_is_refused),
    };
    return cmocka_run_group_tests_name("probe", tests, NULL, NULL);
}
