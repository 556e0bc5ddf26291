#include "memory_io.h"
#include "support.h"

#include "src/core/keys/store.h"

#include <string.h>

static const struct aikey_names *const names = &aikey_names_built_in[AIKEY_CONNECTOR_openai];

static const struct aikey_record valid = {
    .verdict = "valid", .code = "connected", .fingerprint = "new", .time = 2};
static const struct aikey_record blocked = {
    .verdict = "blocked", .code = "insufficient_quota", .fingerprint = "new", .time = 2};
static const struct aikey_record old_valid = {
    .verdict = "valid", .code = "connected", .fingerprint = "old", .time = 1};

static void init_empty(struct memory_io *memory)
{
    memory_io_init(memory);
}

static void init_verified(struct memory_io *memory)
{
    memory_io_init(memory);
    memory_put(&memory->key, "old");
    memory_put(&memory->flag, "1");
    memory->record = old_valid;
    memory->has_record = true;
}

static void init_unverified(struct memory_io *memory)
{
    init_verified(memory);
    memory_put(&memory->flag, "0");
    memory->record = blocked;
}

/* A key that aikey did not store. */
static void init_foreign(struct memory_io *memory)
{
    memory_io_init(memory);
    memory_put(&memory->key, "old");
}

static const struct {
    const char *name;
    void (*init)(struct memory_io *memory);
    const char *key; /* NULL: leave it */
    const struct aikey_record *record;
    const char *log;
} rows[] = {
    {"first key, valid", init_empty, "new", &valid, "key=new record=connected flag=1 "},
    {"first key, blocked", init_empty, "new", &blocked,
     "key=new record=insufficient_quota flag=0 "},
    {"verified, another valid", init_verified, "new", &valid,
     "flag=0 key=new record=connected flag=1 "},
    {"verified, another blocked", init_verified, "new", &blocked,
     "flag=0 key=new record=insufficient_quota flag=0 "},
    {"unverified, another valid", init_unverified, "new", &valid,
     "key=new record=connected flag=1 "},
    {"foreign, another valid", init_foreign, "new", &valid, "key=new record=connected flag=1 "},
    {"verified again", init_verified, NULL, &valid, "record=connected "},
    {"no longer verified", init_verified, NULL, &blocked,
     "flag=0 record=insufficient_quota flag=0 "},
    {"verified at last", init_unverified, NULL, &valid, "record=connected flag=1 "},
    {"still not verified", init_unverified, NULL, &blocked, "record=insufficient_quota flag=0 "},
};

static enum aikey_status apply(size_t row, struct memory_io *memory)
{
    struct aikey_slice key = aikey_slice_of(rows[row].key != NULL ? rows[row].key : "");
    return aikey_store_change(names, &memory->io, rows[row].key != NULL ? &key : NULL,
                              rows[row].record);
}

/* The key first, then the record, and the flag last; a flag that is up comes down before that. */
TEST(writes_come_in_an_order_that_a_crash_cannot_turn_into_a_lie)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct memory_io memory;
        rows[i].init(&memory);
        assert_int_equal(apply(i, &memory), AIKEY_OK);
        assert_row(strcmp(memory.log, rows[i].log) == 0, "%s: %s", rows[i].name, memory.log);
        assert_row(memory_holds(&memory.flag, rows[i].record == &valid ? "1" : "0"), "%s: flag",
                   rows[i].name);
        assert_row(memory_holds(&memory.key, rows[i].key != NULL ? "new" : "old"), "%s: key",
                   rows[i].name);
        assert_row(strcmp(memory.record.fingerprint, "new") == 0, "%s: record", rows[i].name);
    }
}

static int changes_of(size_t row)
{
    struct memory_io memory;
    rows[row].init(&memory);
    assert_int_equal(apply(row, &memory), AIKEY_OK);
    return memory.changes;
}

/* Each write of each row fails in turn, in every way. */
TEST(a_write_that_fails_leaves_everything_as_it_was)
{
    static const enum aikey_status failures[] = {AIKEY_FAILED, AIKEY_INTERRUPTED, AIKEY_NOMEM};
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct memory_io before;
        rows[i].init(&before);
        for (int write = 1; write <= changes_of(i); write++) {
            for (size_t f = 0; f < AIKEY_COUNT(failures); f++) {
                struct memory_io memory;
                rows[i].init(&memory);
                memory_fail(&memory, write, 0, failures[f]);
                assert_int_equal(apply(i, &memory), failures[f]);
                assert_row(memory_equal(&memory, &before), "%s, write %d fails: %s", rows[i].name,
                           write, memory.log);
            }
        }
    }
}

static bool is_whole(const struct memory_io *memory, const char *key, const char *fingerprint)
{
    return memory_holds(&memory->key, key) && memory->has_record &&
           strcmp(memory->record.fingerprint, fingerprint) == 0;
}

/* If the store goes down, nothing can be put back. Even then the flag must not be up without a key
 * and the record about it. */
TEST(a_store_that_goes_down_never_leaves_a_flag_that_lies)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        for (int write = 1; write <= changes_of(i); write++) {
            for (int more = 0; more <= 4; more++) {
                struct memory_io memory;
                rows[i].init(&memory);
                memory_fail(&memory, write, more, AIKEY_FAILED);
                assert_int_equal(apply(i, &memory), AIKEY_FAILED);
                assert_row(!memory_holds(&memory.flag, "1") || is_whole(&memory, "old", "old"),
                           "%s, write %d and %d more fail: %s", rows[i].name, write, more,
                           memory.log);
            }
        }
    }
}

TEST(what_was_there_that_cannot_be_read_is_not_overwritten)
{
    for (int read = 1; read <= 3; read++) {
        struct memory_io memory, before;
        init_verified(&memory);
        init_verified(&before);
        memory.failing_read = read;
        memory.failure = AIKEY_INTERRUPTED;
        assert_int_equal(apply(2, &memory), AIKEY_INTERRUPTED);
        assert_int_equal(memory.changes, 0);
        assert_true(memory_equal(&memory, &before));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_come_in_an_order_that_a_crash_cannot_turn_into_a_lie),
        cmocka_unit_test(a_write_that_fails_leaves_everything_as_it_was),
        cmocka_unit_test(a_store_that_goes_down_never_leaves_a_flag_that_lies),
        cmocka_unit_test(what_was_there_that_cannot_be_read_is_not_overwritten),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
