#include "heap.h"

#include "secret.h"

#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <pthread.h>

/* M_PERTURB does not reach the cache of each thread: by default 16 chunks of each size up to 1032
 * bytes. */
enum { CACHED = 16, CACHED_MIN = 24, CACHED_MAX = 1032, CACHED_STEP = 16 };

/* The count and what follows from it change together. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int users;
static int own_setting;

void aikey_heap_startup(void)
{
    const char *set = getenv("MALLOC_PERTURB_");
    own_setting = set != NULL ? (int)strtol(set, NULL, 10) : 0;
}

void aikey_heap_wipe_begin(void)
{
    (void)pthread_mutex_lock(&mutex);
    if (users++ == 0) {
        (void)mallopt(M_PERTURB, 0xff);
    }
    (void)pthread_mutex_unlock(&mutex);
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

void aikey_heap_wipe_end(void)
{
    for (size_t size = CACHED_MIN; size <= CACHED_MAX; size += CACHED_STEP) {
        wipe_cached(size);
    }
    (void)pthread_mutex_lock(&mutex);
    if (--users == 0) {
        (void)mallopt(M_PERTURB, own_setting);
    }
    (void)pthread_mutex_unlock(&mutex);
}

#else

void aikey_heap_startup(void)
{
}

void aikey_heap_wipe_begin(void)
{
}

void aikey_heap_wipe_end(void)
{
}

#endif
