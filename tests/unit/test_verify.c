/* Save & Test with a pasted key: the policy. For the key that is stored already, see
 * test_verify_stored.c. */
#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/verify.h"

#define MASKED "sk-\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2yzab"

static struct aikey_report report;

static enum aikey_status save(struct memory_io *memory, const char *pasted, bool replace)
{
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = aikey_slice_of(pasted);
    fake_provider_calls = 0;
    return aikey_verify_save(&subject, &memory->io, &key, replace, &report);
}

/* What was stored before. */
enum before { NOTHING, FOREIGN, UNVERIFIED, VERIFIED };

static void prepare(struct memory_io *memory, enum before before)
{
    memory_io_init(memory);
    if (before == FOREIGN) { /* not stored by aikey */
        memory_put(&memory->key, KEY_LIMITED);
    } else if (before == UNVERIFIED) {
        assert_int_equal(save(memory, KEY_LIMITED, false), AIKEY_OK);
    } else if (before == VERIFIED) {
        assert_int_equal(save(memory, KEY_WORKING, false), AIKEY_OK);
    }
    memory_restart(memory);
}

/* The one rule: a verified key is only ever replaced by a key that verifies; otherwise a key that
 * was not rejected is stored, unverified; a rejected key is never stored. */
static const struct {
    enum before before;
    const char *pasted;
    bool replace;
    enum aikey_code code;
    const char *key; /* stored afterwards; NULL: none */
    bool saved, verified, kept_previous;
} policy[] = {
    {NOTHING, KEY_WORKING, false, AIKEY_CODE_connected, KEY_WORKING, true, true, false},
    {NOTHING, KEY_RESTRICTED, false, AIKEY_CODE_connected, KEY_RESTRICTED, true, true, false},
    {NOTHING, KEY_WRONG, false, AIKEY_CODE_invalid_key, NULL, false, false, false},
    {NOTHING, KEY_HALF, false, AIKEY_CODE_invalid_key, NULL, false, false, false},
    {NOTHING, MASKED, false, AIKEY_CODE_masked_key, NULL, false, false, false},
    {NOTHING, "", false, AIKEY_CODE_empty_key, NULL, false, false, false},
    {NOTHING, "a b", false, AIKEY_CODE_malformed_key, NULL, false, false, false},
    {NOTHING, KEY_NO_CREDIT, false, AIKEY_CODE_insufficient_quota, KEY_NO_CREDIT, true, false,
     false},
    {NOTHING, KEY_OUTAGE, false, AIKEY_CODE_timed_out, KEY_OUTAGE, true, false, false},

    {FOREIGN, KEY_WORKING, false, AIKEY_CODE_connected, KEY_WORKING, true, true, false},
    {FOREIGN, KEY_WRONG, false, AIKEY_CODE_invalid_key, KEY_LIMITED, false, false, false},
    {FOREIGN, KEY_OUTAGE, false, AIKEY_CODE_timed_out, KEY_OUTAGE, true, false, false},

    {UNVERIFIED, KEY_WORKING, false, AIKEY_CODE_connected, KEY_WORKING, true, true, false},
    {UNVERIFIED, KEY_WRONG, false, AIKEY_CODE_invalid_key, KEY_LIMITED, false, false, false},
    {UNVERIFIED, MASKED, false, AIKEY_CODE_masked_key, KEY_LIMITED, false, false, false},
    {UNVERIFIED, KEY_NO_CREDIT, false, AIKEY_CODE_insufficient_quota, KEY_NO_CREDIT, true, false,
     false},
    {UNVERIFIED, KEY_OUTAGE, false, AIKEY_CODE_timed_out, KEY_OUTAGE, true, false, false},

    {VERIFIED, KEY_OTHER, false, AIKEY_CODE_connected, KEY_OTHER, true, true, false},
    {VERIFIED, KEY_WRONG, false, AIKEY_CODE_invalid_key, KEY_WORKING, false, true, false},
    {VERIFIED, MASKED, false, AIKEY_CODE_masked_key, KEY_WORKING, false, true, false},
    {VERIFIED, "", false, AIKEY_CODE_empty_key, KEY_WORKING, false, true, false},
    {VERIFIED, KEY_NO_CREDIT, false, AIKEY_CODE_insufficient_quota, KEY_WORKING, false, true, true},
    {VERIFIED, KEY_LIMITED, false, AIKEY_CODE_rate_limited, KEY_WORKING, false, true, true},
    {VERIFIED, KEY_OUTAGE, false, AIKEY_CODE_timed_out, KEY_WORKING, false, true, true},

    {VERIFIED, KEY_OTHER, true, AIKEY_CODE_connected, KEY_OTHER, true, true, false},
    {VERIFIED, KEY_WRONG, true, AIKEY_CODE_invalid_key, KEY_WORKING, false, true, false},
    {VERIFIED, MASKED, true, AIKEY_CODE_masked_key, KEY_WORKING, false, true, false},
    {VERIFIED, KEY_NO_CREDIT, true, AIKEY_CODE_insufficient_quota, KEY_NO_CREDIT, true, false,
     false},
    {VERIFIED, KEY_OUTAGE, true, AIKEY_CODE_timed_out, KEY_OUTAGE, true, false, false},
};

