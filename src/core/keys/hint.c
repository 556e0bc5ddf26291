#include "hint.h"

#include <stdio.h>

static const struct {
    const char *code;
    const char *text; /* %s: the maker */
} hints[] = {
    [AIKEY_HINT_OTHER_CONNECTOR] = {"other_connector", "This looks like an API key from %s."},
    [AIKEY_HINT_ADMIN_KEY] = {"admin_key",
                              "This looks like an admin key from %s. Admin keys manage an "
                              "organization and cannot generate text."},
    [AIKEY_HINT_SHORT_KEY] = {"short_key",
                              "This is shorter than any known API key from %s; part of it "
                              "may be missing."},
    [AIKEY_HINT_ORGANIZATION_ID] = {"organization_id",
                                    "This looks like the ID of an organization at %s, not an API "
                                    "key."},
    [AIKEY_HINT_PROJECT_ID] = {"project_id",
                               "This looks like the ID of a project at %s, not an API key."},
    [AIKEY_HINT_SESSION_TOKEN] = {"session_token",
                                  "This looks like the token of a browser session at %s, not an "
                                  "API key."},
    [AIKEY_HINT_NOT_SEALED] = {"not_sealed",
                               "The key is stored in the clear, although this server can encrypt "
                               "keys. Ask your host to add aikey as a must-use plugin."},
    [AIKEY_HINT_DEFAULT_MODEL_UNAVAILABLE] = {"default_model_unavailable",
                                              "This key cannot use the model that tests use by "
                                              "default, so it was tested with another one."},
};

const char *aikey_hint_code(enum aikey_hint hint)
{
    return hints[hint].code;
}

void aikey_hint_text(enum aikey_hint hint, const char *maker, char out[AIKEY_TEXT_SIZE])
{
    snprintf(out, AIKEY_TEXT_SIZE, hints[hint].text, maker);
}
