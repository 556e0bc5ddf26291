/* mallopt() is the test's own: the sanitizers bring their own allocator. */
#include "support.h"

#include "src/core/bytes/heap.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { ROUNDS = 50 };

static atomic_int perturb;
static atomic_int unwiped;

int __wrap_mallopt(int option, int value);

int __wrap_mallopt(int option, int value)
{
    (void)option;
    if (value == 0) {
        usleep(2000); /* time for another thread to begin */
    }
    perturb = value;
    return 1;
}

static void *use(void *nothing)
{
    (void)nothing;
    for (int i = 0; i < ROUNDS; i++) {
        aikey_heap_wipe_begin();
        usleep(3000);
        unwiped += perturb == 0;
        aikey_heap_wipe_end();
        usleep((useconds_t)(rand() % 8000)); /* so that now and then none of them uses it */
    }
    return NULL;
}

TEST(no_thread_turns_off_what_another_needs)
{
    pthread_t other;
    assert_int_equal(pthread_create(&other, NULL, use, NULL), 0);
    use(NULL);
    pthread_join(other, NULL);
    assert_int_equal(unwiped, 0);
    assert_int_equal(perturb, 0);
}

TEST(what_an_administrator_set_is_put_back)
{
    setenv("MALLOC_PERTURB_", "90", 1);
    aikey_heap_startup();
    setenv("MALLOC_PERTURB_", "0", 1);
    aikey_heap_wipe_begin();
    assert_int_equal(perturb, 0xff);
    aikey_heap_wipe_end();
    assert_int_equal(perturb, 90);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_thread_turns_off_what_another_needs),
        cmocka_unit_test(what_an_administrator_set_is_put_back),
    };
    return cmocka_run_group_tests_name("heap", tests, NULL, NULL);
}
