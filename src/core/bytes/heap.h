/* Wipes the memory that libraries free. */
#ifndef AIKEY_HEAP_H
#define AIKEY_HEAP_H

/* Reads what an administrator has set. Call it before PHP code can change the environment. */
void aikey_heap_startup(void);

/* Libraries copy what they send and free the copies unwiped. Between begin and end, whatever is
 * freed is overwritten. This works with glibc's allocator; with others it does nothing. Threads may
 * overlap. */
void aikey_heap_wipe_begin(void);
void aikey_heap_wipe_end(void);

#endif
