#include "seal.h"

#include "src/core/bytes/base64.h"
#include "src/core/bytes/hex.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <string.h>

#define PREFIX "aikey1:"

enum {
    PREFIX_LEN = sizeof(PREFIX) - 1,
    HEAD_LEN = PREFIX_LEN + AIKEY_KEY_ID_LEN + 1, /* up to and with the second colon */
    NONCE_LEN = 12,
    TAG_LEN = 16,
    DIGEST_LEN = 32,
    HALF_ID_LEN = AIKEY_KEY_ID_LEN / 2,
    PACKET_MAX = NONCE_LEN + AIKEY_SEAL_KEY_MAX + TAG_LEN,
    LABEL_MAX = 16,
    CONNECTOR_MAX = 64
};

const char *aikey_seal_problem_name(enum aikey_seal_problem problem)
{
    static const char *const names[AIKEY_SEAL_PROBLEM_COUNT] = {
        [AIKEY_SEAL_PROBLEM_NONE] = "",
        [AIKEY_SEAL_PROBLEM_NO_KEYRING] = "no_keyring",
        [AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE] = "keyring_unreadable",
        [AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID] = "unknown_key_id",
        [AIKEY_SEAL_PROBLEM_TAMPERED] = "tampered",
        [AIKEY_SEAL_PROBLEM_OTHER_TENANT] = "other_tenant",
    };
    return names[problem];
}

const char *aikey_seal_problem_explain(enum aikey_seal_problem problem)
{
    static const char *const texts[AIKEY_SEAL_PROBLEM_COUNT] = {
        [AIKEY_SEAL_PROBLEM_NONE] = "",
        [AIKEY_SEAL_PROBLEM_NO_KEYRING] =
            "no keyring is configured here (aikey.keyring in php.ini)",
        [AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE] =
            ("the keyring that aikey.keyring names can't be used by this process: the log of its "
             "start "
             "tells why; a command line must be run by root or the owner of that file"),
        [AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID] =
            "the keyring no longer holds the key that sealed it: put that line back into it",
        [AIKEY_SEAL_PROBLEM_TAMPERED] =
            "it was changed or cut, or it was sealed for another connector",
        [AIKEY_SEAL_PROBLEM_OTHER_TENANT] =
            "it was sealed for another tenant: see aikey.tenant in the configuration of PHP",
    };
    return texts[problem];
}

/* The first `len` bytes of HMAC-SHA-256(master, text). */
static enum aikey_status derive(const unsigned char *master, struct aikey_slice text,
                                unsigned char *out, size_t len)
{
    unsigned char digest[DIGEST_LEN];
    bool done = HMAC(EVP_sha256(), master, AIKEY_MASTER_LEN, (const unsigned char *)text.data,
                     text.len, digest, NULL) != NULL;
    if (done) {
        memcpy(out, digest, len);
    }
    aikey_wipe(digest, sizeof(digest));
    return done ? AIKEY_OK : AIKEY_FAILED;
}

/* The same of a label, a NUL and the tenant. */
static enum aikey_status derive_for(const unsigned char *master, struct aikey_slice label,
                                    struct aikey_slice tenant, unsigned char *out, size_t len)
{
    char text[LABEL_MAX + 1 + AIKEY_TENANT_MAX];
    if (tenant.len > AIKEY_TENANT_MAX) {
        return AIKEY_TOO_LARGE;
    }
    memcpy(text, label.data, label.len);
    text[label.len] = '\0';
    if (tenant.len > 0) {
        memcpy(text + label.len + 1, tenant.data, tenant.len);
    }
    return derive(master, (struct aikey_slice){text, label.len + 1 + tenant.len}, out, len);
}

static enum aikey_status derive_key(const unsigned char *master, struct aikey_slice tenant,
                                    struct aikey_sealer *out)
{
    unsigned char of_master[HALF_ID_LEN / 2], of_tenant[HALF_ID_LEN / 2];
    enum aikey_status status =
        derive(master, AIKEY_SLICE_LITERAL("aikey1 id"), of_master, sizeof(of_master));
    if (status == AIKEY_OK) {
        status = derive_for(master, AIKEY_SLICE_LITERAL("aikey1 tenant"), tenant, of_tenant,
                            sizeof(of_tenant));
    }
    if (status == AIKEY_OK) {
        status = derive_for(master, AIKEY_SLICE_LITERAL("aikey1 seal"), tenant,
                            out->keys[out->count].key, AIKEY_WORKING_KEY_LEN);
    }
    if (status == AIKEY_OK) {
        aikey_hex_write(of_master, sizeof(of_master), out->keys[out->count].id);
        aikey_hex_write(of_tenant, sizeof(of_tenant), out->keys[out->count].id + HALF_ID_LEN);
        out->count++;
    }
    return status;
}

