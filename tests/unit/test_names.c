#include "support.h"

#include "src/core/keys/names.h"

#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)
#define X16 "xxxxxxxxxxxxxxxx"
#define X64 X16 X16 X16 X16

TEST(ids_are_short_lower_case_words)
{
    const struct aikey_slice valid[] = {S("openai"), S("a"), S("0"), S("my-proxy_2"), S(X64)};
    const struct aikey_slice invalid[] = {
        S(""),      S("OpenAI"), S("open ai"), S("a/b"),      S("../a"), S("a.b"),
        S(X64 "x"), S("a\0"),    S("a\n"),     S("\xc3\xa4"), S("a:b"),
    };
    for (size_t i = 0; i < AIKEY_COUNT(valid); i++) {
        assert_row(aikey_id_is_valid(valid[i]), "refused: %s", valid[i].data);
    }
    for (size_t i = 0; i < AIKEY_COUNT(invalid); i++) {
        assert_row(!aikey_id_is_valid(invalid[i]), "accepted: %s", invalid[i].data);
    }
}

static void check_names(struct aikey_names names, const struct aikey_names *expected)
{
    assert_string_equal(names.env, expected->env);
    assert_string_equal(names.constant, expected->constant);
    assert_string_equal(names.option, expected->option);
    assert_string_equal(names.flag, expected->flag);
    assert_string_equal(names.record, expected->record);
}

TEST(names_are_derived_as_wordpress_does)
{
    char buffer[AIKEY_NAMES_SIZE];
    const struct aikey_names expected = {
        .env = "MY_PROXY_2_API_KEY",
        .constant = "MY_PROXY_2_API_KEY",
        .option = "connectors_ai_my_proxy_2_api_key",
        .flag = "api_key_verified_my-proxy_2",
        .record = "aikey_verification_my-proxy_2",
    };
    check_names(aikey_names_derive(S("my-proxy_2"), buffer), &expected);
}

TEST(names_of_the_longest_id_are_whole)
{
    char buffer[AIKEY_NAMES_SIZE];
    const struct aikey_names expected = {
        .env = "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX_API_KEY",
        .constant = "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX_API_KEY",
        .option = "connectors_ai_" X64 "_api_key",
        .flag = "api_key_verified_" X64,
        .record = "aikey_verification_" X64,
    };
    check_names(aikey_names_derive(S(X64), buffer), &expected);
}

/* Any visitor can send a header X-API-KEY, which web servers hand to PHP as HTTP_X_API_KEY. */
TEST(no_environment_variable_is_one_that_a_visitor_can_set)
{
    static const struct {
        struct aikey_slice id;
        const char *env;
    } rows[] = {
        {S("http_x"), ""},
        {S("http-x"), ""},
        {S("redirect_http_x"), ""},
        {S("redirect-redirect-http-x"), ""},
        {S("httpx"), "HTTPX_API_KEY"},
        {S("my_http_x"), "MY_HTTP_X_API_KEY"},
        {S("redirect_x"), "REDIRECT_X_API_KEY"},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        char buffer[AIKEY_NAMES_SIZE];
        struct aikey_names names = aikey_names_derive(rows[i].id, buffer);
        assert_string_equal(names.env, rows[i].env);
        assert_string_equal(names.sources[0], rows[i].env);
        assert_row(strlen(names.constant) > 0, "%s has no constant", rows[i].id.data);
    }
}

TEST(names_that_a_plugin_chose_are_kept)
{
    static const struct aikey_registration chosen[] = {
        {S("MY_KEY"), S("MY_CONSTANT"), S("my_plugin_key")},
        {S(""), S("WPCOM_API_KEY"), S("wordpress_api_key")},
        {S("_0"), S("My\\Plugin::KEY"), S("a.b[c]/d-e")},
        {S("HTTP_X"), S(""), S("connectors_ai_my_ai_api_key")},
        {S(X64 X64 X16), S(X64 X64 X16), S(X64 X64 X16 X16 X16 "xxxxxxxxxxxxxxx")},
    };
    for (size_t i = 0; i < AIKEY_COUNT(chosen); i++) {
        char buffer[AIKEY_NAMES_SIZE];
        struct aikey_names names;
        assert_row(aikey_names_accept(S("my-ai"), &chosen[i], buffer, &names), "row %zu", i);
        assert_string_equal(names.env, strcmp(chosen[i].env.data, "HTTP_X") == 0
                                           ? "" /* a visitor's */
                                           : chosen[i].env.data);
        const char *constant = chosen[i].constant.data;
        assert_string_equal(names.constant + (strchr(constant, ':') != NULL), constant);
        assert_true(strchr(constant, ':') == NULL || names.constant[0] == '\\');
        assert_string_equal(names.option, chosen[i].option.data);
        assert_string_equal(names.flag, "api_key_verified_my-ai");
        assert_string_equal(names.record, "aikey_verification_my-ai");
    }
}

