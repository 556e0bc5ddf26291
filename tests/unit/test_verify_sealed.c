/* Save & Test with sealing on, and with keys that do not open. */
#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/verify.h"

static struct aikey_report report;

static enum aikey_status save(struct memory_io *memory, const char *pasted, bool replace)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = aikey_slice_of(pasted != NULL ? pasted : "");
    fake_provider_calls = 0;
    return aikey_verify_save(&subject, &memory->io, pasted != NULL ? &key : NULL, replace, &report);
}

static void prepare(struct memory_io *memory, bool opens)
{
    memory_io_init(memory);
    memory->io.sealing = AIKEY_SEALING_ON;
    assert_int_equal(save(memory, KEY_WORKING, false), AIKEY_OK);
    assert_true(memory_holds(&memory->key, MEMORY_SEALED KEY_WORKING));
    memory->cant_open = !opens;
    memory_restart(memory);
}

TEST(a_sealed_key_is_as_good_as_any)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_standing standing;
    prepare(&memory, true);
    assert_int_equal(aikey_verify_standing(&subject, &memory.io, &standing), AIKEY_OK);
    assert_true(standing.verified);
    assert_false(standing.sealed_off);
    assert_int_equal(save(&memory, KEY_NO_CREDIT, false), AIKEY_OK);
    assert_true(report.kept_previous);
    assert_true(memory_holds(&memory.key, MEMORY_SEALED KEY_WORKING));
}

/* It may well work, once the keyring is back. */
static const struct {
    const char *pasted;
    bool replace;
    enum aikey_code code;
    const char *key; /* stored afterwards */
    bool saved, kept_previous;
} over_closed[] = {
    {KEY_OTHER, false, AIKEY_CODE_connected, MEMORY_SEALED KEY_OTHER, true, false},
    {KEY_WRONG, false, AIKEY_CODE_invalid_key, MEMORY_SEALED KEY_WORKING, false, false},
    {KEY_NO_CREDIT, false, AIKEY_CODE_insufficient_quota, MEMORY_SEALED KEY_WORKING, false, true},
    {KEY_OUTAGE, false, AIKEY_CODE_timed_out, MEMORY_SEALED KEY_WORKING, false, true},
    {KEY_NO_CREDIT, true, AIKEY_CODE_insufficient_quota, MEMORY_SEALED KEY_NO_CREDIT, true, false},
    {NULL, false, AIKEY_CODE_seal_unavailable, MEMORY_SEALED KEY_WORKING, false, false},
};

TEST(a_key_that_does_not_open_counts_as_verified)
{
    for (size_t i = 0; i < AIKEY_COUNT(over_closed); i++) {
        struct memory_io memory;
        prepare(&memory, false);
        assert_int_equal(save(&memory, over_closed[i].pasted, over_closed[i].replace), AIKEY_OK);
        assert_row(report.code == over_closed[i].code, "row %zu: %s", i,
                   aikey_outcome_get(report.code)->code);
        assert_row(memory_holds(&memory.key, over_closed[i].key), "row %zu: stored", i);
        assert_row(report.saved == over_closed[i].saved, "row %zu: saved", i);
        assert_row(report.kept_previous == over_closed[i].kept_previous, "row %zu: kept", i);
    }
}

TEST(a_key_that_does_not_open_leaves_everything_as_it_is)
{
    struct memory_io memory, before;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_standing standing;
    prepare(&memory, false);
    before = memory;
    assert_int_equal(save(&memory, NULL, false), AIKEY_OK);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(memory.changes, 0);
    assert_true(memory_equal(&memory, &before));
    assert_int_equal(report.source, AIKEY_SOURCE_DATABASE);
    assert_int_equal(aikey_verify_standing(&subject, &memory.io, &standing), AIKEY_OK);
    assert_true(standing.sealed_off);
    assert_false(standing.verified);
    assert_int_equal(standing.source, AIKEY_SOURCE_DATABASE);
}

TEST(nothing_is_stored_in_the_clear_and_no_request_is_made_in_vain)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory.io.sealing = AIKEY_SEALING_UNAVAILABLE;
    assert_int_equal(save(&memory, KEY_WORKING, true), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_seal_unavailable);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(memory.changes, 0);
    assert_false(report.saved);
}

TEST(nothing_is_stored_for_a_tenant_that_the_process_does_not_have)
{
    for (int replace = 0; replace < 2; replace++) {
        struct memory_io memory, before;
        prepare(&memory, false);
        memory.io.sealing = AIKEY_SEALING_OTHER_TENANT;
        before = memory;
        assert_int_equal(save(&memory, KEY_OTHER, replace), AIKEY_OK);
        assert_int_equal(report.code, AIKEY_CODE_other_tenant);
        assert_int_equal(fake_provider_calls, 0);
        assert_int_equal(memory.changes, 0);
        assert_true(memory_equal(&memory, &before));
        assert_false(report.saved);
    }
}