enum aikey_status aikey_seal_derive(const struct aikey_keyring *keyring, struct aikey_slice tenant,
                                    struct aikey_sealer *out)
{
    enum aikey_status status = AIKEY_OK;
    *out = (struct aikey_sealer){.problem = AIKEY_SEAL_PROBLEM_NONE};
    for (size_t i = 0; status == AIKEY_OK && i < keyring->count; i++) {
        status = derive_key(keyring->masters[i], tenant, out);
    }
    if (status != AIKEY_OK) {
        aikey_wipe(out, sizeof(*out));
        out->problem = AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE;
    }
    return status;
}

/* What a sealed value is bound to besides its key. */
static size_t write_associated(const char *id, struct aikey_slice connector,
                               unsigned char out[HEAD_LEN + CONNECTOR_MAX])
{
    memcpy(out, PREFIX, PREFIX_LEN);
    memcpy(out + PREFIX_LEN, id, AIKEY_KEY_ID_LEN);
    out[HEAD_LEN - 1] = ':';
    memcpy(out + HEAD_LEN, connector.data, connector.len);
    return HEAD_LEN + connector.len;
}

/* AES-256-GCM, either way. */
static bool gcm(EVP_CIPHER_CTX *context, bool encrypt, const unsigned char *key,
                const unsigned char *nonce, const unsigned char *associated, size_t associated_len,
                const unsigned char *in, size_t len, unsigned char *out, unsigned char *tag)
{
    int done;
    bool ok = EVP_CipherInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce, encrypt) == 1 &&
              EVP_CipherUpdate(context, NULL, &done, associated, (int)associated_len) == 1 &&
              EVP_CipherUpdate(context, out, &done, in, (int)len) == 1;
    if (ok && !encrypt) {
        ok = EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TAG_LEN, tag) == 1;
    }
    ok = ok && EVP_CipherFinal_ex(context, out + len, &done) == 1;
    if (ok && encrypt) {
        ok = EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TAG_LEN, tag) == 1;
    }
    return ok;
}