TEST(a_verdict_decides_what_is_stored)
{
    for (size_t i = 0; i < AIKEY_COUNT(policy); i++) {
        struct memory_io memory;
        prepare(&memory, policy[i].before);
        assert_int_equal(save(&memory, policy[i].pasted, policy[i].replace), AIKEY_OK);
        assert_row(report.code == policy[i].code, "row %zu: %s", i,
                   aikey_outcome_get(report.code)->code);
        assert_row(policy[i].key != NULL ? memory_holds(&memory.key, policy[i].key)
                                         : !memory.key.there,
                   "row %zu: another key is stored", i);
        assert_row(report.saved == policy[i].saved, "row %zu: saved", i);
        assert_row(report.verified == policy[i].verified, "row %zu: verified", i);
        assert_row(report.kept_previous == policy[i].kept_previous, "row %zu: kept_previous", i);
        assert_row(memory_holds(&memory.flag, "1") == policy[i].verified, "row %zu: flag", i);
    }
}

TEST(what_is_not_stored_changes_nothing)
{
    for (size_t i = 0; i < AIKEY_COUNT(policy); i++) {
        struct memory_io memory;
        prepare(&memory, policy[i].before);
        assert_int_equal(save(&memory, policy[i].pasted, policy[i].replace), AIKEY_OK);
        assert_row(policy[i].saved == (memory.changes > 0), "row %zu: %s", i, memory.log);
    }
}

TEST(what_was_found_is_recorded)
{
    struct memory_io memory;
    prepare(&memory, NOTHING);
    assert_int_equal(save(&memory, " " KEY_NO_CREDIT "\n", false), AIKEY_OK);
    assert_string_equal(memory.record.verdict, "blocked");
    assert_string_equal(memory.record.code, "insufficient_quota");
    assert_string_equal(memory.record.model, "gpt-4o-mini");
    assert_string_equal(memory.record.base_url, "https://api.openai.com/v1");
    assert_string_equal(memory.record.organization, "an-organization");
    assert_string_equal(memory.record.project, "proj_1");
    assert_string_equal(memory.record.source, "database");
    assert_int_equal(memory.record.time, MEMORY_TIME);
    assert_int_equal(report.source, AIKEY_SOURCE_DATABASE);
}

TEST(a_fatal_lint_makes_no_request)
{
    struct memory_io memory;
    prepare(&memory, NOTHING);
    assert_int_equal(save(&memory, MASKED, false), AIKEY_OK);
    assert_int_equal(fake_provider_calls, 0);
    assert_int_equal(save(&memory, KEY_WORKING, false), AIKEY_OK);
    assert_int_equal(fake_provider_calls, 1);
}

TEST(a_test_that_was_stopped_writes_nothing)
{
    for (enum before before = NOTHING; before <= VERIFIED; before++) {
        struct memory_io memory;
        prepare(&memory, before);
        assert_int_equal(save(&memory, KEY_STOPPED, true), AIKEY_OK);
        assert_int_equal(report.code, AIKEY_CODE_cancelled);
        assert_false(report.saved);
        assert_int_equal(memory.changes, 0);
    }
}

TEST(a_key_that_something_stronger_shadows_is_not_tested)
{
    for (enum aikey_source source = AIKEY_SOURCE_ENV; source <= AIKEY_SOURCE_CONSTANT; source++) {
        struct memory_io memory;
        prepare(&memory, VERIFIED);
        memory_put(source == AIKEY_SOURCE_ENV ? &memory.env : &memory.constant, KEY_OTHER);
        assert_int_equal(save(&memory, KEY_WORKING, true), AIKEY_OK);
        assert_int_equal(report.code, AIKEY_CODE_shadowed);
        assert_int_equal(report.source, source);
        assert_false(report.saved);
        assert_false(report.verified);
        assert_int_equal(fake_provider_calls, 0);
        assert_int_equal(memory.changes, 0);
    }
}

TEST(white_space_in_the_environment_shadows_nothing)
{
    struct memory_io memory;
    prepare(&memory, NOTHING);
    memory_put(&memory.env, " \n");
    assert_int_equal(save(&memory, KEY_WORKING, false), AIKEY_OK);
    assert_true(report.saved && report.verified);
}

