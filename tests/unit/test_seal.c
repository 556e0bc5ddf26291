#include "support.h"

#include "src/core/bytes/base64.h"
#include "src/core/vault/seal.h"

#include <jansson.h>
#include <openssl/evp.h>
#include <string.h>

static const struct aikey_slice openai = {"openai", 6};

static bool out_of_memory;

EVP_CIPHER_CTX *__real_EVP_CIPHER_CTX_new(void);
EVP_CIPHER_CTX *__wrap_EVP_CIPHER_CTX_new(void);
EVP_CIPHER_CTX *__wrap_EVP_CIPHER_CTX_new(void)
{
    return out_of_memory ? NULL : __real_EVP_CIPHER_CTX_new();
}

/* A sealer with one master key per letter, each of that byte 32 times. */
static struct aikey_sealer sealer_of(const char *letters, const char *tenant)
{
    struct aikey_keyring keyring = {.count = strlen(letters)};
    struct aikey_sealer sealer;
    for (size_t i = 0; i < keyring.count; i++) {
        memset(keyring.masters[i], letters[i], AIKEY_MASTER_LEN);
    }
    assert_int_equal(aikey_seal_derive(&keyring, aikey_slice_of(tenant), &sealer), AIKEY_OK);
    return sealer;
}

/* Returns the problem, AIKEY_SEAL_PROBLEM_NONE if the value opens. */
static enum aikey_seal_problem open_as(const struct aikey_sealer *sealer,
                                       struct aikey_slice connector, struct aikey_slice sealed,
                                       struct aikey_slice key)
{
    char out[AIKEY_SEAL_KEY_MAX] = "";
    size_t len;
    enum aikey_seal_problem problem;
    enum aikey_status status = aikey_seal_open(sealer, connector, sealed, out, &len, &problem);
    assert_int_equal(status, problem == AIKEY_SEAL_PROBLEM_NONE ? AIKEY_OK : AIKEY_SEALED);
    if (status == AIKEY_OK) {
        assert_true(aikey_slice_equal((struct aikey_slice){out, len}, key));
    } else {
        static const char nothing[AIKEY_SEAL_KEY_MAX];
        assert_int_equal(len, 0);
        assert_memory_equal(out, nothing, sizeof(out));
    }
    return problem;
}

static struct aikey_secret seal(const struct aikey_sealer *sealer, struct aikey_slice connector,
                                struct aikey_slice key)
{
    struct aikey_secret out;
    aikey_secret_init(&out, AIKEY_SEALED_MAX);
    assert_int_equal(aikey_seal_key(sealer, connector, key, &out), AIKEY_OK);
    return out;
}

static size_t from_hex(const char *hex, char *out)
{
    size_t len = strlen(hex) / 2;
    for (size_t i = 0; i < len; i++) {
        unsigned byte;
        assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
        out[i] = (char)byte;
    }
    return len;
}

TEST(what_others_sealed_opens)
{
    json_t *rows = json_load_file("sealed.json", 0, NULL);
    size_t i;
    json_t *row;
    assert_true(json_array_size(rows) > 0);
    json_array_foreach(rows, i, row)
    {
        char key[AIKEY_SEAL_KEY_MAX];
        struct aikey_keyring keyring;
        struct aikey_keyring_report report;
        struct aikey_sealer sealer;
        const char *const names[] = {"master", "tenant", "connector", "key", "sealed"};
        const char *texts[AIKEY_COUNT(names)];
        for (size_t j = 0; j < AIKEY_COUNT(names); j++) {
            texts[j] = json_string_value(json_object_get(row, names[j]));
        }
        assert_int_equal(aikey_keyring_parse(aikey_slice_of(texts[0]), &keyring, &report),
                         AIKEY_OK);
        assert_int_equal(aikey_seal_derive(&keyring, aikey_slice_of(texts[1]), &sealer), AIKEY_OK);
        struct aikey_slice plain = {key, from_hex(texts[3], key)};
        assert_row(open_as(&sealer, aikey_slice_of(texts[2]), aikey_slice_of(texts[4]), plain) ==
                       AIKEY_SEAL_PROBLEM_NONE,
                   "row %zu", i);
    }
    json_decref(rows);
}

