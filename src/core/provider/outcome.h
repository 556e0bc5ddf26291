/* What a test can find, in codes and in words. */
#ifndef AIKEY_OUTCOME_H
#define AIKEY_OUTCOME_H

#include "connector.h"

#include "src/core/bytes/slice.h"

enum aikey_verdict {
    AIKEY_VERDICT_VALID,    /* the key works */
    AIKEY_VERDICT_REJECTED, /* not a usable key */
    AIKEY_VERDICT_BLOCKED,  /* genuine, but cannot generate until its owner acts */
    AIKEY_VERDICT_UNKNOWN   /* the test learned nothing about the key */
};

#define OUTCOME(code, verdict, link, message, fix) AIKEY_CODE_##code,
enum aikey_code {
#include "outcomes.def"
    AIKEY_CODE_COUNT
};

enum { AIKEY_OUTCOME_LINKS = 2 };

/* The texts may contain {provider} and {connector}. */
struct aikey_outcome {
    const char *code;
    enum aikey_verdict verdict;
    enum aikey_link links[AIKEY_OUTCOME_LINKS]; /* where the fix may lie, the likeliest first */
    const char *message;
    const char *fix;
};

enum { AIKEY_TEXT_SIZE = 512 };

const struct aikey_outcome *aikey_outcome_get(enum aikey_code code);

/* Returns the outcome with this code, or NULL. */
const struct aikey_outcome *aikey_outcome_find(struct aikey_slice code);

/* "valid", "rejected", "blocked" or "unknown" */
const char *aikey_verdict_name(enum aikey_verdict verdict);

/* Fills in the placeholders of a text. What does not fit is cut off. */
void aikey_outcome_text(const char *text, const char *provider, const char *connector,
                        char out[AIKEY_TEXT_SIZE]);

#endif
