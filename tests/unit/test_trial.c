#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/obtain.h"
#include "src/core/keys/trial.h"

#define S(text) AIKEY_SLICE_LITERAL(text)

static struct aikey_report run_with(const char *key, bool model_chosen)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_report report;
    subject.model_chosen = model_chosen;
    fake_provider_calls = 0;
    memory_io_init(&memory);
    aikey_report_init(&report, &subject);
    assert_int_equal(aikey_trial_run(&subject, &memory.io, aikey_slice_of(key), &report), AIKEY_OK);
    assert_int_equal(memory.changes, 0);
    return report;
}

static struct aikey_report run(const char *key)
{
    return run_with(key, false);
}

TEST(checks_say_what_each_part_of_the_way_gave)
{
    static const struct {
        const char *key;
        enum aikey_code code;
        enum aikey_check_result checks[AIKEY_CHECK_COUNT]; /* key, model, generation */
        int http_status;
    } rows[] = {
        {KEY_WORKING,
         AIKEY_CODE_connected,
         {AIKEY_RESULT_PASS, AIKEY_RESULT_PASS, AIKEY_RESULT_PASS},
         200},
        {KEY_RESTRICTED,
         AIKEY_CODE_connected,
         {AIKEY_RESULT_PASS, AIKEY_RESULT_PASS, AIKEY_RESULT_PASS},
         200},
        {KEY_WRONG,
         AIKEY_CODE_invalid_key,
         {AIKEY_RESULT_FAIL, AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_FAIL},
         401},
        {KEY_NO_CREDIT,
         AIKEY_CODE_insufficient_quota,
         {AIKEY_RESULT_PASS, AIKEY_RESULT_PASS, AIKEY_RESULT_FAIL},
         429},
        {KEY_LIMITED,
         AIKEY_CODE_rate_limited,
         {AIKEY_RESULT_PASS, AIKEY_RESULT_PASS, AIKEY_RESULT_UNKNOWN},
         429},
        {KEY_OUTAGE,
         AIKEY_CODE_timed_out,
         {AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_UNKNOWN},
         0},
        {KEY_HALF,
         AIKEY_CODE_invalid_key,
         {AIKEY_RESULT_FAIL, AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_UNKNOWN},
         401},
        {KEY_STOPPED,
         AIKEY_CODE_cancelled,
         {AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_UNKNOWN, AIKEY_RESULT_UNKNOWN},
         0},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_report report = run(rows[i].key);
        assert_row(report.code == rows[i].code, "%s: %s", rows[i].key,
                   aikey_outcome_get(report.code)->code);
        assert_row(report.http_status == rows[i].http_status, "%s: HTTP status %d", rows[i].key,
                   report.http_status);
        for (int check = 0; check < AIKEY_CHECK_COUNT; check++) {
            assert_row(report.checks[check].result == rows[i].checks[check], "%s: %s is %s",
                       rows[i].key, aikey_check_name((enum aikey_check_name)check),
                       aikey_check_result(report.checks[check].result));
        }
    }
}

TEST(facts_come_from_the_reply)
{
    struct aikey_report report = run(KEY_WORKING);
    assert_string_equal(report.organization, "an-organization");
    assert_string_equal(report.project, "proj_1");
    assert_string_equal(report.request_id, "req_1");
    assert_int_equal(report.input_tokens, 9);
    assert_int_equal(report.output_tokens, 2);
    assert_int_equal(report.retry_after, -1);
    assert_true(report.elapsed_ms > 6 && report.elapsed_ms < 8); /* that of the slower one */
    assert_int_equal(report.checks[AIKEY_CHECK_GENERATION].http_status, 200);
    assert_string_equal(report.checks[AIKEY_CHECK_GENERATION].code, "connected");
}

