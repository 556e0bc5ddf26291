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
    HEAD_LEN = PREFIX_LEN + AIKEY_KEY_ID_LEN + 1, /* up to and including the second colon */
    NONCE_LEN = 12,
    TAG_LEN = 16,
    DIGEST_LEN = 32,
    HALF_ID_LEN = AIKEY_KEY_ID_LEN / 2,
    PACKET_MAX = NONCE_LEN + AIKEY_SEAL_KEY_MAX + TAG_LEN,
    LABEL_MAX = 16
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
        [AIKEY_SEAL_PROBLEM_TENANT_REFUSED] = "tenant_refused",
        [AIKEY_SEAL_PROBLEM_NO_TENANT] = "no_tenant",
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
            "this process cannot use the keyring that aikey.keyring names",
        [AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID] =
            "the keyring no longer holds the key that sealed it: put that line back",
        [AIKEY_SEAL_PROBLEM_TAMPERED] =
            "it was changed or cut off, or it was sealed for another option",
        [AIKEY_SEAL_PROBLEM_OTHER_TENANT] =
            ("the stored key, or another key of this site, was sealed for a tenant that this "
             "process does not have: aikey.tenant must be the same as in the site's pool; on the "
             "command line, php -d aikey.tenant=..."),
        [AIKEY_SEAL_PROBLEM_TENANT_REFUSED] =
            ("aikey.tenant cannot be set by a virtual host or with a request: set it in php.ini or "
             "in the configuration of a pool"),
        [AIKEY_SEAL_PROBLEM_NO_TENANT] =
            ("this process has no tenant, and aikey.require_tenant is on: set aikey.tenant in the "
             "pool's configuration; on the command line, php -d aikey.tenant=..."),
    };
    return texts[problem];
}

bool aikey_seal_problem_is_of_tenant(enum aikey_seal_problem problem)
{
    return problem == AIKEY_SEAL_PROBLEM_OTHER_TENANT ||
           problem == AIKEY_SEAL_PROBLEM_TENANT_REFUSED || problem == AIKEY_SEAL_PROBLEM_NO_TENANT;
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

/* The same for a label, a NUL and the tenant. */
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
                                    struct aikey_working_key *out)
{
    unsigned char of_master[HALF_ID_LEN / 2], of_tenant[HALF_ID_LEN / 2];
    enum aikey_status status =
        derive(master, AIKEY_SLICE_LITERAL("aikey1 id"), of_master, sizeof(of_master));
    if (status != AIKEY_OK) {
        return status;
    }
    status = derive_for(master, AIKEY_SLICE_LITERAL("aikey1 tenant"), tenant, of_tenant,
                        sizeof(of_tenant));
    if (status != AIKEY_OK) {
        return status;
    }
    aikey_hex_write(of_master, sizeof(of_master), out->id);
    aikey_hex_write(of_tenant, sizeof(of_tenant), out->id + HALF_ID_LEN);
    return derive_for(master, AIKEY_SLICE_LITERAL("aikey1 seal"), tenant, out->bytes,
                      sizeof(out->bytes));
}

enum aikey_status aikey_seal_derive(const struct aikey_keyring *keyring, struct aikey_slice tenant,
                                    struct aikey_sealer *out)
{
    enum aikey_status status = AIKEY_OK;
    *out = (struct aikey_sealer){.problem = AIKEY_SEAL_PROBLEM_NONE, .count = keyring->count};
    for (size_t i = 0; status == AIKEY_OK && i < keyring->count; i++) {
        status = derive_key(keyring->masters[i], tenant, &out->keys[i]);
    }
    if (status != AIKEY_OK) {
        aikey_wipe(out, sizeof(*out));
        out->problem = AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE;
    }
    return status;
}

/* "aikey1:" key id ":" */
static void write_head(const char *id, char out[HEAD_LEN])
{
    memcpy(out, PREFIX, PREFIX_LEN);
    memcpy(out + PREFIX_LEN, id, AIKEY_KEY_ID_LEN);
    out[HEAD_LEN - 1] = ':';
}

