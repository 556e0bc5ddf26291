#include "support.h"

#include "src/core/keys/lint.h"

#include <stdio.h>
#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)
#define KEY "sk-proj-0123456789-0123456789-0123456789-0123456789-abcd"
#define BULLET "\xe2\x80\xa2"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
#define NO_BREAK_SPACE "\xc2\xa0"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

enum {
    NONE = 0,
    SPACE = 1 << AIKEY_CLEANED_WHITE_SPACE,
    INVISIBLE = 1 << AIKEY_CLEANED_INVISIBLE,
    QUOTES = 1 << AIKEY_CLEANED_QUOTES,
    PREFIX = 1 << AIKEY_CLEANED_PREFIX,
};

static struct aikey_secret key; /* of the last lint */

static struct aikey_lint lint_as(struct aikey_slice pasted, const char *connector)
{
    struct aikey_lint lint;
    aikey_secret_release(&key);
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    assert_int_equal(
        aikey_lint_key(pasted, aikey_slice_of(connector), "OPENAI_API_KEY", &key, &lint), AIKEY_OK);
    return lint;
}

static int release_key(void **state)
{
    (void)state;
    aikey_secret_release(&key);
    return 0;
}

static void check_cleaned(struct aikey_slice pasted, const char *expected, unsigned cleaned)
{
    struct aikey_lint lint = lint_as(pasted, "openai");
    assert_row(lint.ok, "'%s' is refused", pasted.data);
    assert_slice(aikey_secret_slice(&key), expected);
    assert_row(lint.cleaned == cleaned, "'%s' cleaned %x", pasted.data, lint.cleaned);
}

static void check_fatal(struct aikey_slice pasted, enum aikey_code code)
{
    struct aikey_lint lint = lint_as(pasted, "openai");
    assert_row(!lint.ok, "'%s' passed", pasted.data);
    assert_row(lint.code == code, "'%s' is %s, not %s", pasted.data,
               aikey_outcome_get(lint.code)->code, aikey_outcome_get(code)->code);
    assert_row(key.len == 0, "'%s' left a key", pasted.data);
    assert_row(lint.hints == NONE, "'%s' left a hint", pasted.data);
}

TEST(a_clean_key_stays_as_it_is)
{
    check_cleaned(S(KEY), KEY, NONE);
    check_cleaned(S(KEY "-"), KEY "-", NONE);
    check_cleaned(S("!#$%&()*+,-./:;<=>?[]^_{|}~"), "!#$%&()*+,-./:;<=>?[]^_{|}~", NONE);
    check_cleaned(S("x0123456789012345678"), "x0123456789012345678", NONE);
}

TEST(white_space_of_every_kind_is_cut_off)
{
    static const char *const spaces[] = {
        " ",
        "\t",
        "\n",
        "\v",
        "\f",
        "\r",
        "\r\n",
        "\xc2\x85",
        "\xc2\xa0",
        "\xe1\x9a\x80",
        "\xe2\x80\x80",
        "\xe2\x80\x81",
        "\xe2\x80\x82",
        "\xe2\x80\x83",
        "\xe2\x80\x84",
        "\xe2\x80\x85",
        "\xe2\x80\x86",
        "\xe2\x80\x87",
        "\xe2\x80\x88",
        "\xe2\x80\x89",
        "\xe2\x80\x8a",
        "\xe2\x80\xa8",
        "\xe2\x80\xa9",
        "\xe2\x80\xaf",
        "\xe2\x81\x9f",
        "\xe3\x80\x80",
    };
    for (size_t i = 0; i < AIKEY_COUNT(spaces); i++) {
        char pasted[128];
        snprintf(pasted, sizeof(pasted), "%s" KEY, spaces[i]);
        check_cleaned(aikey_slice_of(pasted), KEY, SPACE);
        snprintf(pasted, sizeof(pasted), KEY "%s", spaces[i]);
        check_cleaned(aikey_slice_of(pasted), KEY, SPACE);
    }
}

TEST(invisible_characters_are_removed_wherever_they_are)
{
    static const char *const invisible[] = {
        "\xc2\xad",     "\xd8\x9c",     "\xe1\xa0\x8e", "\xe2\x80\x8b", "\xe2\x80\x8c",
        "\xe2\x80\x8d", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xaa", "\xe2\x80\xae",
        "\xe2\x81\xa0", "\xe2\x81\xa4", "\xe2\x81\xa9", "\xef\xbb\xbf",
    };
    for (size_t i = 0; i < AIKEY_COUNT(invisible); i++) {
        char pasted[128];
        snprintf(pasted, sizeof(pasted), "%s" KEY, invisible[i]);
        check_cleaned(aikey_slice_of(pasted), KEY, INVISIBLE);
        snprintf(pasted, sizeof(pasted), KEY "%s", invisible[i]);
        check_cleaned(aikey_slice_of(pasted), KEY, INVISIBLE);
        snprintf(pasted, sizeof(pasted), "%.10s%s%s", KEY, invisible[i], &KEY[10]);
        check_cleaned(aikey_slice_of(pasted), KEY, INVISIBLE);
    }
}

