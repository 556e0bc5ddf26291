/* Lint: the look at a pasted string before any request. */
#ifndef AIKEY_LINT_H
#define AIKEY_LINT_H

#include "hint.h"

#include "src/core/bytes/secret.h"
#include "src/core/provider/connector.h"
#include "src/core/provider/outcome.h"

/* The shortest of a connector that aikey knows, and the longest of any. */
enum { AIKEY_KEY_MIN = 20, AIKEY_KEY_MAX = 512 };

/* What copying had added to the key and was removed. */
enum aikey_cleaned {
    AIKEY_CLEANED_WHITE_SPACE,
    AIKEY_CLEANED_INVISIBLE,
    AIKEY_CLEANED_QUOTES,
    AIKEY_CLEANED_PREFIX,
    AIKEY_CLEANED_COUNT
};

struct aikey_lint {
    bool ok;
    enum aikey_code code;                /* if not ok */
    unsigned cleaned;                    /* bits of enum aikey_cleaned */
    unsigned hints;                      /* bits of enum aikey_hint */
    bool elsewhere;                      /* the key is clearly another provider's */
    const struct aikey_key_shape *shape; /* what the key looks like, or NULL */
};

const char *aikey_cleaned_name(enum aikey_cleaned cleaned);

/* Writes the cleaned key to `key`, which is initialized with room for AIKEY_KEY_MAX. If the string
 * cannot be a key, `out` says why and `key` stays empty. */
AIKEY_MUST_CHECK enum aikey_status aikey_lint_key(struct aikey_slice pasted,
                                                  struct aikey_slice connector, const char *env,
                                                  struct aikey_secret *key, struct aikey_lint *out);

#endif
