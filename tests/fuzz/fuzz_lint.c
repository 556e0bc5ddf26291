/* Any bytes as a pasted key. What is accepted can be sent in a header, fits, and is cleaned once
 * and for all; what is refused leaves no key, and never counts as valid. The first byte chooses the
 * connector. */
#include "src/core/keys/lint.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_sendable(struct aikey_slice key)
{
    bool sendable = key.len > 0 && key.len <= AIKEY_KEY_MAX;
    for (size_t i = 0; i < key.len; i++) {
        sendable = sendable && key.data[i] > ' ' && key.data[i] < 0x7f;
    }
    return sendable;
}

static void lint(struct aikey_slice pasted, const struct aikey_connector *connector,
                 struct aikey_secret *key, struct aikey_lint *out)
{
    aikey_secret_init(key, AIKEY_KEY_MAX);
    if (aikey_lint_key(pasted, aikey_slice_of(connector->id), "OPENAI_API_KEY", key, out) !=
        AIKEY_OK) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const struct aikey_connector *connector = &aikey_connectors[data[0] % AIKEY_CONNECTOR_COUNT];
    struct aikey_secret key, again;
    struct aikey_lint first, second;
    lint((struct aikey_slice){(const char *)data + 1, size - 1}, connector, &key, &first);
    if (!first.ok) {
        if (key.len > 0 || aikey_outcome_get(first.code)->verdict == AIKEY_VERDICT_VALID) {
            abort();
        }
    } else {
        lint(aikey_secret_slice(&key), connector, &again, &second);
        if (!is_sendable(aikey_secret_slice(&key)) || !second.ok || second.cleaned != 0 ||
            !aikey_slice_equal(aikey_secret_slice(&key), aikey_secret_slice(&again))) {
            abort();
        }
        aikey_secret_release(&again);
    }
    aikey_secret_release(&key);
    return 0;
}
