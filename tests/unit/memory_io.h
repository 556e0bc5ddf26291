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

/* What is sealed has this before it. */
#define MEMORY_SEALED "sealed:"

/* A store that keeps all in memory, writes down what is written, and fails where it is told to. */
struct memory_io {
    struct aikey_io io; /* what core is given */
    struct memory_place env, constant, key, flag;
    struct aikey_record record;
    bool has_record;
    char log[MEMORY_VALUE_MAX]; /* each write and its value in short, a blank after each */
    int changes;                /* writes and deletions so far */
    int first_failing;          /* the number of the change that fails first; 0: none does, */
    int last_failing;           /* and of the last that does */
    int reads;
    int failing_read;          /* 0: none */
    enum aikey_status failure; /* how they fail */
    char last_read[MEMORY_VALUE_MAX];
    int locks;                             /* taken so far */
    bool locked;                           /* just now */
    enum aikey_status lock_fails;          /* AIKEY_OK: it does not */
    bool cant_open;                        /* what is sealed */
    void (*meanwhile)(struct memory_io *); /* what others did before the lock was had, or NULL */
};

/* A store for the connector openai that holds nothing. */
void memory_io_init(struct memory_io *memory);

void memory_put(struct memory_place *place, const char *value);

/* Stores a key as if it had been tested and found working. */
void memory_put_verified(struct memory_io *memory, const char *key);

/* The change with this number, and `more` after it, will fail. */
void memory_fail(struct memory_io *memory, int change, int more, enum aikey_status failure);

/* Forgets the log, the counts and the failures, and keeps what is stored. */
void memory_restart(struct memory_io *memory);

bool memory_holds(const struct memory_place *place, const char *value);

/* Whether both hold the same, whatever was done to them. */
bool memory_equal(const struct memory_io *a, const struct memory_io *b);

#endif
