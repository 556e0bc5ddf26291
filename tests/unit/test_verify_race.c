/* What others on the site do while a key is tested. */
#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/verify.h"

static struct aikey_report report;

static enum aikey_status save(struct memory_io *memory, const char *pasted)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = aikey_slice_of(pasted != NULL ? pasted : "");
    return aikey_verify_save(&subject, &memory->io, pasted != NULL ? &key : NULL, false, &report);
}

static void another_key_verified(struct memory_io *memory)
{
    memory_put_verified(memory, KEY_OTHER);
}

static void environment_changed(struct memory_io *memory)
{
    memory_put(&memory->env, KEY_OTHER);
}

TEST(a_key_that_was_verified_meanwhile_is_not_replaced_by_a_worse_one)
{
    static const char *const worse[] = {KEY_NO_CREDIT, KEY_LIMITED, KEY_OUTAGE, KEY_WRONG};
    for (size_t i = 0; i < AIKEY_COUNT(worse); i++) {
        struct memory_io memory;
        memory_io_init(&memory);
        memory.meanwhile = another_key_verified;
        assert_int_equal(save(&memory, worse[i]), AIKEY_OK);
        assert_row(memory_holds(&memory.key, KEY_OTHER) && memory_holds(&memory.flag, "1") &&
                       report.verified && !report.saved,
                   "%s took its place", worse[i]);
    }
}

TEST(a_verdict_about_a_key_that_is_gone_is_not_recorded)
{
    static const char *const keys[] = {KEY_WORKING, KEY_WRONG, KEY_NO_CREDIT};
    for (size_t i = 0; i < AIKEY_COUNT(keys); i++) {
        struct memory_io memory;
        memory_io_init(&memory);
        memory_put(&memory.key, keys[i]);
        memory.meanwhile = another_key_verified;
        assert_int_equal(save(&memory, NULL), AIKEY_OK);
        assert_row(memory.changes == 0 && report.verified, "%s: written", keys[i]);
    }
}

TEST(that_there_was_no_key_is_not_held_against_one_that_was_saved_meanwhile)
{
    static const char *const none[] = {NULL, " ", "Bearer " KEY_WORKING};
    for (size_t i = 0; i < AIKEY_COUNT(none); i++) {
        struct memory_io memory;
        memory_io_init(&memory);
        if (none[i] != NULL) {
            memory_put(&memory.key, none[i]);
        }
        memory.meanwhile = another_key_verified;
        assert_int_equal(save(&memory, NULL), AIKEY_OK);
        assert_row(memory.changes == 0 && memory_holds(&memory.flag, "1") && report.verified,
                   "row %zu: no longer verified", i);
    }
}

TEST(a_key_that_shadows_meanwhile_is_not_taken_for_the_pasted_one)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory.meanwhile = environment_changed;
    assert_int_equal(save(&memory, KEY_WORKING), AIKEY_OK);
    assert_false(report.verified);
}

TEST(everything_is_written_under_one_lock)
{
    struct memory_io memory;
    memory_io_init(&memory);
    assert_int_equal(save(&memory, KEY_WORKING), AIKEY_OK);
    assert_int_equal(memory.locks, 1);
    assert_false(memory.locked);
    assert_int_equal(save(&memory, KEY_NO_CREDIT), AIKEY_OK);
    assert_int_equal(memory.locks, 2);
    assert_false(memory.locked);
}

TEST(without_the_lock_nothing_is_written)
{
    struct memory_io memory;
    memory_io_init(&memory);
    memory.lock_fails = AIKEY_FAILED;
    assert_int_equal(save(&memory, KEY_WORKING), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_store_failed);
    memory.lock_fails = AIKEY_INTERRUPTED;
    assert_int_equal(save(&memory, KEY_WORKING), AIKEY_INTERRUPTED);
    assert_int_equal(memory.changes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_that_was_verified_meanwhile_is_not_replaced_by_a_worse_one),
        cmocka_unit_test(a_verdict_about_a_key_that_is_gone_is_not_recorded),
        cmocka_unit_test(that_there_was_no_key_is_not_held_against_one_that_was_saved_meanwhile),
        cmocka_unit_test(a_key_that_shadows_meanwhile_is_not_taken_for_the_pasted_one),
        cmocka_unit_test(everything_is_written_under_one_lock),
        cmocka_unit_test(without_the_lock_nothing_is_written),
    };
    return cmocka_run_group_tests_name("verify: others meanwhile", tests, NULL, NULL);
}
