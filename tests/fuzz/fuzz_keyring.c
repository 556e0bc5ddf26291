/* Any bytes as a keyring file: parsed or refused, with a report that fits, and a refused file
 * leaves no key behind. */
#include "src/core/vault/keyring.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct aikey_keyring none;
    struct aikey_keyring keyring;
    struct aikey_keyring_report report;
    memset(&keyring, '?', sizeof(keyring));
    enum aikey_status status = aikey_keyring_parse(
        (struct aikey_slice){size > 0 ? (const char *)data : "", size}, &keyring, &report);
    bool fits = status == AIKEY_OK
                    ? report.fault == AIKEY_KEYRING_FAULT_NONE && keyring.count > 0 &&
                          keyring.count <= AIKEY_KEYRING_MAX
                    : status == AIKEY_INVALID && report.fault != AIKEY_KEYRING_FAULT_NONE &&
                          memcmp(&keyring, &none, sizeof(none)) == 0;
    if (!fits) {
        abort();
    }
    return 0;
}
