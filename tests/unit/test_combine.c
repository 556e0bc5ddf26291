#include "support.h"

#include "src/core/provider/diagnose.h"

#include <string.h>

/* What both probes together say, for every pair of codes. A row is what the probe of the model
 * says. Its letters stand for what the generation says, in the order of outcomes.def, grouped by
 * verdict: valid, rejected, blocked, unknown. g: the generation decides, m: the model.
 *
 * So a listing alone proves nothing, a restricted key may generate but not read, and a wrong key is
 * wrong even if the other request got no reply. */
static const struct {
    enum aikey_code model;
    const char *outcomes;
} rows[] = {
    /* clang-format off */
    {AIKEY_CODE_connected, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_invalid_key, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_key_leaked, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_key_expired, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_account_deactivated, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_project_archived, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_empty_key, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_masked_key, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_malformed_key, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_not_a_key, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_insufficient_quota, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_spend_limit, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_request_too_large, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_billing_not_active, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_missing_scope, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_permission_denied, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_model_not_found, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_model_not_allowed, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_organization_unverified, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_organization_mismatch, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_project_mismatch, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_wrong_region, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_ip_not_allowed, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_unsupported_country, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_service_disabled, "g ggggggggg ggggggggggggggg mmmmmmmmmmmmmmmmmmmmmm"},
    {AIKEY_CODE_rate_limited, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_provider_unavailable, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_dns_failed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_connect_failed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_timed_out, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_tls_failed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_proxy_failed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_blocked_by_site, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_ai_disabled, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_connector_not_allowed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_too_many_tests, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_unexpected_reply, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_request_refused, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_other_provider, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_cancelled, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_no_key, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_untested, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_no_probe, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_shadowed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_seal_unavailable, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_other_tenant, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    {AIKEY_CODE_store_failed, "g ggggggggg ggggggggggggggg gggggggggggggggggggggg"},
    /* clang-format on */
};

TEST(two_probes_become_one_outcome)
{
    assert_int_equal(AIKEY_COUNT(rows), AIKEY_CODE_COUNT);
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        enum aikey_code model = rows[i].model;
        assert_int_equal(model, i);
        int generation = 0;
        for (const char *cell = rows[i].outcomes; *cell != '\0'; cell++) {
            if (*cell == ' ') {
                assert_int_not_equal(aikey_outcome_get((enum aikey_code)generation)->verdict,
                                     aikey_outcome_get((enum aikey_code)(generation - 1))->verdict);
                continue;
            }
            enum aikey_code outcome = aikey_diagnose_combine(model, (enum aikey_code)generation);
            assert_row(outcome == (*cell == 'm' ? model : (enum aikey_code)generation),
                       "model %s, generation %s: %s", aikey_outcome_get(model)->code,
                       aikey_outcome_get((enum aikey_code)generation)->code,
                       aikey_outcome_get(outcome)->code);
            generation++;
        }
        assert_int_equal(generation, AIKEY_CODE_COUNT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_probes_become_one_outcome)};
    return cmocka_run_group_tests_name("combine", tests, NULL, NULL);
}
