/* Where a connector's key lies, and what is known about it: names of a variable, a constant and
 * options. */
#ifndef AIKEY_NAMES_H
#define AIKEY_NAMES_H

#include "src/core/provider/connector.h"

/* Where a connector's key and what is known about it lie; "" where there is no such place. */
struct aikey_names {
    union {
        struct {
            const char *env;
            const char *constant;
            const char *option;
        };
        const char *sources[3]; /* the same, in the order in which they are asked */
    };
    const char *flag;   /* option: '1' while the key is verified */
    const char *record; /* option: the verification */
};

/* The names of the connectors in connectors.def. */
extern const struct aikey_names aikey_names_built_in[AIKEY_CONNECTOR_COUNT];

/* Names that a plugin chose when it registered a connector with WordPress: any bytes, or none. */
struct aikey_registration {
    struct aikey_slice env, constant, option;
};

enum {
    AIKEY_ID_MAX = 64,
    AIKEY_NAME_MAX = 191, /* of an option, in WordPress's table */
    AIKEY_NAMES_SIZE = 5 * (AIKEY_NAME_MAX + 1)
};

/* [a-z0-9_-]{1,64} */
bool aikey_id_is_valid(struct aikey_slice id);

/* The names that WordPress core gives to a connector of this (valid) id, kept in the buffer. */
struct aikey_names aikey_names_derive(struct aikey_slice id, char buffer[AIKEY_NAMES_SIZE]);

/* The names that a registration gives to it, kept in the buffer; a constant of a class or namespace
 * is written in full, as \A\B::C. False: one of them can't be the place of this connector's key,
 * and so none counts. */
bool aikey_names_accept(struct aikey_slice id, const struct aikey_registration *registration,
                        char buffer[AIKEY_NAMES_SIZE], struct aikey_names *out);

#endif
