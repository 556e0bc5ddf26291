/* The key that is stored already: tested again, looked up, forgotten. */
#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/verify.h"

#include <stdio.h>
#include <string.h>

static struct aikey_report report;

/* `pasted` NULL: the key that resolves. */
static enum aikey_status save(struct memory_io *memory, const char *pasted)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = aikey_slice_of(pasted != NULL ? pasted : "");
    memory_restart(memory);
    fake_provider_calls = 0;
    return aikey_verify_save(&subject, &memory->io, pasted != NULL ? &key : NULL, false, &report);
}

static struct aikey_standing standing_of(struct memory_io *memory)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_standing standing;
    assert_int_equal(aikey_verify_standing(&subject, &memory->io, &standing), AIKEY_OK);
    return standing;
}

static enum aikey_status forget(struct memory_io *memory)
{
    struct aikey_subject subject = fake_provider_subject();
    return aikey_verify_forget(&subject, &memory->io);
}

/* What a second test does to the verification of a key, by verdict. */
static const struct {
    const char *key;
    enum aikey_code code;
    bool verified;
    const char *log;
} again[] = {
    {KEY_WORKING, AIKEY_CODE_connected, true, "record=connected "},
    {KEY_WRONG, AIKEY_CODE_invalid_key, false, "flag=0 record=invalid_key flag=0 "},
    {KEY_NO_CREDIT, AIKEY_CODE_insufficient_quota, false,
     "flag=0 record=insufficient_quota flag=0 "},
    {KEY_LIMITED, AIKEY_CODE_rate_limited, true, ""},
    {KEY_OUTAGE, AIKEY_CODE_timed_out, true, ""},
    {KEY_STOPPED, AIKEY_CODE_cancelled, true, ""},
};

static void check_again(size_t row, bool pasted)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory_put_verified(&memory, again[row].key);
    assert_int_equal(save(&memory, pasted ? again[row].key : NULL), AIKEY_OK);
    assert_row(report.code == again[row].code, "%s: %s", again[row].key,
               aikey_outcome_get(report.code)->code);
    assert_row(report.verified == again[row].verified, "%s: verified", again[row].key);
    assert_row(strcmp(memory.log, again[row].log) == 0, "%s: %s", again[row].key, memory.log);
    assert_true(memory_holds(&memory.key, again[row].key));
    assert_true(memory_holds(&memory.flag, again[row].verified ? "1" : "0"));
    assert_false(report.kept_previous);
    assert_int_equal(report.source, AIKEY_SOURCE_DATABASE);
    assert_int_equal(report.saved, pasted);
}

TEST(a_test_of_the_stored_key_updates_its_verification_and_never_the_key)
{
    for (size_t i = 0; i < AIKEY_COUNT(again); i++) {
        check_again(i, false);
    }
}

TEST(the_stored_key_pasted_again_counts_as_none_pasted)
{
    for (size_t i = 0; i < AIKEY_COUNT(again); i++) {
        check_again(i, true);
    }
}

TEST(a_key_from_elsewhere_is_verified_where_it_is)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory_put(&memory.env, KEY_WORKING "\n");
    assert_int_equal(save(&memory, NULL), AIKEY_OK);
    assert_true(report.verified);
    assert_false(report.saved);
    assert_int_equal(report.source, AIKEY_SOURCE_ENV);
    assert_string_equal(memory.record.source, "env");
    assert_string_equal(memory.log, "record=connected flag=1 ");
    assert_false(memory.key.there);
}

TEST(without_a_key_there_is_nothing_to_test)
{
    struct memory_io memory;
    memory_io_init(&memory);
    assert_int_equal(save(&memory, NULL), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_no_key);
    assert_int_equal(report.source, AIKEY_SOURCE_NONE);
    assert_false(report.verified);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(memory.changes, 0);
}

/* Plugins get the key with its quotes, so it does not matter that another string would work. */
TEST(a_test_of_the_stored_key_is_about_the_string_that_resolves)
{
    static const char *const stored[] = {"\"" KEY_WORKING "\"", "Bearer " KEY_WORKING};
    for (size_t i = 0; i < AIKEY_COUNT(stored); i++) {
        struct memory_io memory;
        memory_io_init(&memory);
        memory_put(&memory.key, stored[i]);
        assert_int_equal(save(&memory, NULL), AIKEY_OK);
        bool is_valid = aikey_outcome_get(report.code)->verdict == AIKEY_VERDICT_VALID;
        assert_row(is_valid == report.verified, "%s: %s", stored[i],
                   aikey_outcome_get(report.code)->code);
    }
}

