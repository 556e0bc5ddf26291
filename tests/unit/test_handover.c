#include "support.h"

#include "src/core/bytes/handover.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char text[] = "what workers need";

static struct aikey_handover handover;
static void *probe;

static int make(void **state)
{
    (void)state;
    if (aikey_handover_init(&handover, sizeof(text)) != AIKEY_OK) {
        return 1;
    }
    memcpy(handover.page, text, sizeof(text));
    return 0;
}

static int drop(void **state)
{
    (void)state;
    aikey_handover_release(&handover);
    aikey_handover_release(&handover);
    return 0;
}

static bool opens(void)
{
    void *data = aikey_handover_open(&handover);
    bool same = data != NULL && memcmp(data, text, sizeof(text)) == 0;
    aikey_handover_close(&handover, data);
    return same;
}

/* Whether the address belongs to a mapping of this process. */
static bool is_mapped(const void *address)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    bool mapped = false;
    unsigned long begin, end;
    for (char line[512]; maps != NULL && fgets(line, sizeof(line), maps) != NULL;) {
        mapped = mapped || (sscanf(line, "%lx-%lx", &begin, &end) == 2 &&
                            begin <= (unsigned long)address && (unsigned long)address < end);
    }
    if (maps != NULL) {
        fclose(maps);
    }
    return mapped;
}

/* The claim is checked in a forked process. */
static bool holds_in_a_fork(bool (*claim)(void))
{
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        _exit(claim() ? 0 : 1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool is_not_in_memory(void)
{
    return aikey_handover_is_inherited(&handover) && !is_mapped(handover.page);
}

static bool is_gone_after_release(void)
{
    int file = handover.file;
    aikey_handover_release(&handover);
    return handover.page == NULL && fcntl(file, F_GETFD) == -1;
}

static bool is_not_there(void)
{
    return !is_mapped(probe);
}

/* Emulators of other machines ignore that a page is not for forked processes. */
static bool forks_leave_pages_out(void)
{
    probe = mmap(NULL, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return probe != MAP_FAILED && madvise(probe, 1, MADV_DONTFORK) == 0 &&
           holds_in_a_fork(is_not_there);
}

static void a_forked_process_has_none_of_it_in_memory(void **state)
{
    (void)state;
    if (!forks_leave_pages_out()) {
        print_message("skipped: no page is left out of forked processes here\n");
        skip();
    }
    assert_true(is_mapped(handover.page));
    assert_false(aikey_handover_is_inherited(&handover));
    assert_true(holds_in_a_fork(is_not_in_memory));
}

static void both_open_it(void **state)
{
    (void)state;
    assert_true(opens());
    assert_true(holds_in_a_fork(opens));
}

static void one_that_drops_it_leaves_it_to_the_others(void **state)
{
    (void)state;
    assert_true(holds_in_a_fork(is_gone_after_release));
    assert_true(opens());
    assert_true(holds_in_a_fork(opens));
}

static void nothing_is_left_of_it(void **state)
{
    (void)state;
    const void *page = handover.page;
    aikey_handover_release(&handover);
    assert_false(is_mapped(page));
}

static void nobody_else_may_open_its_file(void **state)
{
    (void)state;
    struct stat about;
    assert_int_equal(fstat(handover.file, &about), 0);
    assert_int_equal(about.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO), 0);
    assert_int_equal(fcntl(handover.file, F_GETFD), FD_CLOEXEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_forked_process_has_none_of_it_in_memory, make, drop),
        cmocka_unit_test_setup_teardown(both_open_it, make, drop),
        cmocka_unit_test_setup_teardown(one_that_drops_it_leaves_it_to_the_others, make, drop),
        cmocka_unit_test_setup_teardown(nothing_is_left_of_it, make, drop),
        cmocka_unit_test_setup_teardown(nobody_else_may_open_its_file, make, drop),
    };
    return cmocka_run_group_tests_name("handover", tests, NULL, NULL);
}