TEST(every_length_comes_back)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    char key[AIKEY_SEAL_KEY_MAX];
    for (size_t i = 0; i < sizeof(key); i++) {
        key[i] = (char)(i * 37);
    }
    for (size_t len = 1; len <= sizeof(key); len++) {
        struct aikey_slice plain = {key, len};
        struct aikey_secret sealed = seal(&sealer, openai, plain);
        assert_true(aikey_is_sealed(aikey_secret_slice(&sealed)));
        assert_true(sealed.len > 0 && sealed.len < AIKEY_SEALED_MAX);
        assert_int_equal(open_as(&sealer, openai, aikey_secret_slice(&sealed), plain),
                         AIKEY_SEAL_PROBLEM_NONE);
        aikey_secret_release(&sealed);
    }
}

TEST(what_is_empty_or_too_long_is_not_sealed)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    static const char key[AIKEY_SEAL_KEY_MAX + 1];
    struct aikey_secret out;
    aikey_secret_init(&out, AIKEY_SEALED_MAX);
    assert_int_equal(aikey_seal_key(&sealer, openai, (struct aikey_slice){key, 0}, &out),
                     AIKEY_INVALID);
    assert_int_equal(aikey_seal_key(&sealer, openai, (struct aikey_slice){key, sizeof(key)}, &out),
                     AIKEY_INVALID);
    assert_int_equal(out.len, 0);
}

/* Writes the sealed form of an empty key, which only the holder of the working key can make. */
static void seal_nothing(const struct aikey_working_key *key, struct aikey_slice option,
                         char out[AIKEY_SEALED_MAX])
{
    enum { NONCE_LEN = 12, TAG_LEN = 16 };
    unsigned char packet[NONCE_LEN + TAG_LEN] = "any nonce";
    unsigned char *tag = packet + NONCE_LEN;
    char head[64];
    int len, done;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int head_len = snprintf(head, sizeof(head), "aikey1:%.*s:", AIKEY_KEY_ID_LEN, key->id);
    assert_true(EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key->bytes, packet) == 1 &&
                EVP_EncryptUpdate(context, NULL, &len, (const unsigned char *)head, head_len) ==
                    1 &&
                EVP_EncryptUpdate(context, NULL, &len, (const unsigned char *)option.data,
                                  (int)option.len) == 1 &&
                EVP_EncryptFinal_ex(context, tag, &done) == 1 &&
                EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TAG_LEN, tag) == 1);
    EVP_CIPHER_CTX_free(context);
    memcpy(out, head, (size_t)head_len);
    size_t end = (size_t)head_len +
                 aikey_base64_encode(AIKEY_BASE64_URL, packet, sizeof(packet), out + head_len);
    out[end] = '\0';
}

TEST(a_sealed_value_without_a_key_in_it_does_not_open)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    char sealed[AIKEY_SEALED_MAX];
    seal_nothing(&sealer.keys[0], openai, sealed);
    assert_int_equal(open_as(&sealer, openai, aikey_slice_of(sealed), AIKEY_SLICE_LITERAL("")),
                     AIKEY_SEAL_PROBLEM_TAMPERED);
}

TEST(a_tenant_has_at_most_255_bytes)
{
    char name[257];
    struct aikey_keyring keyring = {.count = 1};
    struct aikey_sealer sealer;
    memset(name, 't', sizeof(name));
    assert_int_equal(aikey_seal_derive(&keyring, (struct aikey_slice){name, 255}, &sealer),
                     AIKEY_OK);
    assert_int_equal(sealer.problem, AIKEY_SEAL_PROBLEM_NONE);
    assert_int_equal(aikey_seal_derive(&keyring, (struct aikey_slice){name, 256}, &sealer),
                     AIKEY_TOO_LARGE);
    assert_int_equal(sealer.problem, AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE);
    assert_int_equal(sealer.count, 0);
}