/* The other tenant stores its key while the test is under way. */
TEST(what_another_tenant_stores_meanwhile_stays)
{
    struct memory_io memory, before;
    prepare(&memory, false);
    memory.seal_problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT;
    before = memory;
    assert_int_equal(save(&memory, KEY_OTHER, false), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_other_tenant);
    assert_true(memory_equal(&memory, &before));
    assert_false(report.saved);
}

TEST(a_key_that_does_not_open_says_whether_it_is_because_of_the_tenant)
{
    for (int problem = AIKEY_SEAL_PROBLEM_NONE + 1; problem < AIKEY_SEAL_PROBLEM_COUNT; problem++) {
        struct memory_io memory;
        prepare(&memory, false);
        memory.seal_problem = (enum aikey_seal_problem)problem;
        bool of_tenant = problem == AIKEY_SEAL_PROBLEM_OTHER_TENANT ||
                         problem == AIKEY_SEAL_PROBLEM_TENANT_REFUSED ||
                         problem == AIKEY_SEAL_PROBLEM_NO_TENANT;
        assert_int_equal(save(&memory, NULL, false), AIKEY_OK);
        assert_row(report.code ==
                       (of_tenant ? AIKEY_CODE_other_tenant : AIKEY_CODE_seal_unavailable),
                   "%s: %s", aikey_seal_problem_name(memory.seal_problem),
                   aikey_outcome_get(report.code)->code);
    }
}

TEST(a_key_is_stored_in_the_clear_if_others_would_get_it_sealed)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory.io.sealing = AIKEY_SEALING_NOT_HERE;
    assert_int_equal(save(&memory, KEY_WORKING, false), AIKEY_OK);
    assert_true(memory_holds(&memory.key, KEY_WORKING));
    assert_int_equal(report.hints, 1U << AIKEY_HINT_NOT_SEALED);
    assert_int_equal(save(&memory, KEY_WRONG, false), AIKEY_OK);
    assert_int_equal(report.hints, 0); /* nothing was stored */
}

TEST(a_key_from_before_is_sealed_when_it_is_pasted_again)
{
    struct memory_io memory;
    memory_io_init(&memory);
    assert_int_equal(save(&memory, KEY_WORKING, false), AIKEY_OK);
    memory.io.sealing = AIKEY_SEALING_ON;
    assert_int_equal(save(&memory, NULL, false), AIKEY_OK);
    assert_true(memory_holds(&memory.key, KEY_WORKING)); /* not pasted, so not written */
    assert_int_equal(save(&memory, KEY_WORKING, false), AIKEY_OK);
    assert_true(memory_holds(&memory.key, MEMORY_SEALED KEY_WORKING));
    assert_true(report.verified);
}

TEST(what_was_sealed_is_put_back_sealed)
{
    for (int change = 1; change <= 4; change++) {
        for (int opens = 0; opens < 2; opens++) {
            struct memory_io memory, before;
            prepare(&memory, opens);
            before = memory;
            memory_fail(&memory, change, 0, AIKEY_FAILED);
            assert_int_equal(save(&memory, KEY_OTHER, false), AIKEY_OK);
            bool failed = memory.changes >= change && report.code == AIKEY_CODE_store_failed;
            assert_row(!failed || memory_equal(&memory, &before), "change %d", change);
            assert_row(failed || change > 3, "change %d did not fail", change);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sealed_key_is_as_good_as_any),
        cmocka_unit_test(a_key_that_does_not_open_counts_as_verified),
        cmocka_unit_test(a_key_that_does_not_open_leaves_everything_as_it_is),
        cmocka_unit_test(nothing_is_stored_in_the_clear_and_no_request_is_made_in_vain),
        cmocka_unit_test(nothing_is_stored_for_a_tenant_that_the_process_does_not_have),
        cmocka_unit_test(what_another_tenant_stores_meanwhile_stays),
        cmocka_unit_test(a_key_that_does_not_open_says_whether_it_is_because_of_the_tenant),
        cmocka_unit_test(a_key_is_stored_in_the_clear_if_others_would_get_it_sealed),
        cmocka_unit_test(a_key_from_before_is_sealed_when_it_is_pasted_again),
        cmocka_unit_test(what_was_sealed_is_put_back_sealed),
    };
    return cmocka_run_group_tests_name("verify_sealed", tests, NULL, NULL);
}
