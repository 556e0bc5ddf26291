/* Locked memory for keys that outlive a request. */
#ifndef AIKEY_PAGE_H
#define AIKEY_PAGE_H

#include "status.h"

#include <stddef.h>

/* Returns zeroed memory in pages of its own, or NULL if there is none left. If the system allows,
 * these pages are never swapped out and stay out of core dumps. A forked process gets a copy, which
 * is no longer locked. */
void *aikey_page_alloc(size_t size);

/* Wipes and frees the pages. NULL is harmless. */
void aikey_page_free(void *page, size_t size);

#ifdef __linux__
/* The same for a file's content, except that a forked process gets nothing. */
void *aikey_page_map(int file, size_t size);
void aikey_page_unmap(void *page, size_t size);
#endif

#endif