TEST(quotes_are_removed)
{
    check_cleaned(S("\"" KEY "\""), KEY, QUOTES);
    check_cleaned(S("'" KEY "'"), KEY, QUOTES);
    check_cleaned(S("`" KEY "`"), KEY, QUOTES);
    check_cleaned(S("```" KEY "```"), KEY, QUOTES);
    check_cleaned(S("\"'" KEY "'\""), KEY, QUOTES);
    check_cleaned(S("\"" KEY), KEY, QUOTES);
    check_cleaned(S(KEY "'"), KEY, QUOTES);
    check_cleaned(S("\xe2\x80\x9c" KEY "\xe2\x80\x9d"), KEY, QUOTES);
    check_cleaned(S("\xe2\x80\x9e" KEY "\xe2\x80\x9c"), KEY, QUOTES);
    check_cleaned(S("\xe2\x80\x98" KEY "\xe2\x80\x99"), KEY, QUOTES);
    check_cleaned(S("\xc2\xab" KEY "\xc2\xbb"), KEY, QUOTES);
    check_cleaned(S("\xe2\x80\xb9" KEY "\xe2\x80\xba"), KEY, QUOTES);
}

TEST(what_precedes_a_key_in_files_and_headers_is_removed)
{
    check_cleaned(S("Bearer " KEY), KEY, PREFIX);
    check_cleaned(S("bearer " KEY), KEY, PREFIX);
    check_cleaned(S("OPENAI_API_KEY=" KEY), KEY, PREFIX);
    check_cleaned(S("openai_api_key=" KEY), KEY, PREFIX);
    check_cleaned(S("export OPENAI_API_KEY=" KEY), KEY, PREFIX);
    check_cleaned(S("OPENAI_API_KEY:" KEY), KEY, PREFIX);
    check_cleaned(S("Authorization:Bearer " KEY), KEY, PREFIX);
    check_cleaned(S("OPENAI_API_KEY = " KEY), KEY, PREFIX | SPACE);
    check_cleaned(S("Authorization: Bearer " KEY), KEY, PREFIX | SPACE);
    check_cleaned(S("Bearer  " KEY), KEY, PREFIX | SPACE);
}

TEST(a_key_may_begin_like_a_prefix)
{
    check_cleaned(S("Bearer-" KEY), "Bearer-" KEY, NONE);
    check_cleaned(S("OPENAI_API_KEY_012345"), "OPENAI_API_KEY_012345", NONE);
    check_cleaned(S("exported-012345678901"), "exported-012345678901", NONE);
}

TEST(kinds_combine)
{
    check_cleaned(S("\n  export OPENAI_API_KEY=\"" KEY "\"\n"), KEY, SPACE | QUOTES | PREFIX);
    check_cleaned(S("'Authorization: Bearer " KEY "'"), KEY, SPACE | QUOTES | PREFIX);
    check_cleaned(S(BYTE_ORDER_MARK "OPENAI_API_KEY='" KEY "'\r\n"), KEY,
                  SPACE | INVISIBLE | QUOTES | PREFIX);
    check_cleaned(S("\" " ZERO_WIDTH_SPACE NO_BREAK_SPACE KEY NO_BREAK_SPACE " \""), KEY,
                  SPACE | INVISIBLE | QUOTES);
}

TEST(nothing_but_what_is_cut_off_is_empty)
{
    check_fatal(S(""), AIKEY_CODE_empty_key);
    check_fatal(S(" \r\n\t"), AIKEY_CODE_empty_key);
    check_fatal(S("\"\""), AIKEY_CODE_empty_key);
    check_fatal(S(BYTE_ORDER_MARK ZERO_WIDTH_SPACE NO_BREAK_SPACE), AIKEY_CODE_empty_key);
    check_fatal(S("OPENAI_API_KEY="), AIKEY_CODE_empty_key);
    check_fatal(S("export OPENAI_API_KEY=''"), AIKEY_CODE_empty_key);
}

/* "Bearer " loses its space before it is recognized as a prefix. */
TEST(a_prefix_alone_is_empty)
{
    check_fatal(S("Bearer "), AIKEY_CODE_empty_key);
    check_fatal(S("Authorization: Bearer "), AIKEY_CODE_empty_key);
}