TEST(when_to_try_again_is_reported_if_that_can_help)
{
    assert_int_equal(run(KEY_LIMITED).retry_after, 20);
    assert_int_equal(run(KEY_NO_CREDIT).retry_after, -1);
    assert_int_equal(run(KEY_OUTAGE).retry_after, -1);
}

TEST(headers_that_give_the_key_away_are_left_out)
{
    struct aikey_report report = run(KEY_ECHOED);
    assert_string_equal(report.organization, "");
    assert_string_equal(report.project, "");
    assert_string_equal(report.request_id, "-012345-");
}

static const struct aikey_connector untestable = {.id = "my-ai", .name = "My AI"};

TEST(a_connector_that_cannot_be_tested_is_not_asked)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_report report;
    memory_io_init(&memory);
    aikey_report_init(&report, &subject);
    subject.connector = &untestable;
    fake_provider_calls = 0;
    assert_int_equal(aikey_trial_run(&subject, &memory.io, S("any key"), &report), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_no_probe);
    assert_int_equal(fake_provider_calls, 0);
    for (int check = 0; check < AIKEY_CHECK_COUNT; check++) {
        assert_int_equal(report.checks[check].result, AIKEY_RESULT_SKIPPED);
    }
}

/* What a test that must not be made finds. */
static enum aikey_code run_unasked(struct memory_io *memory, const struct aikey_subject *subject)
{
    struct aikey_report report;
    aikey_report_init(&report, subject);
    fake_provider_calls = 0;
    assert_int_equal(aikey_trial_run(subject, &memory->io, S("any key"), &report), AIKEY_OK);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(report.checks[AIKEY_CHECK_KEY].result, AIKEY_RESULT_SKIPPED);
    return report.code;
}

TEST(a_connector_that_the_server_does_not_allow_is_not_asked)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    subject.not_allowed = true;
    subject.tests_per_minute = 1;
    assert_int_equal(run_unasked(&memory, &subject), AIKEY_CODE_connector_not_allowed);
    assert_int_equal(memory.tests, 0);
}

TEST(no_more_tests_are_made_in_a_minute_than_the_server_allows)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_report report;
    memory_io_init(&memory);
    subject.tests_per_minute = 2;
    for (int i = 1; i <= 2; i++) {
        aikey_report_init(&report, &subject);
        assert_int_equal(aikey_trial_run(&subject, &memory.io, S(KEY_WORKING), &report), AIKEY_OK);
        assert_int_equal(report.code, AIKEY_CODE_connected);
        assert_int_equal(memory.tests, i);
    }
    assert_int_equal(run_unasked(&memory, &subject), AIKEY_CODE_too_many_tests);
    subject.tests_per_minute = 0;
    assert_int_equal(aikey_trial_run(&subject, &memory.io, S(KEY_WORKING), &report), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_connected);
}

static void check_obtained(struct memory_io *memory, const char *pasted, enum aikey_status status,
                           const char *expected, enum aikey_code code, enum aikey_source source)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice text = aikey_slice_of(pasted != NULL ? pasted : "");
    struct aikey_report report;
    struct aikey_secret key;
    char mask[AIKEY_MASK_MAX];
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(&report, &subject);
    enum aikey_status obtained =
        aikey_obtain_key(&subject, &memory->io, pasted != NULL ? &text : NULL, &key, &report);
    bool same = aikey_slice_equal(aikey_secret_slice(&key), aikey_slice_of(expected));
    aikey_secret_release(&key);
    assert_int_equal(obtained, status);
    assert_true(same);
    assert_int_equal(report.code, code);
    assert_int_equal(report.source, source);
    assert_int_equal(report.mask_len, aikey_mask_write(aikey_slice_of(expected), mask));
    assert_memory_equal(report.mask, mask, report.mask_len);
    bool rejected = aikey_outcome_get(code)->verdict == AIKEY_VERDICT_REJECTED;
    assert_int_equal(report.checks[AIKEY_CHECK_KEY].result,
                     rejected ? AIKEY_RESULT_FAIL : AIKEY_RESULT_SKIPPED);
}

