#include "resolve.h"

const char *aikey_source_name(enum aikey_source source)
{
    static const char *const names[] = {"env", "constant", "database", "none"};
    return names[source];
}

enum aikey_status aikey_resolve_key(const struct aikey_names *names, aikey_read_fn *read,
                                    void *context, enum aikey_source *source,
                                    struct aikey_slice *key)
{
    const char *const places[] = {
        [AIKEY_ENV] = names->env,
        [AIKEY_CONSTANT] = names->constant,
        [AIKEY_DATABASE] = names->option,
    };
    for (*source = AIKEY_ENV; *source < AIKEY_NONE; (*source)++) {
        enum aikey_status status = read(context, *source, places[*source], key);
        if (status == AIKEY_OK) {
            *key = aikey_slice_trim(*key);
            if (key->len > 0) {
                return AIKEY_OK;
            }
        } else if (status != AIKEY_ABSENT) {
            *source = AIKEY_NONE;
            *key = AIKEY_SLICE_LITERAL("");
            return status;
        }
    }
    *key = AIKEY_SLICE_LITERAL("");
    return AIKEY_ABSENT;
}
