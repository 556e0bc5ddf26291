#include "heap.h"

#include "secret.h"

#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <stdatomic.h>

/* M_PERTURB does not reach the cache of each thread: by default 16 chunks of each size up to 1032
 * bytes. */
enum { CACHED = 16, CACHED_MIN = 24, CACHED_MAX = 1032, CACHED_STEP = 16 };

static atomic_int users;

void aikey_heap_wipe_begin(void)
{
    if (atomic_fetch_add(&users, 1) == 0) {
        (void)mallopt(M_PERTURB, 0xff);
    }
}

static void wipe_cached(size_t size)
{
    void *chunks[CACHED];
    int count = 0;
    while (count < CACHED && (chunks[count] = malloc(size)) != NULL) {
        aikey_wipe(chunks[count++], size);
    }
    while (count > 0) {
        free(chunks[--count]);
    }
}

/* An administrator may have set MALLOC_PERTURB_ too. */
static int own_setting(void)
{
    const char *set = getenv("MALLOC_PERTURB_");
    return set != NULL ? (int)strtol(set, NULL, 10) : 0;
}

void aikey_heap_wipe_end(void)
{
    for (size_t size = CACHED_MIN; size <= CACHED_MAX; size += CACHED_STEP) {
        wipe_cached(size);
    }
    if (atomic_fetch_sub(&users, 1) == 1) {
        (void)mallopt(M_PERTURB, own_setting());
    }
}

#else

void aikey_heap_wipe_begin(void)
{
}

void aikey_heap_wipe_end(void)
{
}

#endif