/* Fetched once per process, because OpenSSL 3 is slow to find it. */
static const EVP_CIPHER *aes_256_gcm;
static CRYPTO_ONCE fetched = CRYPTO_ONCE_STATIC_INIT;

static void fetch(void)
{
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
    aes_256_gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
#else
    aes_256_gcm = EVP_aes_256_gcm();
#endif
}

/* Sets AES-256-GCM up in either direction: the key, the nonce, and what the value is bound to. */
static bool start(EVP_CIPHER_CTX *context, bool encrypt, const struct aikey_working_key *key,
                  struct aikey_slice option, const unsigned char *nonce)
{
    char associated[HEAD_LEN + AIKEY_SEAL_OPTION_MAX];
    int done;
    write_head(key->id, associated);
    memcpy(associated + HEAD_LEN, option.data, option.len);
    return CRYPTO_THREAD_run_once(&fetched, fetch) == 1 && aes_256_gcm != NULL &&
           EVP_CipherInit_ex(context, aes_256_gcm, NULL, key->bytes, nonce, encrypt) == 1 &&
           EVP_CipherUpdate(context, NULL, &done, (const unsigned char *)associated,
                            (int)(HEAD_LEN + option.len)) == 1;
}

/* A sealed value, taken apart. */
struct parts {
    char id[AIKEY_KEY_ID_LEN];
    unsigned char packet[PACKET_MAX]; /* nonce, ciphertext, tag */
    size_t len;                       /* of the ciphertext */
};

static bool encrypt_parts(EVP_CIPHER_CTX *context, const struct aikey_working_key *key,
                          struct aikey_slice option, struct aikey_slice text, struct parts *out)
{
    unsigned char *nonce = out->packet, *ciphertext = nonce + NONCE_LEN;
    unsigned char *tag = ciphertext + text.len;
    int done;
    memcpy(out->id, key->id, AIKEY_KEY_ID_LEN);
    out->len = text.len;
    return RAND_bytes(nonce, NONCE_LEN) == 1 && start(context, true, key, option, nonce) &&
           EVP_CipherUpdate(context, ciphertext, &done, (const unsigned char *)text.data,
                            (int)text.len) == 1 &&
           EVP_CipherFinal_ex(context, tag, &done) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TAG_LEN, tag) == 1;
}

static bool decrypt_parts(EVP_CIPHER_CTX *context, const struct aikey_working_key *key,
                          struct aikey_slice option, struct parts *parts, unsigned char *plain)
{
    unsigned char *nonce = parts->packet, *ciphertext = nonce + NONCE_LEN;
    unsigned char *tag = ciphertext + parts->len;
    int done;
    return start(context, false, key, option, nonce) &&
           EVP_CipherUpdate(context, plain, &done, ciphertext, (int)parts->len) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TAG_LEN, tag) == 1 &&
           EVP_CipherFinal_ex(context, plain + parts->len, &done) == 1;
}

/* OpenSSL leaves the last block of a text in registers, which a core dump shows as long as nobody
 * else uses them. The same work on zeros leaves a block that says nothing, for no value is sealed
 * with this nonce. */
static void overwrite_registers(EVP_CIPHER_CTX *context, size_t len)
{
    static const unsigned char nonce[NONCE_LEN];
    unsigned char zeros[AIKEY_SEAL_KEY_MAX];
    int done;
    memset(zeros, 0, len);
    if (EVP_CipherInit_ex(context, NULL, NULL, NULL, nonce, -1) == 1) {
        (void)EVP_CipherUpdate(context, zeros, &done, zeros, (int)len);
    }
}

static enum aikey_status seal_parts(const struct aikey_working_key *key, struct aikey_slice option,
                                    struct aikey_slice text, struct parts *out)
{
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (context == NULL) {
        return AIKEY_NOMEM;
    }
    bool done = encrypt_parts(context, key, option, text, out);
    overwrite_registers(context, text.len);
    EVP_CIPHER_CTX_free(context);
    return done ? AIKEY_OK : AIKEY_FAILED;
}

