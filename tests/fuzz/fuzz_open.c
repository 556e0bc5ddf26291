/* Any bytes as a sealed value. Only what was sealed with the key opens, it is not too long, and it
 * has the form of a sealed value. The first byte chooses a connector. */
#include "src/core/vault/seal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct aikey_sealer sealer;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    struct aikey_keyring keyring = {.count = 2};
    memset(keyring.masters, 'a', sizeof(keyring.masters));
    if (aikey_seal_derive(&keyring, AIKEY_SLICE_LITERAL("tenant"), &sealer) != AIKEY_OK) {
        abort();
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct aikey_slice connectors[] = {{"openai", 6}, {"", 0}, {"google", 6}};
    if (size == 0) {
        return 0;
    }
    struct aikey_slice connector = connectors[data[0] % 3];
    struct aikey_slice sealed = {(const char *)data + 1, size - 1};
    char key[AIKEY_SEAL_KEY_MAX];
    size_t len;
    enum aikey_seal_problem problem;
    enum aikey_status status = aikey_seal_open(&sealer, connector, sealed, key, &len, &problem);
    bool opened = status == AIKEY_OK;
    if (opened ? problem != AIKEY_SEAL_PROBLEM_NONE || len == 0 || !aikey_is_sealed(sealed)
               : status != AIKEY_SEALED || problem == AIKEY_SEAL_PROBLEM_NONE || len > 0) {
        abort();
    }
    return 0;
}
