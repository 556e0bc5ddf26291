/* Wipes the memory that libraries free. */
#ifndef AIKEY_HEAP_H
#define AIKEY_HEAP_H

/* Libraries copy what they send and free the copies unwiped. Between begin and end, whatever is
 * freed is overwritten. This works with glibc's allocator; with others it does nothing. Threads may
 * overlap. */
void aikey_heap_wipe_begin(void);
void aikey_heap_wipe_end(void);

#endif