TEST(without_memory_nothing_is_sealed_or_opened)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("sk-proj-0123456789");
    struct aikey_secret sealed = seal(&sealer, openai, plain), out;
    char key[AIKEY_SEAL_KEY_MAX];
    size_t len;
    enum aikey_seal_problem problem;
    aikey_secret_init(&out, AIKEY_SEALED_MAX);
    out_of_memory = true;
    assert_int_equal(aikey_seal_key(&sealer, openai, plain, &out), AIKEY_NOMEM);
    assert_int_equal(
        aikey_seal_open(&sealer, openai, aikey_secret_slice(&sealed), key, &len, &problem),
        AIKEY_NOMEM);
    out_of_memory = false;
    assert_int_equal(out.len, 0);
    assert_int_equal(len, 0);
    aikey_secret_release(&sealed);
}

TEST(every_changed_bit_is_refused_and_none_makes_it_a_key)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("sk-proj-0123456789");
    struct aikey_secret sealed = seal(&sealer, openai, plain);
    for (size_t i = 0; i < sealed.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            sealed.data[i] = (char)(sealed.data[i] ^ (1 << bit));
            struct aikey_slice changed = aikey_secret_slice(&sealed);
            assert_row(open_as(&sealer, openai, changed, plain) != AIKEY_SEAL_PROBLEM_NONE,
                       "byte %zu, bit %d opens", i, bit);
            assert_row(aikey_is_sealed(changed), "byte %zu, bit %d looks like a key", i, bit);
            sealed.data[i] = (char)(sealed.data[i] ^ (1 << bit));
        }
    }
    assert_int_equal(open_as(&sealer, openai, aikey_secret_slice(&sealed), plain),
                     AIKEY_SEAL_PROBLEM_NONE);
    aikey_secret_release(&sealed);
}

TEST(what_was_cut_or_added_to_is_refused)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("sk-proj-0123456789");
    struct aikey_secret sealed = seal(&sealer, openai, plain);
    for (size_t len = 0; len < sealed.len; len++) {
        struct aikey_slice cut = {sealed.data, len};
        assert_row(open_as(&sealer, openai, cut, plain) == AIKEY_SEAL_PROBLEM_TAMPERED, "%zu bytes",
                   len);
        assert_row(len < 6 || aikey_is_sealed(cut), "%zu bytes look like a key", len);
    }
    assert_int_equal(aikey_secret_append(&sealed, AIKEY_SLICE_LITERAL("A")), AIKEY_OK);
    assert_int_equal(open_as(&sealer, openai, aikey_secret_slice(&sealed), plain),
                     AIKEY_SEAL_PROBLEM_TAMPERED);
    aikey_secret_release(&sealed);
}

TEST(each_refusal_has_its_reason)
{
    static const struct aikey_sealer no_keyring = {.problem = AIKEY_SEAL_PROBLEM_NO_KEYRING};
    static const struct aikey_sealer unreadable = {.problem =
                                                       AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE};
    const struct aikey_sealer own = sealer_of("a", "shop");
    const struct aikey_sealer other_tenant = sealer_of("a", "blog");
    const struct aikey_sealer other_keyring = sealer_of("b", "shop");
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("a key");
    struct aikey_secret made = seal(&own, openai, plain);
    struct aikey_slice sealed = aikey_secret_slice(&made);
    struct aikey_slice google = AIKEY_SLICE_LITERAL("google");

    assert_int_equal(open_as(&own, openai, sealed, plain), AIKEY_SEAL_PROBLEM_NONE);
    assert_int_equal(open_as(&own, google, sealed, plain), AIKEY_SEAL_PROBLEM_TAMPERED);
    assert_int_equal(open_as(&other_tenant, openai, sealed, plain),
                     AIKEY_SEAL_PROBLEM_OTHER_TENANT);
    assert_int_equal(open_as(&other_keyring, openai, sealed, plain),
                     AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID);
    assert_int_equal(open_as(&no_keyring, openai, sealed, plain), AIKEY_SEAL_PROBLEM_NO_KEYRING);
    assert_int_equal(open_as(&unreadable, openai, sealed, plain),
                     AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE);
    aikey_secret_release(&made);
}

