#include "support.h"

#include "src/core/bytes/base64.h"

#include <string.h>

/* RFC 4648, section 10 */
static const struct {
    const char *bytes, *padded, *url;
} rows[] = {
    {"", "", ""},
    {"f", "Zg==", "Zg"},
    {"fo", "Zm8=", "Zm8"},
    {"foo", "Zm9v", "Zm9v"},
    {"foob", "Zm9vYg==", "Zm9vYg"},
    {"fooba", "Zm9vYmE=", "Zm9vYmE"},
    {"foobar", "Zm9vYmFy", "Zm9vYmFy"},
    {"\xfb\xff\xfe", "+//+", "-__-"},
};

static void check(enum aikey_base64 alphabet, const char *bytes, const char *text)
{
    char encoded[32];
    unsigned char decoded[32];
    size_t len;
    assert_int_equal(
        aikey_base64_encode(alphabet, (const unsigned char *)bytes, strlen(bytes), encoded),
        strlen(text));
    assert_string_equal(encoded, text);
    assert_int_equal(
        aikey_base64_decode(alphabet, aikey_slice_of(text), decoded, sizeof(decoded), &len),
        AIKEY_OK);
    assert_slice(((struct aikey_slice){(const char *)decoded, len}), bytes);
}

TEST(both_alphabets_are_those_of_the_standard)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        check(AIKEY_BASE64_STANDARD, rows[i].bytes, rows[i].padded);
        check(AIKEY_BASE64_URL, rows[i].bytes, rows[i].url);
    }
}

TEST(every_length_comes_back)
{
    unsigned char bytes[300], decoded[300];
    char text[AIKEY_BASE64_SIZE(sizeof(bytes))];
    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (unsigned char)(i * 151 + 7);
    }
    for (size_t len = 0; len <= sizeof(bytes); len++) {
        for (int a = AIKEY_BASE64_STANDARD; a <= AIKEY_BASE64_URL; a++) {
            enum aikey_base64 alphabet = (enum aikey_base64)a;
            size_t written = aikey_base64_encode(alphabet, bytes, len, text);
            struct aikey_slice all = {text, written};
            size_t got;
            assert_int_equal(aikey_base64_decode(alphabet, all, decoded, len, &got), AIKEY_OK);
            assert_int_equal(got, len);
            assert_memory_equal(decoded, bytes, len);
            if (len > 0) {
                assert_int_equal(aikey_base64_decode(alphabet, all, decoded, len - 1, &got),
                                 AIKEY_TOO_LARGE);
            }
        }
    }
}

TEST(only_the_exact_encoding_is_accepted)
{
    static const struct {
        enum aikey_base64 alphabet;
        const char *text;
    } bad[] = {
        {AIKEY_BASE64_STANDARD, "Zg"},
        {AIKEY_BASE64_STANDARD, "Zg="},
        {AIKEY_BASE64_STANDARD, "Zh=="},
        {AIKEY_BASE64_STANDARD, "Zm9="},
        {AIKEY_BASE64_STANDARD, "Z==="},
        {AIKEY_BASE64_STANDARD, "===="},
        {AIKEY_BASE64_STANDARD, "Zm9v\n"},
        {AIKEY_BASE64_STANDARD, " Zm9v"},
        {AIKEY_BASE64_STANDARD, "Zm 9v"},
        {AIKEY_BASE64_STANDARD, "-__-"},
        {AIKEY_BASE64_STANDARD, "Zg==Zg=="},
        {AIKEY_BASE64_URL, "Zg=="},
        {AIKEY_BASE64_URL, "Zh"},
        {AIKEY_BASE64_URL, "Z"},
        {AIKEY_BASE64_URL, "+//+"},
        {AIKEY_BASE64_URL, "Zm9vY"},
        {AIKEY_BASE64_URL, "Zm9\xff"},
    };
    unsigned char out[32];
    size_t len;
    for (size_t i = 0; i < AIKEY_COUNT(bad); i++) {
        assert_row(aikey_base64_decode(bad[i].alphabet, aikey_slice_of(bad[i].text), out,
                                       sizeof(out), &len) == AIKEY_INVALID &&
                       len == 0,
                   "\"%s\"", bad[i].text);
    }
}

static bool is_digit(enum aikey_base64 alphabet, int c)
{
    const char *others = alphabet == AIKEY_BASE64_URL ? "-_" : "+/";
    return aikey_is_alnum((char)c) || (c != 0 && strchr(others, c) != NULL);
}

TEST(nothing_but_digits_is_accepted_anywhere)
{
    for (int a = AIKEY_BASE64_STANDARD; a <= AIKEY_BASE64_URL; a++) {
        for (int c = 0; c < 256; c++) {
            for (size_t at = 0; at < 8; at++) {
                char text[] = "AAAAAAAA";
                unsigned char out[6];
                size_t len;
                text[at] = (char)c;
                enum aikey_status status = aikey_base64_decode(
                    (enum aikey_base64)a, (struct aikey_slice){text, 8}, out, sizeof(out), &len);
                bool ends_in_padding = a == AIKEY_BASE64_STANDARD && c == '=' && at == 7;
                bool accepted = is_digit((enum aikey_base64)a, c) || ends_in_padding;
                assert_row((status == AIKEY_OK) == accepted, "byte %d at %zu", c, at);
            }
        }
    }
}

TEST(a_digit_of_base64url_is_known)
{
    for (int c = 0; c < 256; c++) {
        assert_row(aikey_base64url_has((char)c) == is_digit(AIKEY_BASE64_URL, c), "byte %d", c);
    }
}

TEST(padding_in_the_middle_of_a_long_text_is_refused)
{
    char text[129];
    memset(text, 'A', 128);
    text[128] = '\0';
    text[62] = text[63] = '=';
    unsigned char out[128];
    size_t len;
    assert_int_equal(
        aikey_base64_decode(AIKEY_BASE64_STANDARD, aikey_slice_of(text), out, sizeof(out), &len),
        AIKEY_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_alphabets_are_those_of_the_standard),
        cmocka_unit_test(every_length_comes_back),
        cmocka_unit_test(only_the_exact_encoding_is_accepted),
        cmocka_unit_test(nothing_but_digits_is_accepted_anywhere),
        cmocka_unit_test(a_digit_of_base64url_is_known),
        cmocka_unit_test(padding_in_the_middle_of_a_long_text_is_refused),
    };
    return cmocka_run_group_tests_name("base64", tests, NULL, NULL);
}
