#include "support.h"

#include "src/core/provider/outcome.h"

#include <string.h>

/* The contract: users and checks rely on these codes and on the verdict of each. */
static const struct {
    const char *code;
    enum aikey_verdict verdict;
} contract[] = {
    {"connected", AIKEY_VERDICT_VALID},

    {"invalid_key", AIKEY_VERDICT_REJECTED},
    {"key_leaked", AIKEY_VERDICT_REJECTED},
    {"key_expired", AIKEY_VERDICT_REJECTED},
    {"account_deactivated", AIKEY_VERDICT_REJECTED},
    {"project_archived", AIKEY_VERDICT_REJECTED},
    {"empty_key", AIKEY_VERDICT_REJECTED},
    {"masked_key", AIKEY_VERDICT_REJECTED},
    {"malformed_key", AIKEY_VERDICT_REJECTED},
    {"not_a_key", AIKEY_VERDICT_REJECTED},

    {"insufficient_quota", AIKEY_VERDICT_BLOCKED},
    {"spend_limit", AIKEY_VERDICT_BLOCKED},
    {"request_too_large", AIKEY_VERDICT_BLOCKED},
    {"billing_not_active", AIKEY_VERDICT_BLOCKED},
    {"missing_scope", AIKEY_VERDICT_BLOCKED},
    {"permission_denied", AIKEY_VERDICT_BLOCKED},
    {"model_not_found", AIKEY_VERDICT_BLOCKED},
    {"model_not_allowed", AIKEY_VERDICT_BLOCKED},
    {"organization_unverified", AIKEY_VERDICT_BLOCKED},
    {"organization_mismatch", AIKEY_VERDICT_BLOCKED},
    {"project_mismatch", AIKEY_VERDICT_BLOCKED},
    {"wrong_region", AIKEY_VERDICT_BLOCKED},
    {"ip_not_allowed", AIKEY_VERDICT_BLOCKED},
    {"unsupported_country", AIKEY_VERDICT_BLOCKED},
    {"service_disabled", AIKEY_VERDICT_BLOCKED},

    {"rate_limited", AIKEY_VERDICT_UNKNOWN},
    {"provider_unavailable", AIKEY_VERDICT_UNKNOWN},
    {"dns_failed", AIKEY_VERDICT_UNKNOWN},
    {"connect_failed", AIKEY_VERDICT_UNKNOWN},
    {"timed_out", AIKEY_VERDICT_UNKNOWN},
    {"tls_failed", AIKEY_VERDICT_UNKNOWN},
    {"proxy_failed", AIKEY_VERDICT_UNKNOWN},
    {"blocked_by_site", AIKEY_VERDICT_UNKNOWN},
    {"ai_disabled", AIKEY_VERDICT_UNKNOWN},
    {"connector_not_allowed", AIKEY_VERDICT_UNKNOWN},
    {"too_many_tests", AIKEY_VERDICT_UNKNOWN},
    {"unexpected_reply", AIKEY_VERDICT_UNKNOWN},
    {"request_refused", AIKEY_VERDICT_UNKNOWN},
    {"other_provider", AIKEY_VERDICT_UNKNOWN},
    {"cancelled", AIKEY_VERDICT_UNKNOWN},
    {"no_key", AIKEY_VERDICT_UNKNOWN},
    {"untested", AIKEY_VERDICT_UNKNOWN},
    {"no_probe", AIKEY_VERDICT_UNKNOWN},
    {"shadowed", AIKEY_VERDICT_UNKNOWN},
    {"seal_unavailable", AIKEY_VERDICT_UNKNOWN},
    {"other_tenant", AIKEY_VERDICT_UNKNOWN},
    {"store_failed", AIKEY_VERDICT_UNKNOWN},
};

TEST(codes_and_verdicts_are_those_of_the_contract)
{
    for (size_t i = 0; i < AIKEY_COUNT(contract); i++) {
        const struct aikey_outcome *outcome = aikey_outcome_find(aikey_slice_of(contract[i].code));
        assert_row(outcome != NULL, "%s is missing", contract[i].code);
        assert_row(outcome->verdict == contract[i].verdict, "%s is %s", contract[i].code,
                   aikey_verdict_name(outcome->verdict));
    }
    assert_int_equal(AIKEY_CODE_COUNT, AIKEY_COUNT(contract));
}

TEST(a_code_is_the_name_of_its_number)
{
    for (size_t i = 0; i < AIKEY_CODE_COUNT; i++) {
        const struct aikey_outcome *outcome = aikey_outcome_get((enum aikey_code)i);
        assert_ptr_equal(aikey_outcome_find(aikey_slice_of(outcome->code)), outcome);
    }
    assert_string_equal(aikey_outcome_get(AIKEY_CODE_store_failed)->code, "store_failed");
    assert_null(aikey_outcome_find(aikey_slice_of("")));
    assert_null(aikey_outcome_find(aikey_slice_of("Connected")));
    assert_null(aikey_outcome_find(AIKEY_SLICE_LITERAL("connected\0")));
}

TEST(verdicts_have_the_names_of_the_contract)
{
    assert_string_equal(aikey_verdict_name(AIKEY_VERDICT_VALID), "valid");
    assert_string_equal(aikey_verdict_name(AIKEY_VERDICT_REJECTED), "rejected");
    assert_string_equal(aikey_verdict_name(AIKEY_VERDICT_BLOCKED), "blocked");
    assert_string_equal(aikey_verdict_name(AIKEY_VERDICT_UNKNOWN), "unknown");
}

