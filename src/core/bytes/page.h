#ifndef AIKEY_PAGE_H
#define AIKEY_PAGE_H

#include "status.h"

#include <stddef.h>

/* Memory of its own, zeroed, for keys that outlive a request: where the system allows it is neither
 * swapped out nor in a core dump. NULL: no memory. A process that forks has a copy, which is not
 * locked any more. */
void *aikey_page_alloc(size_t size);

/* Wipes and gives back. NULL is harmless. */
void aikey_page_free(void *page, size_t size);

#endif
