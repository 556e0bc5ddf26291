/* Names: where a connector's key is, and where what is known about it is stored. */
#ifndef AIKEY_NAMES_H
#define AIKEY_NAMES_H

#include "src/core/provider/connector.h"

/* "" if there is no such place. */
struct aikey_names {
    union {
        struct {
            const char *env;
            const char *constant;
            const char *option;
        };
        const char *sources[3]; /* the same three, in the order in which they are read */
    };
    const char *flag;   /* option that is '1' while the key is verified */
    const char *record; /* option that holds the verification */
};

/* The names of the connectors in connectors.def. */
extern const struct aikey_names aikey_names_built_in[AIKEY_CONNECTOR_COUNT];

/* What a plugin chose when it registered a connector with WordPress: any bytes, or none. */
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

/* Returns the names that WordPress core gives to a connector with this (valid) id. They lie in the
 * buffer. */
struct aikey_names aikey_names_derive(struct aikey_slice id, char buffer[AIKEY_NAMES_SIZE]);

/* Writes the names that a registration gives to the connector. They lie in the buffer; a constant
 * of a class or namespace is written in full, as \A\B::C. Returns false if one of them cannot hold
 * this connector's key; then none of them counts. */
bool aikey_names_accept(struct aikey_slice id, const struct aikey_registration *registration,
                        char buffer[AIKEY_NAMES_SIZE], struct aikey_names *out);

#endif
