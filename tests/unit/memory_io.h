#ifndef AIKEY_UNIT_MEMORY_IO_H
#define AIKEY_UNIT_MEMORY_IO_H

#include "src/core/keys/io.h"

enum { MEMORY_VALUE_MAX = 1024, MEMORY_TIME = 1767225600 };

struct memory_place {
    const char *name;
    bool there;
    size_t len;
    char value[MEMORY_VALUE_MAX];
};

/* Sealed values begin with this. */
#define MEMORY_SEALED "sealed:"

/* A store in memory. It logs every write and fails when asked to. */
struct memory_io {
    struct aikey_io io; /* for core */
    struct memory_place env, constant, key, flag;
    struct aikey_record record;
    bool has_record;
    char log[MEMORY_VALUE_MAX]; /* "name=value " for each write */
    int changes;                /* writes and deletions so far */
    int first_failing;          /* number of the first change that fails; 0: none */
    int last_failing;           /* number of the last one */
    int reads;                  /* so far */
    int failing_read;           /* number of the read that fails; 0: none */
    enum aikey_status failure;  /* what failing reads and changes return */
    char last_read[MEMORY_VALUE_MAX];
    int locks;                             /* how often the lock was acquired */
    bool locked;                           /* now */
    enum aikey_status lock_fails;          /* what lock() returns; AIKEY_OK: it succeeds */
    int claims;                            /* that succeeded */
    bool claimed;                          /* the next claim fails */
    int tests;                             /* places for tests that were claimed */
    bool cant_open;                        /* sealed values do not open */
    enum aikey_seal_problem seal_problem;  /* why, and why keys cannot be written */
    void (*meanwhile)(struct memory_io *); /* what others do before the lock is acquired, or NULL */
};

/* An empty store for the connector openai. */
void memory_io_init(struct memory_io *memory);

void memory_put(struct memory_place *place, const char *value);

/* Stores a key as if it had been tested and found working. */
void memory_put_verified(struct memory_io *memory, const char *key);

/* The change with this number will fail, and `more` changes after it. */
void memory_fail(struct memory_io *memory, int change, int more, enum aikey_status failure);

/* Clears the log, the counts and the failures, but keeps what is stored. */
void memory_restart(struct memory_io *memory);

bool memory_holds(const struct memory_place *place, const char *value);

/* Whether both hold the same, whatever their history. */
bool memory_equal(const struct memory_io *a, const struct memory_io *b);

#endif
