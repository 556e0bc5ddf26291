#include "page.h"

#include "secret.h"

#ifdef _WIN32

#include <windows.h>

void *aikey_page_alloc(size_t size)
{
    void *page = VirtualAlloc(NULL, size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    if (page != NULL) {
        (void)VirtualLock(page, size);
    }
    return page;
}

void aikey_page_free(void *page, size_t size)
{
    if (page != NULL) {
        aikey_wipe(page, size);
        VirtualFree(page, 0, MEM_RELEASE);
    }
}

#else

#include <sys/mman.h>

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

/* Failing to lock is not an error: a low RLIMIT_MEMLOCK must not turn sealing off. */
static void *protect(void *page, size_t size)
{
    if (page == MAP_FAILED) {
        return NULL;
    }
    (void)mlock(page, size);
#if defined(MADV_DONTDUMP)
    (void)madvise(page, size, MADV_DONTDUMP);
#elif defined(MADV_NOCORE)
    (void)madvise(page, size, MADV_NOCORE);
#endif
    return page;
}

void *aikey_page_alloc(size_t size)
{
    return protect(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
                   size);
}

void aikey_page_free(void *page, size_t size)
{
    if (page != NULL) {
        aikey_wipe(page, size);
        (void)munmap(page, size);
    }
}

#ifdef __linux__

void *aikey_page_map(int file, size_t size)
{
    void *page = protect(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), size);
    if (page != NULL && madvise(page, size, MADV_DONTFORK) != 0) {
        aikey_page_unmap(page, size);
        return NULL;
    }
    return page;
}

void aikey_page_unmap(void *page, size_t size)
{
    if (page != NULL) {
        (void)munmap(page, size);
    }
}

#endif

#endif