TEST(a_mask_pasted_back_is_recognized)
{
    check_fatal(S(BULLET BULLET BULLET "wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S("sk-" BULLET BULLET BULLET "wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S("\" " BULLET BULLET "\n"), AIKEY_CODE_masked_key);
    check_fatal(S("sk-proj***wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S("sk-...wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S("sk-\xe2\x80\xa6wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S("\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8f"), AIKEY_CODE_masked_key);
    check_fatal(S("sk-*" ZERO_WIDTH_SPACE "**wxyz"), AIKEY_CODE_masked_key);
    check_fatal(S(BULLET BULLET " wxyz \xff"), AIKEY_CODE_masked_key);
    check_cleaned(S("sk-a**b..c0123456789"), "sk-a**b..c0123456789", NONE);
}

TEST(what_no_key_contains_is_malformed)
{
    check_fatal(S("sk-abc def"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc" NO_BREAK_SPACE "def"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\ndef"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\r\nX-Header: value"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\0def"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\0"), AIKEY_CODE_malformed_key);
    check_fatal(S("\0"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\x1b[0m"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-abc\x7f"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-\xf0\x9f\x94\x91-abc"), AIKEY_CODE_malformed_key);
    check_fatal(S("\xf0\x9f\x94\x91"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-\xc3\xa4"), AIKEY_CODE_malformed_key);
    check_fatal(S("sk-\xd0\xb0\x62\x63"), AIKEY_CODE_malformed_key);
}

TEST(what_is_no_key_of_a_known_provider_is_not_one)
{
    static const char *const no_keys[] = {
        "x",
        "Hunter2!Hunter2!",
        "0123456789012345678",
        "somebody.with.a.name@example.com",
        "https://platform.openai.com/api-keys",
    };
    for (size_t i = 0; i < AIKEY_COUNT(no_keys); i++) {
        check_fatal(aikey_slice_of(no_keys[i]), AIKEY_CODE_not_a_key);
        struct aikey_lint lint = lint_as(aikey_slice_of(no_keys[i]), "my-gateway");
        assert_row(lint.ok, "'%s' is refused, although nobody knows such keys", no_keys[i]);
    }
}

TEST(invalid_utf8_is_malformed)
{
    static const char *const rows[] = {
        "sk-\xff",         /* never a byte of UTF-8 */
        "sk-\x80",         /* a continuation byte without a lead */
        "\xa0sk-",         /* a no-break space in another encoding */
        "sk-\xe2\x80",     /* cut off */
        "sk-\xe2\x80z",    /* interrupted */
        "sk-\xf0\x9f\x94", /* cut off */
        "sk-\xc0\xa0",     /* a space in two bytes, */
        "sk-\xe0\x80\xa0", /* in three */
        "sk-\xf0\x80\x80\xa0",
        "sk-\xc1\x81",         /* an A in two bytes, */
        "sk-\xe0\x81\x81",     /* in three, */
        "sk-\xf0\x80\x81\x81", /* in four */
        "sk-\xf5\x80\x80\x80", /* beyond Unicode */
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        check_fatal(aikey_slice_of(rows[i]), AIKEY_CODE_malformed_key);
    }
}

TEST(the_bound_is_512_bytes_after_cleaning)
{
    enum { TEN_MB = 10 * 1024 * 1024 };
    static char pasted[TEN_MB];
    static const struct {
        const char *text; /* repeated as often as fits */
        size_t len;
        enum aikey_code code; /* AIKEY_CODE_connected: it passes */
    } rows[] = {
        {"k", AIKEY_KEY_MAX, AIKEY_CODE_connected},
        {"k", AIKEY_KEY_MAX + 1, AIKEY_CODE_malformed_key},
        {ZERO_WIDTH_SPACE "k", 4 * AIKEY_KEY_MAX, AIKEY_CODE_connected},
        {"k", TEN_MB, AIKEY_CODE_malformed_key},
        {" ", TEN_MB, AIKEY_CODE_empty_key},
        {"\" ", TEN_MB, AIKEY_CODE_empty_key},
    };
    assert_int_equal(AIKEY_KEY_MAX, 512);
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        size_t len = strlen(rows[i].text);
        for (size_t j = 0; j < rows[i].len; j++) {
            pasted[j] = rows[i].text[j % len];
        }
        struct aikey_lint lint = lint_as((struct aikey_slice){pasted, rows[i].len}, "openai");
        enum aikey_code code = lint.ok ? AIKEY_CODE_connected : lint.code;
        assert_row(code == rows[i].code, "row %zu is %s", i, aikey_outcome_get(code)->code);
        assert_int_equal(key.len, lint.ok ? AIKEY_KEY_MAX : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_key_stays_as_it_is),
        cmocka_unit_test(white_space_of_every_kind_is_cut_off),
        cmocka_unit_test(invisible_characters_are_removed_wherever_they_are),
        cmocka_unit_test(quotes_are_removed),
        cmocka_unit_test(what_precedes_a_key_in_files_and_headers_is_removed),
        cmocka_unit_test(a_key_may_begin_like_a_prefix),
        cmocka_unit_test(kinds_combine),
        cmocka_unit_test(nothing_but_what_is_cut_off_is_empty),
        cmocka_unit_test(a_prefix_alone_is_empty),
        cmocka_unit_test(a_mask_pasted_back_is_recognized),
        cmocka_unit_test(what_no_key_contains_is_malformed),
        cmocka_unit_test(what_is_no_key_of_a_known_provider_is_not_one),
        cmocka_unit_test(invalid_utf8_is_malformed),
        cmocka_unit_test(the_bound_is_512_bytes_after_cleaning),
    };
    return cmocka_run_group_tests_name("lint", tests, NULL, release_key);
}
