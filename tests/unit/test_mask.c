#include "support.h"

#include "src/core/keys/mask.h"

#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)
#define BULLET "\xe2\x80\xa2"
#define BULLETS_4 BULLET BULLET BULLET BULLET
#define BULLETS_16 BULLETS_4 BULLETS_4 BULLETS_4 BULLETS_4

static void check_mask(struct aikey_slice key, const char *expected)
{
    char out[AIKEY_MASK_MAX];
    size_t len = aikey_mask_write(key, out);
    assert_slice(((struct aikey_slice){out, len}), expected);
}

TEST(a_long_key_shows_sixteen_bullets_and_its_last_four_bytes)
{
    check_mask(S("sk-proj-0123456789-wxyz"), BULLETS_16 "wxyz");
    check_mask(S("sk-0123456789abcdef"), BULLET BULLET BULLET BULLETS_4 BULLETS_4 BULLETS_4 "cdef");
}

TEST(every_length)
{
    static const char key[] = "0123456789012345678901234567890123456789";
    for (size_t len = 0; len <= 40; len++) {
        char expected[128] = "";
        size_t shown = len > 4 ? 4 : 0;
        for (size_t i = 0; i < len - shown && i < 16; i++) {
            strcat(expected, BULLET);
        }
        strncat(expected, key + len - shown, shown);
        check_mask((struct aikey_slice){key, len}, expected);
    }
}

TEST(four_bytes_or_fewer_are_all_bullets)
{
    check_mask(S(""), "");
    check_mask(S("a"), BULLET);
    check_mask(S("abcd"), BULLETS_4);
    check_mask(S("abcde"), BULLET "bcde");
}

TEST(a_tail_that_is_not_printable_ascii_is_bullets_too)
{
    check_mask(S("sk-abc\xc3\xa4"), BULLETS_4 BULLETS_4);
    check_mask(S("sk-abcde\n"), BULLETS_4 BULLETS_4 BULLET);
    check_mask(S("sk-abc\0de"), BULLETS_4 BULLETS_4 BULLET);
    check_mask(S("sk-abcd\x7f"), BULLETS_4 BULLETS_4);
    check_mask(S("sk-proj-01234567890123456789\xff"), BULLETS_16 BULLETS_4);
    check_mask(S("\xff\xff-abcd"), BULLET BULLET BULLET "abcd");
    check_mask(S("sk-abc ~"), BULLETS_4 "bc ~");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_key_shows_sixteen_bullets_and_its_last_four_bytes),
        cmocka_unit_test(every_length),
        cmocka_unit_test(four_bytes_or_fewer_are_all_bullets),
        cmocka_unit_test(a_tail_that_is_not_printable_ascii_is_bullets_too),
    };
    return cmocka_run_group_tests_name("mask", tests, NULL, NULL);
}
