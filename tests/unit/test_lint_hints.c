#include "support.h"

#include "src/core/keys/lint.h"

#include <string.h>

enum {
    NONE = 0,
    OTHER = 1 << AIKEY_HINT_OTHER_CONNECTOR,
    ADMIN = 1 << AIKEY_HINT_ADMIN_KEY,
    SHORT = 1 << AIKEY_HINT_SHORT_KEY,
    ORGANIZATION = 1 << AIKEY_HINT_ORGANIZATION_ID,
    PROJECT = 1 << AIKEY_HINT_PROJECT_ID,
    SESSION = 1 << AIKEY_HINT_SESSION_TOKEN,
};

TEST(hints_point_out_what_looks_odd_and_refuse_nothing)
{
    static const struct {
        const char *key, *connector;
        unsigned hints;
        bool elsewhere;
    } rows[] = {
        {"sk-proj-0123456789-0123456789-0123456789-0123456789-", "openai", NONE, false},
        {"sk-proj-0123456789-0123456789-0123456789-0123456789-", "anthropic", OTHER, true},
        {"sk-012345678901234567", "openai", SHORT, false},
        {"sk-admin-0123456789-0123456789-0123456789-0123456789", "openai", ADMIN, false},
        {"sk-ant-api03-0123456789-0123456789-0123456789", "openai", OTHER, true},
        {"sk-ant-api03-0123456789-0123456789-0123456789", "anthropic", NONE, false},
        {"sk-ant-admin01-short", "openai", OTHER | ADMIN | SHORT, true},
        {"AIzaSy012345678901234567890123456789012", "openai", OTHER, true},
        {"AIzaSy012345678901234567890123456789012", "google", NONE, false},
        {"AIzaSy01234567890123456789012345678901", "google", SHORT, false},
        {"0123456789abcdef0123456789abcdef", "openai", NONE, false},
        {"sk-0123456789-0123456789-0123456789-0123456789-0123", "mistral", OTHER, false},
        {"sk-0123456789-0123456789-0123456789-0123456789-0123", "my-gateway", NONE, false},
        {"gsk_0123456789-0123456789-0123456789-01234", "my-gateway", OTHER, false},
        {"gsk_0123456789-0123456789-0123456789-01234", "groq", NONE, false},
        {"org-0123456789012345678901", "openai", ORGANIZATION, false},
        {"proj_0123456789012345678901", "openai", PROJECT, false},
        {"sess-0123456789012345678901", "openai", SESSION, false},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_secret key;
        struct aikey_lint lint;
        aikey_secret_init(&key, AIKEY_KEY_MAX);
        enum aikey_status status =
            aikey_lint_key(aikey_slice_of(rows[i].key), aikey_slice_of(rows[i].connector),
                           "OPENAI_API_KEY", &key, &lint);
        aikey_secret_release(&key);
        assert_int_equal(status, AIKEY_OK);
        assert_row(lint.ok, "%s is refused for %s", rows[i].key, rows[i].connector);
        assert_row(lint.hints == rows[i].hints, "%s for %s: hints %x", rows[i].key,
                   rows[i].connector, lint.hints);
        assert_row(lint.elsewhere == rows[i].elsewhere, "%s for %s: %s asked about", rows[i].key,
                   rows[i].connector, lint.elsewhere ? "" : "not");
    }
}

TEST(hints_about_a_shape_name_the_maker)
{
    static const enum aikey_hint of_shape[] = {
        AIKEY_HINT_OTHER_CONNECTOR, AIKEY_HINT_ADMIN_KEY,  AIKEY_HINT_SHORT_KEY,
        AIKEY_HINT_ORGANIZATION_ID, AIKEY_HINT_PROJECT_ID, AIKEY_HINT_SESSION_TOKEN};
    char text[AIKEY_TEXT_SIZE];
    for (size_t i = 0; i < AIKEY_COUNT(of_shape); i++) {
        aikey_hint_text(of_shape[i], "Anthropic", text);
        assert_non_null(strstr(text, "Anthropic"));
    }
}

TEST(hints_and_cleaning_have_names)
{
    assert_string_equal(aikey_hint_code(AIKEY_HINT_OTHER_CONNECTOR), "other_connector");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_ADMIN_KEY), "admin_key");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_SHORT_KEY), "short_key");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_ORGANIZATION_ID), "organization_id");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_PROJECT_ID), "project_id");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_SESSION_TOKEN), "session_token");
    assert_string_equal(aikey_hint_code(AIKEY_HINT_NOT_SEALED), "not_sealed");
    assert_string_equal(aikey_cleaned_name(AIKEY_CLEANED_WHITE_SPACE), "white_space");
    assert_string_equal(aikey_cleaned_name(AIKEY_CLEANED_INVISIBLE), "invisible_characters");
    assert_string_equal(aikey_cleaned_name(AIKEY_CLEANED_QUOTES), "quotes");
    assert_string_equal(aikey_cleaned_name(AIKEY_CLEANED_PREFIX), "prefix");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hints_point_out_what_looks_odd_and_refuse_nothing),
        cmocka_unit_test(hints_about_a_shape_name_the_maker),
        cmocka_unit_test(hints_and_cleaning_have_names),
    };
    return cmocka_run_group_tests_name("lint: hints", tests, NULL, NULL);
}