/* Something wrote a mask over a verified key. */
TEST(a_stored_value_that_cannot_be_a_key_is_no_longer_verified)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    memory_put(&memory.key, "***");
    assert_int_equal(save(&memory, NULL), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_masked_key);
    assert_false(report.verified);
    assert_int_equal(fake_provider_calls, 0);
    assert_true(memory_holds(&memory.key, "***"));
    assert_true(memory_holds(&memory.flag, "0"));
}

TEST(a_test_alone_writes_nothing)
{
    for (size_t i = 0; i < AIKEY_COUNT(again); i++) {
        struct aikey_subject subject = fake_provider_subject();
        struct aikey_slice key = aikey_slice_of(again[i].key);
        struct memory_io memory;
        memory_io_init(&memory);
        memory_put_verified(&memory, KEY_OTHER);
        assert_int_equal(aikey_verify_test(&subject, &memory.io, &key, &report), AIKEY_OK);
        assert_int_equal(report.code, again[i].code);
        assert_int_equal(memory.changes, 0);
        assert_true(report.verified); /* the stored key, as before */
        assert_false(report.saved);
    }
}

TEST(standing_is_about_exactly_the_key_that_resolves_now)
{
    struct memory_io memory;
    memory_io_init(&memory);
    assert_int_equal(standing_of(&memory).source, AIKEY_SOURCE_NONE);
    assert_false(standing_of(&memory).tested);

    memory_put_verified(&memory, KEY_WORKING);
    struct aikey_standing standing = standing_of(&memory);
    assert_true(standing.tested && standing.verified);
    assert_int_equal(standing.source, AIKEY_SOURCE_DATABASE);
    assert_memory_equal(standing.mask + standing.mask_len - 4, "abcd", 4);

    memory_put(&memory.key, KEY_OTHER);
    assert_false(standing_of(&memory).tested || standing_of(&memory).verified);
    memory_put(&memory.key, KEY_WORKING);
    assert_true(standing_of(&memory).verified);
    memory_put(&memory.env, KEY_OTHER);
    assert_false(standing_of(&memory).tested || standing_of(&memory).verified);
}

TEST(a_key_tested_elsewhere_or_found_unfit_is_not_verified)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_standing standing;
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    subject.base_url = "https://gateway.test/v1";
    assert_int_equal(aikey_verify_standing(&subject, &memory.io, &standing), AIKEY_OK);
    assert_false(standing.tested || standing.verified);

    strcpy(memory.record.verdict, "blocked");
    assert_true(standing_of(&memory).tested);
    assert_false(standing_of(&memory).verified);
    memory.record.fingerprint[0] = '\0';
    assert_false(standing_of(&memory).tested);
}

TEST(forgetting_leaves_nothing)
{
    struct memory_io memory;
    memory_io_init(&memory);
    assert_int_equal(forget(&memory), AIKEY_OK);

    memory_put_verified(&memory, KEY_WORKING);
    assert_int_equal(forget(&memory), AIKEY_OK);
    assert_false(memory.key.there || memory.flag.there || memory.has_record);
}

TEST(forgetting_keeps_the_verification_of_a_key_that_still_resolves)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    memory_put(&memory.env, KEY_WORKING);
    assert_int_equal(forget(&memory), AIKEY_OK);
    assert_false(memory.key.there);
    assert_true(standing_of(&memory).verified);
    assert_true(memory_holds(&memory.flag, "1"));

    memory_put(&memory.env, KEY_OTHER);
    assert_int_equal(forget(&memory), AIKEY_OK);
    assert_false(memory.flag.there || memory.has_record);
}

TEST(a_key_that_cannot_be_deleted_keeps_its_verification)
{
    static const enum aikey_status failures[] = {AIKEY_FAILED, AIKEY_INTERRUPTED};
    for (size_t i = 0; i < 2 * AIKEY_COUNT(failures); i++) {
        struct memory_io memory, old;
        int change = 1 + (int)i % 2; /* the flag goes first, then the key */
        memory_io_init(&memory);
        memory_put_verified(&memory, KEY_WORKING);
        old = memory;
        memory_fail(&memory, change, 0, failures[i / 2]);
        assert_int_equal(forget(&memory), failures[i / 2]);
        assert_true(memory_equal(&memory, &old));
    }
}