static const struct aikey_connector untestable = {.id = "my-ai", .name = "My AI"};

TEST(a_connector_that_cannot_be_tested_gets_its_key_unverified)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = AIKEY_SLICE_LITERAL(KEY_WORKING);
    memory_io_init(&memory);
    subject.connector = &untestable;
    assert_int_equal(aikey_verify_save(&subject, &memory.io, &key, false, &report), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_no_probe);
    assert_true(report.saved);
    assert_false(report.verified);
    assert_true(memory_holds(&memory.key, KEY_WORKING));
    assert_true(memory_holds(&memory.flag, "0"));
}

TEST(no_key_is_saved_for_a_connector_that_the_server_does_not_allow)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = AIKEY_SLICE_LITERAL(KEY_WORKING);
    memory_io_init(&memory);
    subject.not_allowed = true;
    assert_int_equal(aikey_verify_save(&subject, &memory.io, &key, true, &report), AIKEY_OK);
    assert_int_equal(report.code, AIKEY_CODE_connector_not_allowed);
    assert_false(report.saved);
    assert_int_equal(memory.changes, 0);
}

static int changes_of(enum before before)
{
    struct memory_io memory;
    prepare(&memory, before);
    assert_int_equal(save(&memory, KEY_OTHER, false), AIKEY_OK);
    return memory.changes;
}

TEST(a_store_that_fails_leaves_what_was_there)
{
    for (enum before before = NOTHING; before <= VERIFIED; before++) {
        for (int write = 1; write <= changes_of(before); write++) {
            struct memory_io memory, old;
            prepare(&memory, before);
            old = memory;
            memory_fail(&memory, write, 0, AIKEY_FAILED);
            assert_int_equal(save(&memory, KEY_OTHER, false), AIKEY_OK);
            assert_int_equal(report.code, AIKEY_CODE_store_failed);
            assert_false(report.saved);
            assert_int_equal(report.verified, before == VERIFIED);
            assert_row(memory_equal(&memory, &old), "write %d: %s", write, memory.log);
        }
    }
}

TEST(an_interruption_in_a_write_leaves_what_was_there)
{
    for (enum before before = NOTHING; before <= VERIFIED; before++) {
        for (int write = 1; write <= changes_of(before); write++) {
            struct memory_io memory, old;
            prepare(&memory, before);
            old = memory;
            memory_fail(&memory, write, 0, AIKEY_INTERRUPTED);
            assert_int_equal(save(&memory, KEY_OTHER, false), AIKEY_INTERRUPTED);
            assert_row(memory_equal(&memory, &old), "write %d: %s", write, memory.log);
        }
    }
}

/* Each read throws in turn, until none is left. */
static void interrupt_reads(const char *key)
{
    enum aikey_status status = AIKEY_INTERRUPTED;
    for (int read = 1; status == AIKEY_INTERRUPTED; read++) {
        struct memory_io memory, old;
        prepare(&memory, VERIFIED);
        old = memory;
        memory.failing_read = read;
        memory.failure = AIKEY_INTERRUPTED;
        status = save(&memory, key, false);
        bool is_done = memory_holds(&memory.key, key) && memory_holds(&memory.flag, "1");
        assert_row(is_done || memory_equal(&memory, &old), "read %d: %s", read, memory.log);
        assert_row(status == (memory.reads < read ? AIKEY_OK : AIKEY_INTERRUPTED),
                   "read %d of %d: status %d", read, memory.reads, (int)status);
    }
}

TEST(an_interruption_in_a_read_loses_no_key_and_is_passed_on)
{
    interrupt_reads(KEY_OTHER);
    interrupt_reads(KEY_NO_CREDIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_decides_what_is_stored),
        cmocka_unit_test(what_is_not_stored_changes_nothing),
        cmocka_unit_test(what_was_found_is_recorded),
        cmocka_unit_test(a_fatal_lint_makes_no_request),
        cmocka_unit_test(a_test_that_was_stopped_writes_nothing),
        cmocka_unit_test(a_key_that_something_stronger_shadows_is_not_tested),
        cmocka_unit_test(white_space_in_the_environment_shadows_nothing),
        cmocka_unit_test(a_connector_that_cannot_be_tested_gets_its_key_unverified),
        cmocka_unit_test(no_key_is_saved_for_a_connector_that_the_server_does_not_allow),
        cmocka_unit_test(a_store_that_fails_leaves_what_was_there),
        cmocka_unit_test(an_interruption_in_a_write_leaves_what_was_there),
        cmocka_unit_test(an_interruption_in_a_read_loses_no_key_and_is_passed_on),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