TEST(a_pasted_key_is_cleaned)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory_put(&memory.env, KEY_OTHER);
    check_obtained(&memory, " \"" KEY_WORKING "\"\n", AIKEY_OK, KEY_WORKING, AIKEY_CODE_no_key,
                   AIKEY_SOURCE_NONE);
    check_obtained(&memory, "", AIKEY_ABSENT, "", AIKEY_CODE_empty_key, AIKEY_SOURCE_NONE);
    check_obtained(&memory, "sk-***abcd", AIKEY_ABSENT, "", AIKEY_CODE_masked_key,
                   AIKEY_SOURCE_NONE);
    check_obtained(&memory, "a b", AIKEY_ABSENT, "", AIKEY_CODE_malformed_key, AIKEY_SOURCE_NONE);
}

TEST(without_a_pasted_key_the_one_that_resolves_is_used)
{
    struct memory_io memory;
    memory_io_init(&memory);
    check_obtained(&memory, NULL, AIKEY_ABSENT, "", AIKEY_CODE_no_key, AIKEY_SOURCE_NONE);
    memory_put(&memory.key, KEY_WORKING "\n");
    check_obtained(&memory, NULL, AIKEY_OK, KEY_WORKING, AIKEY_CODE_no_key, AIKEY_SOURCE_DATABASE);
    memory_put(&memory.env, KEY_OTHER);
    check_obtained(&memory, NULL, AIKEY_OK, KEY_OTHER, AIKEY_CODE_no_key, AIKEY_SOURCE_ENV);
    memory_put(&memory.env, "sk-***abcd");
    check_obtained(&memory, NULL, AIKEY_ABSENT, "", AIKEY_CODE_masked_key, AIKEY_SOURCE_ENV);
}

TEST(names_are_those_of_the_contract)
{
    assert_string_equal(aikey_check_name(AIKEY_CHECK_KEY), "key");
    assert_string_equal(aikey_check_name(AIKEY_CHECK_MODEL), "model");
    assert_string_equal(aikey_check_name(AIKEY_CHECK_GENERATION), "generation");
    assert_string_equal(aikey_check_result(AIKEY_RESULT_PASS), "pass");
    assert_string_equal(aikey_check_result(AIKEY_RESULT_FAIL), "fail");
    assert_string_equal(aikey_check_result(AIKEY_RESULT_UNKNOWN), "unknown");
    assert_string_equal(aikey_check_result(AIKEY_RESULT_SKIPPED), "skipped");
}

TEST(a_server_without_the_path_is_asked_the_older_way)
{
    fake_provider_calls = 0;
    struct aikey_report report = run(KEY_OLD_SERVER);
    assert_int_equal(report.code, AIKEY_CODE_connected);
    assert_int_equal(report.http_status, 200);
    assert_int_equal(report.checks[AIKEY_CHECK_GENERATION].result, AIKEY_RESULT_PASS);
    assert_int_equal(report.input_tokens, 8);
    assert_int_equal(report.output_tokens, 1);
    assert_true(report.elapsed_ms == 5 + 4);
    assert_int_equal(fake_provider_calls, 2);
}

TEST(what_earlier_requests_took_counts_against_the_time_limit)
{
    (void)run(KEY_WORKING);
    assert_int_equal(fake_provider_timeout_ms, 20000);
    (void)run(KEY_OLD_SERVER);
    assert_int_equal(fake_provider_timeout_ms, 20000 - 5);
}

TEST(a_server_without_the_path_of_models_says_nothing_about_the_model)
{
    struct aikey_report report = run(KEY_NO_MODEL_PATH);
    assert_int_equal(report.code, AIKEY_CODE_rate_limited);
    assert_int_equal(report.checks[AIKEY_CHECK_MODEL].result, AIKEY_RESULT_UNKNOWN);
    assert_int_equal(report.checks[AIKEY_CHECK_KEY].result, AIKEY_RESULT_UNKNOWN);
}

