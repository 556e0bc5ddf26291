#include "handover.h"

#include "page.h"

#ifdef __linux__

#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 8U /* Linux 6.3; an administrator may demand it */
#endif

/* Whether this process was forked after the page had been mapped, which it does not have then. */
static bool forked;

static void remember_fork(void)
{
    forked = true;
}

static int make_file(size_t size)
{
    int file = memfd_create("aikey", MFD_CLOEXEC | MFD_NOEXEC_SEAL);
    if (file < 0) {
        file = memfd_create("aikey", MFD_CLOEXEC);
    }
    if (file >= 0 && (fchmod(file, 0) != 0 || ftruncate(file, (off_t)size) != 0 ||
                      pthread_atfork(NULL, NULL, remember_fork) != 0)) {
        (void)close(file);
        file = -1;
    }
    return file;
}

enum aikey_status aikey_handover_init(struct aikey_handover *handover, size_t size)
{
    *handover = (struct aikey_handover){.size = size, .file = make_file(size)};
    forked = false;
    if (handover->file >= 0) {
        handover->page = aikey_page_map(handover->file, size);
    }
    if (handover->file >= 0 && handover->page == NULL) {
        (void)close(handover->file);
        handover->file = -1;
    }
    if (handover->file < 0) {
        handover->page = aikey_page_alloc(size);
    }
    return handover->page != NULL ? AIKEY_OK : AIKEY_NOMEM;
}

void *aikey_handover_open(const struct aikey_handover *handover)
{
    return handover->file < 0 ? handover->page : aikey_page_map(handover->file, handover->size);
}

void aikey_handover_close(const struct aikey_handover *handover, void *data)
{
    if (handover->file >= 0) {
        aikey_page_unmap(data, handover->size);
    }
}

bool aikey_handover_is_inherited(const struct aikey_handover *handover)
{
    return handover->file >= 0 && forked;
}

/* The file is not wiped: others may still need it, and with the last descriptor it is gone. */
void aikey_handover_release(struct aikey_handover *handover)
{
    if (handover->page != NULL && handover->file >= 0) {
        if (!forked) {
            aikey_page_unmap(handover->page, handover->size);
        }
        (void)close(handover->file);
    } else {
        aikey_page_free(handover->page, handover->size);
    }
    handover->page = NULL;
}

#else

enum aikey_status aikey_handover_init(struct aikey_handover *handover, size_t size)
{
    *handover = (struct aikey_handover){.page = aikey_page_alloc(size), .size = size, .file = -1};
    return handover->page != NULL ? AIKEY_OK : AIKEY_NOMEM;
}

void *aikey_handover_open(const struct aikey_handover *handover)
{
    return handover->page;
}

void aikey_handover_close(const struct aikey_handover *handover, void *data)
{
    (void)handover;
    (void)data;
}

bool aikey_handover_is_inherited(const struct aikey_handover *handover)
{
    (void)handover;
    return false;
}

void aikey_handover_release(struct aikey_handover *handover)
{
    aikey_page_free(handover->page, handover->size);
    handover->page = NULL;
}

#endif
