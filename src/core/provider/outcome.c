#include "outcome.h"

#include <string.h>

#define OUTCOME(code, verdict, link, message, fix)                                                 \
    [AIKEY_CODE_##code] = {#code, AIKEY_VERDICT_##verdict, {AIKEY_LINK_##link}, (message), (fix)},
#define ALSO(code, link) [AIKEY_CODE_##code].links[1] = AIKEY_LINK_##link,
static const struct aikey_outcome outcomes[AIKEY_CODE_COUNT] = {
#include "outcomes.def"
};

static const char *const verdict_names[] = {
    [AIKEY_VERDICT_VALID] = "valid",
    [AIKEY_VERDICT_REJECTED] = "rejected",
    [AIKEY_VERDICT_BLOCKED] = "blocked",
    [AIKEY_VERDICT_UNKNOWN] = "unknown",
};

const struct aikey_outcome *aikey_outcome_get(enum aikey_code code)
{
    return &outcomes[code];
}

const struct aikey_outcome *aikey_outcome_find(struct aikey_slice code)
{
    for (size_t i = 0; i < AIKEY_CODE_COUNT; i++) {
        if (aikey_slice_equal(code, aikey_slice_of(outcomes[i].code))) {
            return &outcomes[i];
        }
    }
    return NULL;
}

const char *aikey_verdict_name(enum aikey_verdict verdict)
{
    return verdict_names[verdict];
}

void aikey_outcome_text(const char *text, const char *provider, const char *connector,
                        char out[AIKEY_TEXT_SIZE])
{
    const struct {
        struct aikey_slice name;
        const char *value;
    } places[] = {
        {AIKEY_SLICE_LITERAL("{provider}"), provider},
        {AIKEY_SLICE_LITERAL("{connector}"), connector},
    };
    size_t used = 0;
    while (*text != '\0' && used < AIKEY_TEXT_SIZE - 1) {
        const char *value = NULL;
        for (size_t i = 0; i < AIKEY_COUNT(places); i++) {
            if (strncmp(text, places[i].name.data, places[i].name.len) == 0) {
                value = places[i].value;
                text += places[i].name.len;
                break;
            }
        }
        if (value == NULL) {
            out[used++] = *text++;
            continue;
        }
        while (*value != '\0' && used < AIKEY_TEXT_SIZE - 1) {
            out[used++] = *value++;
        }
    }
    out[used] = '\0';
}
