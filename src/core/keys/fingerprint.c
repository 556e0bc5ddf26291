#include "fingerprint.h"

#include "src/core/bytes/hex.h"
#include "src/core/bytes/secret.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <string.h>

enum { SALT_LEN = 16, DIGEST_LEN = 32, MESSAGE_MAX = 1024 };

enum aikey_status aikey_fingerprint_salt(char out[AIKEY_SALT_SIZE])
{
    unsigned char salt[SALT_LEN];
    if (RAND_bytes(salt, sizeof(salt)) != 1) {
        return AIKEY_FAILED;
    }
    aikey_hex_write(salt, sizeof(salt), out);
    return AIKEY_OK;
}

/* Joins the parts with NULs, so that no two sets of parts make the same message. */
static enum aikey_status build_message(struct aikey_secret *message, const char *connector,
                                       const char *base_url, struct aikey_slice key)
{
    const struct aikey_slice parts[] = {
        {connector, strlen(connector) + 1},
        {base_url, strlen(base_url) + 1},
        key,
    };
    enum aikey_status status = AIKEY_OK;
    for (size_t i = 0; status == AIKEY_OK && i < AIKEY_COUNT(parts); i++) {
        status = aikey_secret_append(message, parts[i]);
    }
    return status;
}

enum aikey_status aikey_fingerprint(struct aikey_slice salt, const char *connector,
                                    const char *base_url, struct aikey_slice key,
                                    char out[AIKEY_FINGERPRINT_SIZE])
{
    unsigned char digest[DIGEST_LEN];
    struct aikey_secret message;
    aikey_secret_init(&message, MESSAGE_MAX + key.len);

    enum aikey_status status = build_message(&message, connector, base_url, key);
    if (status == AIKEY_OK &&
        HMAC(EVP_sha256(), salt.data, (int)salt.len, (const unsigned char *)message.data,
             message.len, digest, NULL) == NULL) {
        status = AIKEY_FAILED;
    }
    if (status == AIKEY_OK) {
        aikey_hex_write(digest, sizeof(digest), out);
    }
    aikey_secret_release(&message);
    return status;
}

bool aikey_fingerprint_equal(const char *a, const char *b)
{
    size_t len = strlen(a);
    return len == AIKEY_FINGERPRINT_SIZE - 1 && len == strlen(b) && CRYPTO_memcmp(a, b, len) == 0;
}
