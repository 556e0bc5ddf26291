/* The JSON parser that core is given. */
#ifndef AIKEY_JSON_H
#define AIKEY_JSON_H

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

#include <stdint.h>

enum aikey_json_type {
    AIKEY_JSON_TYPE_STRING,
    AIKEY_JSON_TYPE_NUMBER,
    AIKEY_JSON_TYPE_TRUE,
    AIKEY_JSON_TYPE_OTHER
};

struct aikey_json_value {
    enum aikey_json_type type;
    struct aikey_slice text; /* of a string; valid until the document is released */
    int64_t number;          /* of a number, its whole part */
};

/* A document may echo a key, so release() wipes it. */
struct aikey_json {
    /* A NUL follows the text. Returns AIKEY_INVALID if it is not JSON. */
    enum aikey_status (*parse)(void *context, struct aikey_slice text, void **document);
    /* Finds the value at a path of names and indexes joined by dots; "" is the whole document.
     * Returns false if there is no such value or it is null. */
    bool (*find)(void *document, const char *path, struct aikey_json_value *value);
    void (*release)(void *document);
    void *context;
};

#endif
