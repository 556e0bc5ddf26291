#ifndef AIKEY_OUTCOME_H
#define AIKEY_OUTCOME_H

#include "connector.h"

#include "src/core/bytes/slice.h"

enum aikey_verdict {
    AIKEY_VERDICT_VALID,    /* the key works */
    AIKEY_VERDICT_REJECTED, /* not a usable key */
    AIKEY_VERDICT_BLOCKED,  /* genuine, but can't generate until its owner acts */
    AIKEY_VERDICT_UNKNOWN   /* nothing learnt about the key */
};

#define OUTCOME(code, verdict, link, message, fix) AIKEY_CODE_##code,
enum aikey_code {
#include "outcomes.def"
    AIKEY_CODE_COUNT
};

/* What a test found. Texts may hold {provider} and {connector}. */
struct aikey_outcome {
    const char *code;
    enum aikey_verdict verdict;
    enum aikey_link link;
    const char *message;
    const char *fix;
};

enum { AIKEY_TEXT_SIZE = 512 };

const struct aikey_outcome *aikey_outcome_get(enum aikey_code code);

/* The outcome of this name, or NULL. */
const struct aikey_outcome *aikey_outcome_find(struct aikey_slice code);

/* "valid", "rejected", "blocked" or "unknown" */
const char *aikey_verdict_name(enum aikey_verdict verdict);

/* Fills the placeholders of an outcome's text; what does not fit is cut off. */
void aikey_outcome_text(const char *text, const char *provider, const char *connector,
                        char out[AIKEY_TEXT_SIZE]);

#endif