TEST(the_first_key_seals_and_all_open)
{
    const struct aikey_sealer before = sealer_of("a", "");
    const struct aikey_sealer rotated = sealer_of("ba", "");
    const struct aikey_sealer after = sealer_of("b", "");
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("a key");
    struct aikey_secret old = seal(&before, openai, plain);
    struct aikey_secret new = seal(&rotated, openai, plain);
    assert_int_equal(open_as(&rotated, openai, aikey_secret_slice(&old), plain),
                     AIKEY_SEAL_PROBLEM_NONE);
    assert_int_equal(open_as(&after, openai, aikey_secret_slice(&new), plain),
                     AIKEY_SEAL_PROBLEM_NONE);
    assert_int_equal(open_as(&after, openai, aikey_secret_slice(&old), plain),
                     AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID);
    assert_int_equal(open_as(&before, openai, aikey_secret_slice(&new), plain),
                     AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID);
    aikey_secret_release(&old);
    aikey_secret_release(&new);
}

/* The part of an id that names the master is only 32 bits: two keys may share an id. */
TEST(a_key_of_the_same_id_does_not_hide_another)
{
    struct aikey_sealer sealer = sealer_of("a", "");
    struct aikey_sealer both = sealer_of("ba", "");
    memcpy(both.keys[0].id, both.keys[1].id, sizeof(both.keys[0].id));
    struct aikey_slice plain = AIKEY_SLICE_LITERAL("a key");
    struct aikey_secret sealed = seal(&sealer, openai, plain);
    assert_int_equal(open_as(&both, openai, aikey_secret_slice(&sealed), plain),
                     AIKEY_SEAL_PROBLEM_NONE);
    aikey_secret_release(&sealed);
}

TEST(two_sealed_values_of_one_key_are_not_alike)
{
    const struct aikey_sealer sealer = sealer_of("a", "");
    struct aikey_secret one = seal(&sealer, openai, AIKEY_SLICE_LITERAL("a key"));
    struct aikey_secret two = seal(&sealer, openai, AIKEY_SLICE_LITERAL("a key"));
    assert_false(aikey_slice_equal(aikey_secret_slice(&one), aikey_secret_slice(&two)));
    aikey_secret_release(&one);
    aikey_secret_release(&two);
}

TEST(no_key_that_a_provider_gives_looks_sealed)
{
    static const char *const keys[] = {
        "",
        "sk-proj-0123456789",
        "AIzaSyA0123456789",
        "user:0123456789abcdef",
        "user:0123456789abcdef:short",
        "user:0123456789abcdeX:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "https://user:password@example.com/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "aikey",
    };
    for (size_t i = 0; i < AIKEY_COUNT(keys); i++) {
        assert_row(!aikey_is_sealed(aikey_slice_of(keys[i])), "%s", keys[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_others_sealed_opens),
        cmocka_unit_test(every_length_comes_back),
        cmocka_unit_test(what_is_empty_or_too_long_is_not_sealed),
        cmocka_unit_test(a_sealed_value_without_a_key_in_it_does_not_open),
        cmocka_unit_test(a_tenant_has_at_most_255_bytes),
        cmocka_unit_test(without_memory_nothing_is_sealed_or_opened),
        cmocka_unit_test(every_changed_bit_is_refused_and_none_makes_it_a_key),
        cmocka_unit_test(what_was_cut_or_added_to_is_refused),
        cmocka_unit_test(each_refusal_has_its_reason),
        cmocka_unit_test(the_first_key_seals_and_all_open),
        cmocka_unit_test(a_key_of_the_same_id_does_not_hide_another),
        cmocka_unit_test(two_sealed_values_of_one_key_are_not_alike),
        cmocka_unit_test(no_key_that_a_provider_gives_looks_sealed),
    };
    return cmocka_run_group_tests_name("seal", tests, NULL, NULL);
}
