#include "support.h"

#include "src/core/keys/fingerprint.h"

#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)
#define SALT "00112233445566778899aabbccddeeff"
#define URL "https://api.openai.com/v1"
#define KEY "sk-test-0123456789"

static void compute(const char *salt, const char *connector, const char *url,
                    struct aikey_slice key, char out[AIKEY_FINGERPRINT_SIZE])
{
    assert_int_equal(aikey_fingerprint(aikey_slice_of(salt), connector, url, key, out), AIKEY_OK);
    assert_int_equal(strlen(out), AIKEY_FINGERPRINT_SIZE - 1);
}

static void assert_differ(const char *a, const char *b)
{
    assert_string_not_equal(a, b);
    assert_false(aikey_fingerprint_equal(a, b));
}

/* The answer comes from another implementation:
 * python3 -c 'import hmac; print(hmac.new(b"00112233445566778899aabbccddeeff",
 *     b"openai\0https://api.openai.com/v1\0sk-test-0123456789", "sha256").hexdigest())' */
TEST(the_answer_is_known)
{
    char out[AIKEY_FINGERPRINT_SIZE];
    compute(SALT, "openai", URL, S(KEY), out);
    assert_string_equal(out, "b9814e003cd54ed4019d197efe6a0f1d7749f2d1e29b4e4a118feb40edcd6a7f");
}

TEST(every_part_counts)
{
    char first[AIKEY_FINGERPRINT_SIZE], second[AIKEY_FINGERPRINT_SIZE];
    compute(SALT, "openai", URL, S(KEY), first);

    compute(SALT, "openai", URL, S(KEY), second);
    assert_true(aikey_fingerprint_equal(first, second));

    compute("10112233445566778899aabbccddeeff", "openai", URL, S(KEY), second);
    assert_differ(first, second);
    compute(SALT, "mistral", URL, S(KEY), second);
    assert_differ(first, second);
    compute(SALT, "openai", URL "/", S(KEY), second);
    assert_differ(first, second);
    compute(SALT, "openai", URL, S(KEY "0"), second);
    assert_differ(first, second);
    compute(SALT, "openai", URL, S(KEY "\0"), second);
    assert_differ(first, second);
}

TEST(bytes_of_one_part_cannot_pass_for_bytes_of_the_next)
{
    char first[AIKEY_FINGERPRINT_SIZE], second[AIKEY_FINGERPRINT_SIZE];
    compute(SALT, "ab", "cd", S("ef"), first);
    compute(SALT, "abc", "d", S("ef"), second);
    assert_differ(first, second);
    compute(SALT, "ab", "cde", S("f"), second);
    assert_differ(first, second);
    compute(SALT, "abcd", "", S("ef"), second);
    assert_differ(first, second);
    compute(SALT, "ab", "", S("cdef"), second);
    assert_differ(first, second);
}

TEST(a_key_of_any_length_has_one)
{
    static char key[1024 * 1024];
    char out[AIKEY_FINGERPRINT_SIZE];
    memset(key, 'k', sizeof(key));
    compute(SALT, "openai", URL, S(""), out);
    compute(SALT, "openai", URL, (struct aikey_slice){key, sizeof(key)}, out);
}

TEST(too_long_a_base_url_is_refused)
{
    static char url[2048];
    char out[AIKEY_FINGERPRINT_SIZE];
    memset(url, 'u', sizeof(url) - 1);
    assert_int_equal(aikey_fingerprint(S(SALT), "openai", url, S(KEY), out), AIKEY_TOO_LARGE);
}

TEST(salts_are_hex_and_differ)
{
    char first[AIKEY_SALT_SIZE], second[AIKEY_SALT_SIZE];
    assert_int_equal(aikey_fingerprint_salt(first), AIKEY_OK);
    assert_int_equal(aikey_fingerprint_salt(second), AIKEY_OK);
    assert_int_equal(strspn(first, "0123456789abcdef"), AIKEY_SALT_SIZE - 1);
    assert_int_equal(strlen(first), AIKEY_SALT_SIZE - 1);
    assert_string_not_equal(first, second);
}

TEST(what_is_not_a_fingerprint_equals_nothing)
{
    char whole[AIKEY_FINGERPRINT_SIZE], last[AIKEY_FINGERPRINT_SIZE];
    compute(SALT, "openai", URL, S(KEY), whole);
    strcpy(last, whole);
    last[AIKEY_FINGERPRINT_SIZE - 2] = 'x';
    assert_true(aikey_fingerprint_equal(whole, whole));
    assert_false(aikey_fingerprint_equal(whole, last));
    assert_false(aikey_fingerprint_equal("", ""));
    assert_false(aikey_fingerprint_equal(whole, ""));
    assert_false(aikey_fingerprint_equal("abc", "abc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_is_known),
        cmocka_unit_test(every_part_counts),
        cmocka_unit_test(bytes_of_one_part_cannot_pass_for_bytes_of_the_next),
        cmocka_unit_test(a_key_of_any_length_has_one),
        cmocka_unit_test(too_long_a_base_url_is_refused),
        cmocka_unit_test(salts_are_hex_and_differ),
        cmocka_unit_test(what_is_not_a_fingerprint_equals_nothing),
    };
    return cmocka_run_group_tests_name("fingerprint", tests, NULL, NULL);
}
