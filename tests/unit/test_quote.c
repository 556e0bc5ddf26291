#include "support.h"

#include "src/core/provider/quote.h"

#include <string.h>

#define KEY "sk-proj-0123456789abcdefghij"
#define ELLIPSIS "\xe2\x80\xa6"
#define GONE "[" ELLIPSIS "]"

static void check(const char *text, const char *expected)
{
    char out[AIKEY_QUOTE_SIZE];
    aikey_quote(aikey_slice_of(text), AIKEY_SLICE_LITERAL(KEY), out);
    assert_row(strcmp(out, expected) == 0, "'%s' is quoted as '%s'", text, out);
}

TEST(words_stay_as_they_are)
{
    check("", "");
    check("No such model.", "No such model.");
    check("It's \"50 %\" <b>full</b> & more", "It's \"50 %\" <b>full</b> & more");
    check("Cl\xc3\xa9 refus\xc3\xa9"
          "e",
          "Cl\xc3\xa9 refus\xc3\xa9"
          "e");
    check("\xe4\xbd\x99\xe9\xa2\x9d\xe4\xb8\x8d\xe8\xb6\xb3",
          "\xe4\xbd\x99\xe9\xa2\x9d\xe4\xb8\x8d\xe8\xb6\xb3");
}

TEST(white_space_becomes_one_space)
{
    check("  two\r\n\r\n\twords \n", "two words");
    check("no\xc2\xa0 break", "no break");
    check(" \n ", "");
    check("\n\"quoted\" \"twice\"", "\"quoted\" \"twice\"");
}

TEST(what_does_not_print_is_left_out)
{
    check("bell\x07 and escape\x1b[31m", "bell and escape[31m");
    check("del\x7f", "del");
    check("next\xc2\x9b line", "next line");
    check("turned \xe2\x80\xaeround", "turned round");
    check("broken \xff\xc3(", "broken (");
}

TEST(an_echo_of_the_key_is_taken_out)
{
    check("Incorrect API key provided: " KEY ".", "Incorrect API key provided: " GONE);
    check("Consumer 'api_key:" KEY "' has been suspended.",
          "Consumer '" GONE "' has been suspended.");
    check("\xe4\xbb\xa4" KEY "\xe4\xbb\xa4", "\xe4\xbb\xa4" GONE "\xe4\xbb\xa4");
    check("holds 789abcdef, which is nine", "holds " GONE " which is nine");
    check("starts with sk-proj-, as all do", "starts with sk-proj-, as all do");
    check("sk-pr\xe2\x80\x8boj-0123", GONE);
    check("sk-pr\x01oj\xff-0123", GONE);
}

TEST(a_mask_of_the_key_is_taken_out)
{
    check("provided: sk-p****************ghij.", "provided: " GONE);
    check("provided: ...ghij", "provided: " GONE);
    check("provided: sk-p...ghij, sorry", "provided: " GONE " sorry");
    check("provided: \xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2ij", "provided: " GONE);
    check("Please wait...", "Please wait...");
}

TEST(a_short_key_is_taken_out_whole)
{
    char out[AIKEY_QUOTE_SIZE];
    aikey_quote(AIKEY_SLICE_LITERAL("Incorrect API key provided: abc."), AIKEY_SLICE_LITERAL("abc"),
                out);
    assert_string_equal(out, "Incorrect API key provided: " GONE);
}

TEST(a_long_text_is_cut_off_between_characters)
{
    char text[4096], out[AIKEY_QUOTE_SIZE];
    memset(text, 'x', sizeof(text));
    aikey_quote((struct aikey_slice){text, sizeof(text)}, AIKEY_SLICE_LITERAL(KEY), out);
    assert_int_equal(strlen(out), AIKEY_QUOTE_SIZE - 1);
    assert_string_equal(out + AIKEY_QUOTE_SIZE - 4, ELLIPSIS);

    for (size_t i = 0; i + 1 < sizeof(text); i += 2) {
        memcpy(text + i, "\xc3\xa9", 2);
    }
    aikey_quote((struct aikey_slice){text, sizeof(text)}, AIKEY_SLICE_LITERAL(KEY), out);
    assert_int_equal(strlen(out) % 2, 1);
    assert_string_equal(out + strlen(out) - 3, ELLIPSIS);
}

TEST(a_text_is_read_up_to_1_kib)
{
    char text[1026], out[AIKEY_QUOTE_SIZE];
    memset(text, ' ', sizeof(text));
    text[1023] = 'a';
    text[1024] = 'b';
    aikey_quote((struct aikey_slice){text, sizeof(text)}, AIKEY_SLICE_LITERAL(KEY), out);
    assert_string_equal(out, "a");
}

static void check_scopes(const char *quote, const char *expected)
{
    char out[AIKEY_SCOPES_SIZE];
    aikey_quote_scopes(quote, out);
    assert_row(strcmp(out, expected) == 0, "'%s' lacks '%s'", quote, out);
}

TEST(scopes_are_named_as_the_provider_shows_them)
{
    check_scopes("You have insufficient permissions for this operation. Missing scopes: "
                 "api.responses.write. Check that you have the correct role.",
                 "Responses: Write");
    check_scopes("Missing scopes: model.request", "Model: Request");
    check_scopes("Missing scopes: api.model.read, api.responses.write.",
                 "Model: Read, Responses: Write");
    check_scopes("Missing scopes: .", "");
    check_scopes("Missing scopes: <b>", "");
    check_scopes("You have insufficient permissions.", "");
    check_scopes("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stay_as_they_are),
        cmocka_unit_test(white_space_becomes_one_space),
        cmocka_unit_test(what_does_not_print_is_left_out),
        cmocka_unit_test(an_echo_of_the_key_is_taken_out),
        cmocka_unit_test(a_mask_of_the_key_is_taken_out),
        cmocka_unit_test(a_short_key_is_taken_out_whole),
        cmocka_unit_test(a_long_text_is_cut_off_between_characters),
        cmocka_unit_test(a_text_is_read_up_to_1_kib),
        cmocka_unit_test(scopes_are_named_as_the_provider_shows_them),
    };
    return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
