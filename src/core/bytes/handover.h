/* Data that a process keeps for those that are forked from it. */
#ifndef AIKEY_HANDOVER_H
#define AIKEY_HANDOVER_H

#include "status.h"

#include <stdbool.h>
#include <stddef.h>

/* A forked process has nothing of it in its memory, which others of the same user may be able to
 * read (/proc/PID/mem). It has the descriptor of a file instead that nobody may open. If the system
 * has no such files, a forked process gets a copy of the page. At most one in a process. */
struct aikey_handover {
    void *page; /* as of aikey_page_alloc(); usable only in the process that made it */
    size_t size;
    int file; /* -1: none */
};

AIKEY_MUST_CHECK enum aikey_status aikey_handover_init(struct aikey_handover *handover,
                                                       size_t size);

/* Returns the data, also in a forked process; NULL if there is no memory left. Close what was
 * returned. */
void *aikey_handover_open(const struct aikey_handover *handover);
void aikey_handover_close(const struct aikey_handover *handover, void *data);

/* Whether this process was forked from the one that made it, and has only the file. */
bool aikey_handover_is_inherited(const struct aikey_handover *handover);

/* Drops it in this process; the others keep it. Harmless if zeroed, or already released. */
void aikey_handover_release(struct aikey_handover *handover);

#endif