static void check_text(const char *code, const char *text, const char *provider)
{
    char out[AIKEY_TEXT_SIZE];
    aikey_outcome_text(text, provider, "a-connector", out);
    assert_row(strlen(out) > 0, "%s says nothing", code);
    assert_row(strlen(out) < AIKEY_TEXT_SIZE - 1, "%s is cut off: %s", code, out);
    assert_row(out[strlen(out) - 1] == '.' || strcmp(code, "connected") == 0,
               "%s does not end as a sentence: %s", code, out);
    assert_row(strpbrk(out, "{}") == NULL, "%s keeps a placeholder: %s", code, out);
}

TEST(each_code_says_what_is_wrong_and_what_to_do)
{
    for (size_t i = 0; i < AIKEY_CODE_COUNT; i++) {
        const struct aikey_outcome *outcome = aikey_outcome_get((enum aikey_code)i);
        check_text(outcome->code, outcome->message, "A Provider");
        if (outcome->verdict != AIKEY_VERDICT_VALID) {
            check_text(outcome->code, outcome->fix, "A Provider");
        }
        assert_row(outcome->links[0] < AIKEY_LINK_COUNT, "%s has a link of no kind", outcome->code);
    }
    const struct aikey_outcome *connected = aikey_outcome_get(AIKEY_CODE_connected);
    assert_string_equal(connected->message, "Connected successfully");
    assert_string_equal(connected->fix, "");
}

/* An API that is on in every account needs no page for switching it on. */
TEST(a_fix_on_the_site_of_a_provider_has_its_link)
{
    for (size_t i = 0; i < AIKEY_CODE_COUNT; i++) {
        const struct aikey_outcome *outcome = aikey_outcome_get((enum aikey_code)i);
        for (size_t c = 0; c < AIKEY_CONNECTOR_COUNT; c++) {
            for (size_t l = 0; l < AIKEY_OUTCOME_LINKS; l++) {
                enum aikey_link link = outcome->links[l];
                assert_row(link == AIKEY_LINK_NONE || link == AIKEY_LINK_SERVICE ||
                               aikey_connectors[c].links[link] != NULL,
                           "%s of %s leads nowhere", outcome->code, aikey_connectors[c].id);
            }
        }
        assert_row(outcome->verdict != AIKEY_VERDICT_REJECTED ||
                       outcome->links[0] == AIKEY_LINK_CREDENTIALS,
                   "%s does not lead to a new key", outcome->code);
    }
    const struct aikey_outcome *quota = aikey_outcome_get(AIKEY_CODE_insufficient_quota);
    assert_int_equal(quota->links[0], AIKEY_LINK_BILLING);
    assert_int_equal(quota->links[1], AIKEY_LINK_SPEND);
    const struct aikey_outcome *limit = aikey_outcome_get(AIKEY_CODE_spend_limit);
    assert_int_equal(limit->links[0], AIKEY_LINK_SPEND);
    assert_int_equal(limit->links[1], AIKEY_LINK_BILLING);
    const struct aikey_outcome *connected = aikey_outcome_get(AIKEY_CODE_connected);
    assert_int_equal(connected->links[0], AIKEY_LINK_NONE);
    assert_int_equal(connected->links[1], AIKEY_LINK_NONE);
}

TEST(placeholders_are_filled_wherever_they_are)
{
    static const struct {
        const char *text, *filled;
    } rows[] = {
        {"", ""},
        {"{provider}", "OpenAI"},
        {"{connector}{provider}", "openaiOpenAI"},
        {"Ask {provider} about {connector}, {provider}!", "Ask OpenAI about openai, OpenAI!"},
        {"{model} {provider {PROVIDER} provider}", "{model} {provider {PROVIDER} provider}"},
        {"100 %s {", "100 %s {"},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        char out[AIKEY_TEXT_SIZE];
        aikey_outcome_text(rows[i].text, "OpenAI", "openai", out);
        assert_string_equal(out, rows[i].filled);
    }
}

TEST(a_filled_value_is_not_filled_again)
{
    char out[AIKEY_TEXT_SIZE];
    aikey_outcome_text("{provider}", "{connector}", "openai", out);
    assert_string_equal(out, "{connector}");
}

TEST(what_does_not_fit_is_cut_off)
{
    char longer[AIKEY_TEXT_SIZE + 100];
    memset(longer, 'x', sizeof(longer) - 1);
    longer[sizeof(longer) - 1] = '\0';

    const char *const texts[] = {longer, "{provider}", "{connector}{connector}"};
    for (size_t i = 0; i < AIKEY_COUNT(texts); i++) {
        char out[AIKEY_TEXT_SIZE];
        aikey_outcome_text(texts[i], longer, longer, out);
        assert_int_equal(strlen(out), AIKEY_TEXT_SIZE - 1);
        assert_memory_equal(out, longer, AIKEY_TEXT_SIZE - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_and_verdicts_are_those_of_the_contract),
        cmocka_unit_test(a_code_is_the_name_of_its_number),
        cmocka_unit_test(verdicts_have_the_names_of_the_contract),
        cmocka_unit_test(each_code_says_what_is_wrong_and_what_to_do),
        cmocka_unit_test(a_fix_on_the_site_of_a_provider_has_its_link),
        cmocka_unit_test(placeholders_are_filled_wherever_they_are),
        cmocka_unit_test(a_filled_value_is_not_filled_again),
        cmocka_unit_test(what_does_not_fit_is_cut_off),
    };
    return cmocka_run_group_tests_name("outcome", tests, NULL, NULL);
}