/* AIKEY_SEALED: not with this key. */
static enum aikey_status open_parts(const struct aikey_working_key *key, struct aikey_slice option,
                                    struct parts *parts, unsigned char *plain)
{
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (context == NULL) {
        return AIKEY_NOMEM;
    }
    bool done = decrypt_parts(context, key, option, parts, plain);
    overwrite_registers(context, parts->len);
    EVP_CIPHER_CTX_free(context);
    return done ? AIKEY_OK : AIKEY_SEALED;
}

enum aikey_status aikey_seal_key(const struct aikey_sealer *sealer, struct aikey_slice option,
                                 struct aikey_slice key, struct aikey_secret *out)
{
    if (key.len == 0 || key.len > AIKEY_SEAL_KEY_MAX || option.len > AIKEY_SEAL_OPTION_MAX) {
        return AIKEY_INVALID;
    }
    if (sealer->problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    struct parts parts;
    enum aikey_status status = seal_parts(&sealer->keys[0], option, key, &parts);
    if (status != AIKEY_OK) {
        return status;
    }
    char text[HEAD_LEN + AIKEY_BASE64_SIZE(PACKET_MAX)];
    write_head(parts.id, text);
    size_t len = aikey_base64_encode(AIKEY_BASE64_URL, parts.packet,
                                     NONCE_LEN + parts.len + TAG_LEN, text + HEAD_LEN);
    return aikey_secret_append(out, (struct aikey_slice){text, HEAD_LEN + len});
}

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

/* Finds the first key of that id from `*index` on. */
static enum aikey_seal_problem find_key(const struct aikey_sealer *sealer, const char *id,
                                        size_t *index)
{
    enum aikey_seal_problem problem = AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID;
    for (size_t i = *index; i < sealer->count; i++) {
        if (memcmp(sealer->keys[i].id, id, AIKEY_KEY_ID_LEN) == 0) {
            *index = i;
            return AIKEY_SEAL_PROBLEM_NONE;
        }
        if (memcmp(sealer->keys[i].id, id, HALF_ID_LEN) == 0) {
            problem = AIKEY_SEAL_PROBLEM_OTHER_TENANT;
        }
    }
    return problem;
}

enum aikey_seal_problem aikey_seal_find_key(const struct aikey_sealer *sealer,
                                            struct aikey_slice sealed, size_t *index)
{
    struct parts parts;
    *index = 0;
    if (sealer->problem != AIKEY_SEAL_PROBLEM_NONE) {
        return sealer->problem;
    }
    return parse_sealed(sealed, &parts) ? find_key(sealer, parts.id, index)
                                        : AIKEY_SEAL_PROBLEM_TAMPERED;
}

/* Tries every key of that id, for two masters may share one. */
static enum aikey_status try_keys(const struct aikey_sealer *sealer, struct aikey_slice option,
                                  struct parts *parts, unsigned char *plain,
                                  enum aikey_seal_problem *problem)
{
    size_t i = 0;
    *problem = find_key(sealer, parts->id, &i);
    if (*problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    enum aikey_status status;
    *problem = AIKEY_SEAL_PROBLEM_TAMPERED;
    do {
        status = open_parts(&sealer->keys[i], option, parts, plain);
        i++;
    } while (status == AIKEY_SEALED && find_key(sealer, parts->id, &i) == AIKEY_SEAL_PROBLEM_NONE);
    return status;
}

enum aikey_status aikey_seal_open(const struct aikey_sealer *sealer, struct aikey_slice option,
                                  struct aikey_slice sealed, char key[AIKEY_SEAL_KEY_MAX],
                                  size_t *len, enum aikey_seal_problem *problem)
{
    struct parts parts;
    *len = 0;
    *problem = sealer->problem;
    if (*problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    if (option.len > AIKEY_SEAL_OPTION_MAX || !parse_sealed(sealed, &parts)) {
        *problem = AIKEY_SEAL_PROBLEM_TAMPERED;
        return AIKEY_SEALED;
    }
    enum aikey_status status = try_keys(sealer, option, &parts, (unsigned char *)key, problem);
    if (status == AIKEY_OK) {
        *problem = AIKEY_SEAL_PROBLEM_NONE;
        *len = parts.len;
    } else {
        aikey_wipe(key, parts.len); /* it is there even if the tag did not match */
    }
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
