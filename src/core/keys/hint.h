/* Hints: what is worth knowing about a key and never fatal. */
#ifndef AIKEY_HINT_H
#define AIKEY_HINT_H

#include "src/core/provider/outcome.h"

enum aikey_hint {
    AIKEY_HINT_OTHER_CONNECTOR,
    AIKEY_HINT_ADMIN_KEY,
    AIKEY_HINT_SHORT_KEY,
    AIKEY_HINT_ORGANIZATION_ID,
    AIKEY_HINT_PROJECT_ID,
    AIKEY_HINT_SESSION_TOKEN,
    AIKEY_HINT_NOT_SEALED,
    AIKEY_HINT_DEFAULT_MODEL_UNAVAILABLE,
    AIKEY_HINT_COUNT
};

const char *aikey_hint_code(enum aikey_hint hint);

/* Writes the hint in words; `maker` is the company that makes such keys. */
void aikey_hint_text(enum aikey_hint hint, const char *maker, char out[AIKEY_TEXT_SIZE]);

#endif