TEST(if_the_model_does_not_exist_others_are_named)
{
    struct aikey_report report = run(KEY_NO_MODEL);
    assert_int_equal(report.code, AIKEY_CODE_model_not_found);
    assert_int_equal(report.models.count, 2);
    assert_string_equal(report.models.names[0], "gpt-4o");
    assert_string_equal(report.models.names[1], "gpt-4");
    assert_int_equal(run(KEY_NO_CREDIT).models.count, 0);
}

static bool has_hint(const struct aikey_report *report)
{
    return report->hints == 1U << AIKEY_HINT_DEFAULT_MODEL_UNAVAILABLE;
}

TEST(if_nobody_chose_the_model_another_one_is_tried)
{
    struct aikey_report report = run(KEY_RETIRED);
    assert_int_equal(report.code, AIKEY_CODE_connected);
    assert_string_equal(report.model, "gpt-4o");
    assert_true(has_hint(&report));
    assert_int_equal(report.models.count, 0);
    assert_int_equal(report.http_status, 200);
    assert_int_equal(report.output_tokens, 2);
    assert_string_equal(report.organization, "an-organization");
    for (int check = 0; check < AIKEY_CHECK_COUNT; check++) {
        assert_int_equal(report.checks[check].result, AIKEY_RESULT_PASS);
        assert_string_equal(report.checks[check].code, "connected");
        assert_int_equal(report.checks[check].http_status, 200);
    }
    assert_int_equal(fake_provider_calls, 3);
}

TEST(a_model_that_somebody_chose_is_never_replaced)
{
    struct aikey_report report = run_with(KEY_RETIRED, true);
    assert_int_equal(report.code, AIKEY_CODE_model_not_found);
    assert_string_equal(report.model, "gpt-4o-mini");
    assert_int_equal(report.hints, 0);
    assert_int_equal(report.models.count, 2);
    assert_int_equal(report.checks[AIKEY_CHECK_MODEL].result, AIKEY_RESULT_FAIL);
    assert_int_equal(fake_provider_calls, 2);
}

TEST(if_no_other_model_works_either_the_first_outcome_stays)
{
    struct aikey_report report = run(KEY_NO_MODEL);
    assert_int_equal(report.code, AIKEY_CODE_model_not_found);
    assert_string_equal(report.model, "gpt-4o-mini");
    assert_int_equal(report.hints, 0);
    assert_int_equal(report.http_status, 404);
    assert_int_equal(report.checks[AIKEY_CHECK_MODEL].result, AIKEY_RESULT_FAIL);
    assert_int_equal(fake_provider_calls, 3);
}

TEST(what_another_model_shows_about_the_key_counts)
{
    struct aikey_report report = run(KEY_RETIRED_POOR);
    assert_int_equal(report.code, AIKEY_CODE_insufficient_quota);
    assert_string_equal(report.model, "gpt-4o");
    assert_true(has_hint(&report));
    assert_int_equal(report.models.count, 0);
    assert_int_equal(report.http_status, 429);
    assert_int_equal(report.checks[AIKEY_CHECK_MODEL].result, AIKEY_RESULT_PASS);
    assert_int_equal(report.checks[AIKEY_CHECK_GENERATION].result, AIKEY_RESULT_FAIL);
}

TEST(the_time_limit_holds_for_all_requests_together)
{
    struct aikey_report report = run(KEY_RETIRED_SLOW);
    assert_int_equal(report.code, AIKEY_CODE_model_not_found);
    assert_int_equal(report.models.count, 2);
    assert_int_equal(fake_provider_timeout_ms, 20000 - 15000);
}

