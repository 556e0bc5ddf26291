#include "support.h"

#define S(text) AIKEY_SLICE_LITERAL(text)

static const struct aikey_slice none = {NULL, 0};

TEST(slice_of_a_string_ends_before_its_nul)
{
    struct aikey_slice slice = aikey_slice_of("abc");
    assert_int_equal(slice.len, 3);
    assert_memory_equal(slice.data, "abc", 3);
    assert_int_equal(S("a\0b").len, 3);
}

TEST(equality_is_of_bytes)
{
    assert_true(aikey_slice_equal(S("a\0b"), S("a\0b")));
    assert_false(aikey_slice_equal(S("a\0b"), S("a\0c")));
    assert_false(aikey_slice_equal(S("ab"), S("abc")));
    assert_false(aikey_slice_equal(S("ab"), S("AB")));
    assert_true(aikey_slice_equal(none, S("")));
}

TEST(case_counts_only_where_asked_and_only_for_ascii_letters)
{
    assert_true(aikey_slice_equal_nocase(S("Retry-After"), S("rETRY-aFTER")));
    assert_false(aikey_slice_equal_nocase(S("ab"), S("abc")));
    assert_true(aikey_slice_equal_nocase(none, S("")));

    /* The neighbors of A to Z differ from those of a to z in the same bit as the letters do. */
    assert_false(aikey_slice_equal_nocase(S("@["), S("`{")));
    assert_false(aikey_slice_equal_nocase(S("\xc3\x84"), S("\xc3\xa4")));
}

TEST(beginnings)
{
    assert_true(aikey_slice_starts(S("sk-proj"), S("sk-")));
    assert_true(aikey_slice_starts(S("sk-"), S("sk-")));
    assert_true(aikey_slice_starts(S("sk-"), S("")));
    assert_true(aikey_slice_starts(none, none));
    assert_false(aikey_slice_starts(S("sk"), S("sk-")));
    assert_false(aikey_slice_starts(S("SK-proj"), S("sk-")));
    assert_true(aikey_slice_starts_nocase(S("BEARER x"), S("bearer ")));
    assert_false(aikey_slice_starts_nocase(S("bearer"), S("bearer ")));
}

TEST(parts)
{
    assert_true(aikey_slice_contains(S("abcd"), S("abcd")));
    assert_true(aikey_slice_contains(S("abcd"), S("cd")));
    assert_true(aikey_slice_contains(S("a\0bc"), S("\0b")));
    assert_true(aikey_slice_contains(S("abc"), S("")));
    assert_true(aikey_slice_contains(S("aab"), S("ab")));
    assert_false(aikey_slice_contains(S("abcd"), S("bd")));
    assert_false(aikey_slice_contains(S("abc"), S("abcd")));
    assert_false(aikey_slice_contains(S("ABCD"), S("bc")));
}

TEST(trim_cuts_ascii_white_space_off_both_ends)
{
    assert_slice(aikey_slice_trim(S(" \t\n\v\f\ra b\r\n")), "a b");
    assert_slice(aikey_slice_trim(S("abc")), "abc");
    assert_slice(aikey_slice_trim(S(" \n ")), "");
    assert_slice(aikey_slice_trim(none), "");
    assert_slice(aikey_slice_trim(S("\xc2\xa0x")), "\xc2\xa0x");
    assert_true(aikey_slice_equal(aikey_slice_trim(S(" \0 ")), S("\0")));
}

TEST(copy_accepts_what_fits_and_is_printable)
{
    char out[4];
    assert_true(aikey_slice_copy_printable(S("abc"), out, sizeof(out)));
    assert_string_equal(out, "abc");
    assert_true(aikey_slice_copy_printable(S(" ~"), out, sizeof(out)));
    assert_string_equal(out, " ~");
    assert_true(aikey_slice_copy_printable(none, out, sizeof(out)));
    assert_string_equal(out, "");
}

TEST(copy_leaves_an_empty_string_when_it_refuses)
{
    const struct aikey_slice refused[] = {S("abcd"), S("a\n"), S("a\0b"), S("a\x7f"),
                                          S("\xc3\xa4")};
    for (size_t i = 0; i < AIKEY_COUNT(refused); i++) {
        char out[4] = "old";
        assert_row(!aikey_slice_copy_printable(refused[i], out, sizeof(out)), "copied %zu", i);
        assert_string_equal(out, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slice_of_a_string_ends_before_its_nul),
        cmocka_unit_test(equality_is_of_bytes),
        cmocka_unit_test(case_counts_only_where_asked_and_only_for_ascii_letters),
        cmocka_unit_test(beginnings),
        cmocka_unit_test(parts),
        cmocka_unit_test(trim_cuts_ascii_white_space_off_both_ends),
        cmocka_unit_test(copy_accepts_what_fits_and_is_printable),
        cmocka_unit_test(copy_leaves_an_empty_string_when_it_refuses),
    };
    return cmocka_run_group_tests_name("slice", tests, NULL, NULL);
}