enum aikey_status aikey_seal_key(const struct aikey_sealer *sealer, struct aikey_slice connector,
                                 struct aikey_slice key, struct aikey_secret *out)
{
    if (key.len == 0 || key.len > AIKEY_SEAL_KEY_MAX || connector.len > CONNECTOR_MAX) {
        return AIKEY_INVALID;
    }
    if (sealer->problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    unsigned char packet[PACKET_MAX], associated[HEAD_LEN + CONNECTOR_MAX];
    char text[AIKEY_BASE64_SIZE(PACKET_MAX)];
    size_t associated_len = write_associated(sealer->keys[0].id, connector, associated);
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    enum aikey_status status = context != NULL ? AIKEY_OK : AIKEY_NOMEM;
    if (status == AIKEY_OK && (RAND_bytes(packet, NONCE_LEN) != 1 ||
                               !gcm(context, true, sealer->keys[0].key, packet, associated,
                                    associated_len, (const unsigned char *)key.data, key.len,
                                    packet + NONCE_LEN, packet + NONCE_LEN + key.len))) {
        status = AIKEY_FAILED;
    }
    EVP_CIPHER_CTX_free(context);
    if (status == AIKEY_OK) {
        size_t len =
            aikey_base64_encode(AIKEY_BASE64_URL, packet, NONCE_LEN + key.len + TAG_LEN, text);
        status = aikey_secret_append(out, (struct aikey_slice){(const char *)associated, HEAD_LEN});
        if (status == AIKEY_OK) {
            status = aikey_secret_append(out, (struct aikey_slice){text, len});
        }
    }
    return status;
}

/* A value of the form, taken apart. */
struct parts {
    char id[AIKEY_KEY_ID_LEN];
    unsigned char packet[PACKET_MAX];
    size_t len; /* of what was sealed */
};

static bool parse_sealed(struct aikey_slice sealed, struct parts *out)
{
    size_t len;
    if (sealed.len <= HEAD_LEN || !aikey_slice_starts(sealed, AIKEY_SLICE_LITERAL(PREFIX)) ||
        sealed.data[HEAD_LEN - 1] != ':' ||
        !aikey_hex_is((struct aikey_slice){sealed.data + PREFIX_LEN, AIKEY_KEY_ID_LEN}) ||
        aikey_base64_decode(AIKEY_BASE64_URL, aikey_slice_from(sealed, HEAD_LEN), out->packet,
                            sizeof(out->packet), &len) != AIKEY_OK ||
        len <= NONCE_LEN + TAG_LEN) {
        return false;
    }
    memcpy(out->id, sealed.data + PREFIX_LEN, AIKEY_KEY_ID_LEN);
    out->len = len - NONCE_LEN - TAG_LEN;
    return true;
}

/* Which of the keys, from `i` on, has the id; what is missing says why none has. */
static size_t find_key(const struct aikey_sealer *sealer, const char *id, size_t i,
                       enum aikey_seal_problem *problem)
{
    for (; i < sealer->count; i++) {
        if (memcmp(sealer->keys[i].id, id, AIKEY_KEY_ID_LEN) == 0) {
            *problem = AIKEY_SEAL_PROBLEM_TAMPERED;
            break;
        }
        if (*problem == AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID &&
            memcmp(sealer->keys[i].id, id, HALF_ID_LEN) == 0) {
            *problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT;
        }
    }
    return i;
}

/* Two masters may share an id: all that fit are tried. */
static enum aikey_status open_parts(const struct aikey_sealer *sealer, struct aikey_slice connector,
                                    struct parts *parts, unsigned char *plain,
                                    enum aikey_seal_problem *problem)
{
    unsigned char associated[HEAD_LEN + CONNECTOR_MAX];
    size_t associated_len = write_associated(parts->id, connector, associated);
    unsigned char *tag = parts->packet + NONCE_LEN + parts->len;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (context == NULL) {
        return AIKEY_NOMEM;
    }
    enum aikey_status status = AIKEY_SEALED;
    *problem = AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID;
    for (size_t i = 0; status == AIKEY_SEALED; i++) {
        i = find_key(sealer, parts->id, i, problem);
        if (i >= sealer->count) {
            break;
        }
        if (gcm(context, false, sealer->keys[i].key, parts->packet, associated, associated_len,
                parts->packet + NONCE_LEN, parts->len, plain, tag)) {
            status = AIKEY_OK;
        }
    }
    EVP_CIPHER_CTX_free(context);
    return status;
}

enum aikey_status aikey_seal_open(const struct aikey_sealer *sealer, struct aikey_slice connector,
                                  struct aikey_slice sealed, struct aikey_secret *out,
                                  enum aikey_seal_problem *problem)
{
    struct parts parts;
    unsigned char plain[AIKEY_SEAL_KEY_MAX + TAG_LEN];
    *problem = sealer->problem;
    if (*problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    if (connector.len > CONNECTOR_MAX || !parse_sealed(sealed, &parts)) {
        *problem = AIKEY_SEAL_PROBLEM_TAMPERED;
        return AIKEY_SEALED;
    }
    enum aikey_status status = open_parts(sealer, connector, &parts, plain, problem);
    if (status == AIKEY_OK) {
        *problem = AIKEY_SEAL_PROBLEM_NONE;
        status = aikey_secret_append(out, (struct aikey_slice){(const char *)plain, parts.len});
    }
    aikey_wipe(plain, sizeof(plain)); /* what did not verify is nobody's business either */
    return status;
}

/* ":" key id ":" base64url, up to the end. */
static bool has_tail(struct aikey_slice value)
{
    enum { SHORTEST = (NONCE_LEN + 1 + TAG_LEN) * 4 / 3 };
    size_t end = value.len;
    while (end > 0 && aikey_base64url_has(value.data[end - 1])) {
        end--;
    }
    return value.len - end >= SHORTEST && end >= AIKEY_KEY_ID_LEN + 2 &&
           value.data[end - 1] == ':' && value.data[end - AIKEY_KEY_ID_LEN - 2] == ':' &&
           aikey_hex_is(
               (struct aikey_slice){value.data + end - AIKEY_KEY_ID_LEN - 1, AIKEY_KEY_ID_LEN});
}

bool aikey_is_sealed(struct aikey_slice value)
{
    return aikey_slice_starts(value, AIKEY_SLICE_LITERAL("aikey1")) ||
           (value.len > HEAD_LEN && memchr(value.data, ':', value.len) != NULL && has_tail(value));
}