TEST(a_key_that_may_only_chat_works)
{
    struct aikey_report report = run(KEY_CHAT_ONLY);
    assert_int_equal(report.code, AIKEY_CODE_connected);
    assert_int_equal(report.checks[AIKEY_CHECK_GENERATION].result, AIKEY_RESULT_PASS);
    assert_int_equal(report.output_tokens, 1);
    assert_int_equal(fake_provider_calls, 2);
    assert_int_equal(run(KEY_NO_SCOPE).code, AIKEY_CODE_missing_scope);
    assert_int_equal(fake_provider_calls, 2);
}

TEST(a_list_of_models_takes_one_request)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_model_list models;
    memory_io_init(&memory);
    fake_provider_calls = 0;
    assert_int_equal(aikey_trial_list_models(&subject, &memory.io, S(KEY_RETIRED), &models),
                     AIKEY_OK);
    assert_int_equal(fake_provider_calls, 1);
    assert_int_equal(models.count, 3);
    assert_string_equal(models.names[0], "gpt-4o-mini");
    subject.site.ai_disabled = true;
    assert_int_equal(aikey_trial_list_models(&subject, &memory.io, S(KEY_RETIRED), &models),
                     AIKEY_OK);
    assert_int_equal(models.count, 0);
    assert_int_equal(fake_provider_calls, 1);
}

static struct aikey_report run_at(struct aikey_site site)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_report report;
    subject.site = site;
    memory_io_init(&memory);
    aikey_report_init(&report, &subject);
    assert_int_equal(aikey_trial_run(&subject, &memory.io, aikey_slice_of(KEY_WORKING), &report),
                     AIKEY_OK);
    return report;
}

TEST(a_site_that_forbids_it_makes_no_request)
{
    fake_provider_calls = 0;
    assert_int_equal(run_at((struct aikey_site){.ai_disabled = true}).code, AIKEY_CODE_ai_disabled);
    assert_int_equal(run_at((struct aikey_site){.block_external = true}).code,
                     AIKEY_CODE_blocked_by_site);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(
        run_at((struct aikey_site){.block_external = true, .accessible_hosts = S("*.openai.com")})
            .code,
        AIKEY_CODE_connected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checks_say_what_each_part_of_the_way_gave),
        cmocka_unit_test(facts_come_from_the_reply),
        cmocka_unit_test(when_to_try_again_is_reported_if_that_can_help),
        cmocka_unit_test(headers_that_give_the_key_away_are_left_out),
        cmocka_unit_test(a_connector_that_cannot_be_tested_is_not_asked),
        cmocka_unit_test(a_connector_that_the_server_does_not_allow_is_not_asked),
        cmocka_unit_test(no_more_tests_are_made_in_a_minute_than_the_server_allows),
        cmocka_unit_test(a_pasted_key_is_cleaned),
        cmocka_unit_test(without_a_pasted_key_the_one_that_resolves_is_used),
        cmocka_unit_test(names_are_those_of_the_contract),
        cmocka_unit_test(a_server_without_the_path_is_asked_the_older_way),
        cmocka_unit_test(what_earlier_requests_took_counts_against_the_time_limit),
        cmocka_unit_test(a_server_without_the_path_of_models_says_nothing_about_the_model),
        cmocka_unit_test(if_the_model_does_not_exist_others_are_named),
        cmocka_unit_test(if_nobody_chose_the_model_another_one_is_tried),
        cmocka_unit_test(a_model_that_somebody_chose_is_never_replaced),
        cmocka_unit_test(if_no_other_model_works_either_the_first_outcome_stays),
        cmocka_unit_test(what_another_model_shows_about_the_key_counts),
        cmocka_unit_test(the_time_limit_holds_for_all_requests_together),
        cmocka_unit_test(a_key_that_may_only_chat_works),
        cmocka_unit_test(a_list_of_models_takes_one_request),
        cmocka_unit_test(a_site_that_forbids_it_makes_no_request),
    };
    return cmocka_run_group_tests_name("trial", tests, NULL, NULL);
}