/* Tests the stored key again, after a verification with another model. */
static const char *tested_model(const char *verdict, const char *key, const char *model,
                                bool model_chosen)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_RETIRED);
    snprintf(memory.record.verdict, sizeof(memory.record.verdict), "%s", verdict);
    snprintf(memory.record.model, sizeof(memory.record.model), "%s", model);
    memory_put(&memory.key, key);
    subject.model_chosen = model_chosen;
    fake_provider_calls = 0;
    assert_int_equal(aikey_verify_save(&subject, &memory.io, NULL, false, &report), AIKEY_OK);
    assert_string_equal(memory.record.model, report.model);
    return report.model;
}

TEST(a_key_is_tested_again_with_the_model_that_it_was_verified_with)
{
    assert_string_equal(tested_model("valid", KEY_RETIRED, "gpt-5", false), "gpt-5");
    assert_int_equal(report.code, AIKEY_CODE_connected);
    assert_int_equal(report.hints, 0);
    assert_int_equal(fake_provider_calls, 1);
}

TEST(the_model_of_a_verification_counts_for_nothing_else)
{
    /* Somebody chose another model; the key did not work with it; it is about another key; it is
     * not a model. */
    assert_string_equal(tested_model("valid", KEY_RETIRED, "gpt-5", true), "gpt-4o-mini");
    assert_int_equal(report.code, AIKEY_CODE_model_not_found);
    assert_string_equal(tested_model("blocked", KEY_RETIRED, "gpt-5", false), "gpt-4o");
    assert_string_equal(tested_model("valid", KEY_WORKING, "gpt-5", false), "gpt-4o-mini");
    assert_string_equal(tested_model("valid", KEY_RETIRED, "\"", false), "gpt-4o");
}

TEST(a_site_that_wants_the_default_model_gets_it)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    memory_io_init(&memory);
    memory_put_verified(&memory, KEY_WORKING);
    snprintf(memory.record.model, sizeof(memory.record.model), "gpt-5");
    subject.wants_default = true;
    assert_int_equal(aikey_verify_test(&subject, &memory.io, NULL, &report), AIKEY_OK);
    assert_string_equal(report.model, "gpt-4o-mini");
    assert_int_equal(report.code, AIKEY_CODE_connected);
}

TEST(the_model_of_a_verification_can_be_replaced)
{
    assert_string_equal(tested_model("valid", KEY_RETIRED, "gpt-4o-mini", false), "gpt-4o");
    assert_int_equal(report.code, AIKEY_CODE_connected);
    assert_int_equal(report.hints, 1U << AIKEY_HINT_DEFAULT_MODEL_UNAVAILABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_test_of_the_stored_key_updates_its_verification_and_never_the_key),
        cmocka_unit_test(the_stored_key_pasted_again_counts_as_none_pasted),
        cmocka_unit_test(a_key_from_elsewhere_is_verified_where_it_is),
        cmocka_unit_test(without_a_key_there_is_nothing_to_test),
        cmocka_unit_test(a_test_of_the_stored_key_is_about_the_string_that_resolves),
        cmocka_unit_test(a_stored_value_that_cannot_be_a_key_is_no_longer_verified),
        cmocka_unit_test(a_test_alone_writes_nothing),
        cmocka_unit_test(standing_is_about_exactly_the_key_that_resolves_now),
        cmocka_unit_test(a_key_tested_elsewhere_or_found_unfit_is_not_verified),
        cmocka_unit_test(forgetting_leaves_nothing),
        cmocka_unit_test(forgetting_keeps_the_verification_of_a_key_that_still_resolves),
        cmocka_unit_test(a_key_that_cannot_be_deleted_keeps_its_verification),
        cmocka_unit_test(a_key_is_tested_again_with_the_model_that_it_was_verified_with),
        cmocka_unit_test(the_model_of_a_verification_counts_for_nothing_else),
        cmocka_unit_test(a_site_that_wants_the_default_model_gets_it),
        cmocka_unit_test(the_model_of_a_verification_can_be_replaced),
    };
    return cmocka_run_group_tests_name("verify: the stored key", tests, NULL, NULL);
}