TEST(names_that_cannot_hold_a_key_are_refused)
{
    static const struct aikey_registration chosen[] = {
        {S("A"), S("A"), S("")},
        {S("A=B"), S("A"), S("a")},
        {S("A\0"), S("A"), S("a")},
        {S("A B"), S("A"), S("a")},
        {S("\xc3\x84"), S("A"), S("a")},
        {S("A"), S("A\0"), S("a")},
        {S("A"), S("A-B"), S("a")},
        {S("A"), S("A"), S("a\0")},
        {S("A"), S("A"), S("a b")},
        {S("A"), S("A"), S("a ")},
        {S("A"), S("A"), S("a\n")},
        {S("A"), S("A"), S("\xc3\xa4")},
        {S("A"), S("A"), S(X64 X64 X16 X16 X16 X16)},
        {S(X64 X64 X64), S("A"), S("a")},
        {S("A"), S(X64 X64 X64), S("a")},
        {S("A"), S("A"), S("api_key_verified")},
        {S("A"), S("A"), S("Api_Key_Verified_mistral")},
        {S("A"), S("A"), S("aikey_verification_openai")},
        {S("A"), S("A"), S("AIKEY_verification_openai")},
        {S("A"), S("A"), S("connectors_ai_openai_api_key")},
        {S("A"), S("A"), S("Connectors_AI_Google_API_Key")},
    };
    for (size_t i = 0; i < AIKEY_COUNT(chosen); i++) {
        char buffer[AIKEY_NAMES_SIZE];
        struct aikey_names names;
        assert_row(!aikey_names_accept(S("my-ai"), &chosen[i], buffer, &names), "row %zu", i);
    }
}

TEST(a_connector_of_ours_may_be_registered_with_its_own_option)
{
    const struct aikey_registration chosen = {S("G"), S("G"), S("connectors_ai_google_api_key")};
    char buffer[AIKEY_NAMES_SIZE];
    struct aikey_names names;
    assert_true(aikey_names_accept(S("google"), &chosen, buffer, &names));
    assert_string_equal(names.env, "G");
}

TEST(openai_has_the_names_that_plugins_rely_on)
{
    const struct aikey_names expected = {
        .env = "OPENAI_API_KEY",
        .constant = "OPENAI_API_KEY",
        .option = "connectors_ai_openai_api_key",
        .flag = "api_key_verified",
        .record = "aikey_verification_openai",
    };
    check_names(aikey_names_built_in[AIKEY_CONNECTOR_openai], &expected);
}

TEST(each_row_has_names_as_wordpress_derives_them)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        const char *id = aikey_connectors[i].id;
        char buffer[AIKEY_NAMES_SIZE];
        struct aikey_names derived = aikey_names_derive(aikey_slice_of(id), buffer);
        assert_string_equal(aikey_names_built_in[i].env, derived.env);
        assert_string_equal(aikey_names_built_in[i].constant, derived.constant);
        assert_string_equal(aikey_names_built_in[i].option, derived.option);
        assert_string_equal(aikey_names_built_in[i].record, derived.record);
        assert_row(strlen(aikey_names_built_in[i].flag) > 0, "%s: no flag", id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_short_lower_case_words),
        cmocka_unit_test(names_are_derived_as_wordpress_does),
        cmocka_unit_test(names_of_the_longest_id_are_whole),
        cmocka_unit_test(no_environment_variable_is_one_that_a_visitor_can_set),
        cmocka_unit_test(names_that_a_plugin_chose_are_kept),
        cmocka_unit_test(names_that_cannot_hold_a_key_are_refused),
        cmocka_unit_test(a_connector_of_ours_may_be_registered_with_its_own_option),
        cmocka_unit_test(openai_has_the_names_that_plugins_rely_on),
        cmocka_unit_test(each_row_has_names_as_wordpress_derives_them),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
