/* Any bytes as a key: once sealed it opens to the same bytes, and no longer if one byte changes.
 * The first two bytes choose which one and how. */
#include "src/core/vault/seal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool opens(const struct aikey_sealer *sealer, struct aikey_slice sealed,
                  struct aikey_slice key)
{
    char out[AIKEY_SEAL_KEY_MAX];
    size_t len;
    enum aikey_seal_problem problem;
    bool opened = aikey_seal_open(sealer, AIKEY_SLICE_LITERAL("openai"), sealed, out, &len,
                                  &problem) == AIKEY_OK;
    if (opened && !aikey_slice_equal((struct aikey_slice){out, len}, key)) {
        abort();
    }
    return opened;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aikey_keyring keyring = {.count = 1};
    struct aikey_sealer sealer;
    if (size < 3 || aikey_seal_derive(&keyring, AIKEY_SLICE_LITERAL(""), &sealer) != AIKEY_OK) {
        return 0;
    }
    struct aikey_slice key = {(const char *)data + 2, size - 2};
    struct aikey_secret sealed;
    aikey_secret_init(&sealed, AIKEY_SEALED_MAX);
    enum aikey_status status = aikey_seal_key(&sealer, AIKEY_SLICE_LITERAL("openai"), key, &sealed);
    if (status != (key.len <= AIKEY_SEAL_KEY_MAX ? AIKEY_OK : AIKEY_INVALID)) {
        abort();
    }
    if (status == AIKEY_OK) {
        if (!opens(&sealer, aikey_secret_slice(&sealed), key)) {
            abort();
        }
        size_t at = data[0] * sealed.len / 256;
        sealed.data[at] = (char)(sealed.data[at] ^ (1 + data[1] % 255));
        if (opens(&sealer, aikey_secret_slice(&sealed), key)) {
            abort();
        }
    }
    aikey_secret_release(&sealed);
    return 0;
}
