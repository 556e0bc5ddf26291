#ifndef AIKEY_HEAP_H
#define AIKEY_HEAP_H

/* Libraries copy what they send and free it as it is. From begin to end, what any of them frees is
 * overwritten: with glibc's allocator; with others these do nothing. Pairs may overlap in threads.
 */
void aikey_heap_wipe_begin(void);
void aikey_heap_wipe_end(void);

#endif
