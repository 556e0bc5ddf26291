/* Resolve: which key counts. */
#ifndef AIKEY_RESOLVE_H
#define AIKEY_RESOLVE_H

#include "names.h"

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

enum aikey_source {
    AIKEY_SOURCE_ENV,
    AIKEY_SOURCE_CONSTANT,
    AIKEY_SOURCE_DATABASE,
    AIKEY_SOURCE_NONE
};

/* "env", "constant", "database" or "none" */
const char *aikey_source_name(enum aikey_source source);

/* Reads the value under a name, opened if it is sealed. AIKEY_ABSENT: there is none. AIKEY_SEALED:
 * it does not open. The value stays valid until the next call with the same context. */
typedef enum aikey_status aikey_read_fn(void *context, enum aikey_source source, const char *name,
                                        struct aikey_slice *value);

/* Finds the key that counts: environment, then constant, then option; the first that is more than
 * white space, without the white space around it. AIKEY_ABSENT: there is none, and `source` is
 * AIKEY_SOURCE_NONE. AIKEY_SEALED: the one that counts does not open.
 *
 * Inline, because it runs whenever a plugin wants its key; and at every level of optimization, or
 * the compiler could not put an inline `read` into it. */
AIKEY_MUST_CHECK AIKEY_INLINE enum aikey_status
aikey_resolve_key(const struct aikey_names *names, aikey_read_fn *read, void *context,
                  enum aikey_source *source, struct aikey_slice *key)
{
    for (*source = AIKEY_SOURCE_ENV; *source < AIKEY_SOURCE_NONE; (*source)++) {
        enum aikey_status status = read(context, *source, names->sources[*source], key);
        if (status == AIKEY_OK) {
            *key = aikey_slice_trim(*key);
            if (key->len > 0) {
                return AIKEY_OK;
            }
        } else if (status != AIKEY_ABSENT) {
            *source = status == AIKEY_SEALED ? *source : AIKEY_SOURCE_NONE;
            *key = AIKEY_SLICE_LITERAL("");
            return status;
        }
    }
    *key = AIKEY_SLICE_LITERAL("");
    return AIKEY_ABSENT;
}

#endif
