#ifndef AIKEY_LINT_H
#define AIKEY_LINT_H

#include "src/core/bytes/secret.h"
#include "src/core/provider/connector.h"
#include "src/core/provider/outcome.h"

enum { AIKEY_KEY_MAX = 512 };

/* What copying did to the key and was undone. */
enum aikey_cleaned {
    AIKEY_CLEANED_WHITE_SPACE,
    AIKEY_CLEANED_INVISIBLE,
    AIKEY_CLEANED_QUOTES,
    AIKEY_CLEANED_PREFIX,
    AIKEY_CLEANED_COUNT
};

enum aikey_hint {
    AIKEY_HINT_OTHER_CONNECTOR,
    AIKEY_HINT_ADMIN_KEY,
    AIKEY_HINT_SHORT_KEY,
    AIKEY_HINT_COUNT
};

struct aikey_lint {
    bool ok;
    enum aikey_code code;                /* where not ok */
    unsigned cleaned;                    /* bits of enum aikey_cleaned */
    unsigned hints;                      /* bits of enum aikey_hint */
    const struct aikey_key_shape *shape; /* what the hints are about, or NULL */
};

const char *aikey_cleaned_name(enum aikey_cleaned cleaned);
const char *aikey_hint_code(enum aikey_hint hint);

/* The hint in words. */
void aikey_hint_text(enum aikey_hint hint, const struct aikey_key_shape *shape,
                     char out[AIKEY_TEXT_SIZE]);

/* Looks at a pasted string before any request is made and leaves the cleaned key in `key`
 * (initialised, with room for AIKEY_KEY_MAX); `key` is empty where the string can't be a key. */
AIKEY_MUST_CHECK enum aikey_status aikey_lint_key(struct aikey_slice pasted,
                                                  struct aikey_slice connector, const char *env,
                                                  struct aikey_secret *key, struct aikey_lint *out);

#endif
