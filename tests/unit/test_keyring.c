#include "support.h"

#include "src/core/vault/keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define A "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
#define B "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
#define FOUR A "\n" A "\n" A "\n" A "\n"

static const struct {
    const char *text;
    size_t count;
    enum aikey_keyring_fault fault;
    int line;
} rows[] = {
    {A, 1, AIKEY_KEYRING_FAULT_NONE, 0},
    {A "\n", 1, AIKEY_KEYRING_FAULT_NONE, 0},
    {A "\r\n" B "\r\n", 2, AIKEY_KEYRING_FAULT_NONE, 0},
    {"# new\n\n  " B " # of 2026\n" A "\n\n", 2, AIKEY_KEYRING_FAULT_NONE, 0},
    {FOUR FOUR FOUR FOUR, 16, AIKEY_KEYRING_FAULT_NONE, 0},
    {FOUR FOUR FOUR FOUR "\n" B, 0, AIKEY_KEYRING_FAULT_TOO_MANY, 18},
    {"", 0, AIKEY_KEYRING_FAULT_EMPTY, 0},
    {"\n# none\n", 0, AIKEY_KEYRING_FAULT_EMPTY, 0},
    {A "\nnonsense\n" B, 0, AIKEY_KEYRING_FAULT_BAD_LINE, 2},
    {A A, 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1},
    {A " " B, 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1},
    {"AAAA", 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1}, /* too few bytes */
    {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1},
    {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1},
    {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=", 0, AIKEY_KEYRING_FAULT_BAD_LINE, 1},
};

static bool is_wiped(const struct aikey_keyring *keyring)
{
    static const struct aikey_keyring none;
    return memcmp(keyring, &none, sizeof(none)) == 0;
}

TEST(a_keyring_has_one_key_per_line)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        struct aikey_keyring keyring;
        struct aikey_keyring_report report;
        memset(&keyring, '?', sizeof(keyring));
        enum aikey_status status =
            aikey_keyring_parse(aikey_slice_of(rows[i].text), &keyring, &report);
        assert_row(status ==
                           (rows[i].fault == AIKEY_KEYRING_FAULT_NONE ? AIKEY_OK : AIKEY_INVALID) &&
                       keyring.count == rows[i].count && report.fault == rows[i].fault &&
                       report.line == rows[i].line,
                   "row %zu: %zu keys, %s, line %d", i, keyring.count,
                   aikey_keyring_explain(report.fault), report.line);
        assert_row(status == AIKEY_OK || is_wiped(&keyring), "row %zu leaves keys behind", i);
    }
}

TEST(keys_keep_their_order)
{
    struct aikey_keyring keyring;
    struct aikey_keyring_report report;
    assert_int_equal(aikey_keyring_parse(AIKEY_SLICE_LITERAL(B "\n" A), &keyring, &report),
                     AIKEY_OK);
    assert_int_equal(keyring.masters[0][0], 1);
    assert_int_equal(keyring.masters[0][31], 1);
    assert_int_equal(keyring.masters[1][0], 0);
}

/* The number that a file opened now would have. */
static int next_descriptor(void)
{
    int next = dup(STDIN_FILENO);
    assert_true(next >= 0);
    close(next);
    return next;
}

static enum aikey_keyring_fault fault_of(const char *path)
{
    struct aikey_keyring keyring;
    struct aikey_keyring_report report;
    int next = next_descriptor();
    enum aikey_status status = aikey_keyring_read(path, &keyring, &report);
    assert_int_equal(next_descriptor(), next);
    assert_int_equal(status, report.fault == AIKEY_KEYRING_FAULT_NONE ? AIKEY_OK : AIKEY_INVALID);
    return report.fault;
}

static char folder[] = "/tmp/aikey-keyring-XXXXXX";
static char path[64];

static void write_file(const char *text, size_t len)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

TEST(the_file_is_its_owners_alone)
{
    static const struct {
        mode_t mode;
        enum aikey_keyring_fault fault;
    } modes[] = {
        {0600, AIKEY_KEYRING_FAULT_NONE},    {0400, AIKEY_KEYRING_FAULT_NONE},
        {0640, AIKEY_KEYRING_FAULT_NONE},    {0440, AIKEY_KEYRING_FAULT_NONE},
        {0644, AIKEY_KEYRING_FAULT_EXPOSED}, {0604, AIKEY_KEYRING_FAULT_EXPOSED},
        {0602, AIKEY_KEYRING_FAULT_EXPOSED}, {0620, AIKEY_KEYRING_FAULT_EXPOSED},
        {0660, AIKEY_KEYRING_FAULT_EXPOSED}, {0666, AIKEY_KEYRING_FAULT_EXPOSED},
    };
    write_file(A "\n", sizeof(A));
    for (size_t i = 0; i < AIKEY_COUNT(modes); i++) {
        assert_int_equal(chmod(path, modes[i].mode), 0);
        assert_row(fault_of(path) == modes[i].fault, "%o: %s", (unsigned)modes[i].mode,
                   aikey_keyring_explain(fault_of(path)));
    }
    assert_int_equal(chmod(path, 0600), 0);
}

/* Otherwise reading would never end. */
TEST(an_error_from_before_counts_for_nothing)
{
    write_file(A "\n", sizeof(A));
    assert_int_equal(chmod(path, 0600), 0);
    errno = EINTR;
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_NONE);
}

TEST(the_file_of_another_user_is_refused)
{
    if (geteuid() != 0) {
        print_message("skipped: only root can give a file to another user\n");
        skip();
    }
    write_file(A, sizeof(A) - 1);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(chown(path, 12345, 12345), 0);
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_FOREIGN);
    assert_int_equal(chown(path, 0, 0), 0);
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_NONE);
}

TEST(what_is_not_a_file_of_the_right_size_is_refused)
{
    char big[AIKEY_KEYRING_FILE_MAX + 1];
    char other[96];
    memset(big, '\n', sizeof(big));
    memcpy(big, A, sizeof(A) - 1);
    write_file(big, sizeof(big) - 1);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_NONE);
    write_file(big, sizeof(big));
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_TOO_LONG);
    write_file("", 0);
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_EMPTY);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(fault_of(path), AIKEY_KEYRING_FAULT_MISSING);
    assert_int_equal(fault_of(folder), AIKEY_KEYRING_FAULT_NO_FILE);
    snprintf(other, sizeof(other), "%s/fifo", folder);
    assert_int_equal(mkfifo(other, 0600), 0);
    assert_int_equal(fault_of(other),
                     AIKEY_KEYRING_FAULT_NO_FILE); /* and does not wait for a writer */
    assert_int_equal(unlink(other), 0);
}

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) {
        return 1;
    }
    snprintf(path, sizeof(path), "%s/keyring", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_keyring_has_one_key_per_line),
        cmocka_unit_test(keys_keep_their_order),
        cmocka_unit_test(the_file_is_its_owners_alone),
        cmocka_unit_test(an_error_from_before_counts_for_nothing),
        cmocka_unit_test(the_file_of_another_user_is_refused),
        cmocka_unit_test(what_is_not_a_file_of_the_right_size_is_refused),
    };
    return cmocka_run_group_tests_name("keyring", tests, make_folder, remove_folder);
}
