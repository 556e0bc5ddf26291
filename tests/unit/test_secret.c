#include "support.h"

#include "src/core/bytes/secret.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)

static size_t frees, unwiped;

void __real_free(void *memory);
void __wrap_free(void *memory);

static bool is_zero(const char *data, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (data[i] != 0) {
            return false;
        }
    }
    return true;
}

/* Looks at what core frees. Under the sanitizer the usable size is the size that was asked for. */
void __wrap_free(void *memory)
{
    if (memory != NULL) {
        frees++;
        unwiped += !is_zero(memory, malloc_usable_size(memory));
    }
    __real_free(memory);
}

static int watch_frees(void **state)
{
    (void)state;
    frees = unwiped = 0;
    return 0;
}

TEST(holds_as_much_as_its_bound_and_no_byte_more)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 5);
    assert_slice(aikey_secret_slice(&secret), "");
    assert_int_equal(aikey_secret_append(&secret, S("")), AIKEY_OK);
    assert_int_equal(aikey_secret_append(&secret, S("abc")), AIKEY_OK);
    assert_int_equal(aikey_secret_append(&secret, S("def")), AIKEY_TOO_LARGE);
    assert_slice(aikey_secret_slice(&secret), "abc");
    assert_int_equal(aikey_secret_append(&secret, S("de")), AIKEY_OK);
    assert_int_equal(aikey_secret_append(&secret, S("f")), AIKEY_TOO_LARGE);
    assert_int_equal(aikey_secret_append(&secret, S("")), AIKEY_OK);
    assert_slice(aikey_secret_slice(&secret), "abcde");
    aikey_secret_release(&secret);
}

TEST(no_length_slips_past_the_bound_by_overflow)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 5);
    assert_int_equal(aikey_secret_append(&secret, S("abc")), AIKEY_OK);
    assert_int_equal(aikey_secret_append(&secret, (struct aikey_slice){"", SIZE_MAX}),
                     AIKEY_TOO_LARGE);
    assert_int_equal(aikey_secret_append(&secret, (struct aikey_slice){"", SIZE_MAX - 2}),
                     AIKEY_TOO_LARGE);
    assert_slice(aikey_secret_slice(&secret), "abc");
    aikey_secret_release(&secret);
}

TEST(keeps_its_bytes_as_it_grows_and_wipes_what_it_leaves_behind)
{
    enum { LEN = 3000 };
    struct aikey_secret secret;
    aikey_secret_init(&secret, LEN);
    for (size_t i = 0; i < LEN; i++) {
        char byte = (char)('a' + i % 26);
        assert_int_equal(aikey_secret_append(&secret, (struct aikey_slice){&byte, 1}), AIKEY_OK);
    }
    for (size_t i = 0; i < LEN; i++) {
        assert_row(secret.data[i] == (char)('a' + i % 26), "byte %zu is another", i);
    }
    assert_true(frees > 0);
    assert_int_equal(unwiped, 0);
    aikey_secret_release(&secret);
}

TEST(clear_wipes_and_keeps_the_memory)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 100);
    assert_int_equal(aikey_secret_append(&secret, S("sk-secret")), AIKEY_OK);
    const char *data = secret.data;
    aikey_secret_clear(&secret);
    assert_true(is_zero(data, secret.capacity));
    assert_slice(aikey_secret_slice(&secret), "");
    assert_int_equal(frees, 0);
    assert_int_equal(aikey_secret_append(&secret, S("again")), AIKEY_OK);
    assert_ptr_equal(secret.data, data);
    assert_slice(aikey_secret_slice(&secret), "again");
    aikey_secret_release(&secret);
}

TEST(release_wipes_before_it_frees)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 100);
    assert_int_equal(aikey_secret_append(&secret, S("sk-secret")), AIKEY_OK);
    aikey_secret_release(&secret);
    assert_int_equal(frees, 1);
    assert_int_equal(unwiped, 0);
}

TEST(wiping_reaches_bytes_of_an_earlier_longer_value)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 100);
    assert_int_equal(aikey_secret_append(&secret, S("a much longer value")), AIKEY_OK);
    secret.len = 1;
    aikey_secret_release(&secret);
    assert_int_equal(unwiped, 0);
}

TEST(release_is_harmless_on_nothing_and_leaves_it_usable)
{
    struct aikey_secret secret;
    aikey_secret_init(&secret, 3);
    aikey_secret_release(&secret);
    aikey_secret_release(&secret);
    aikey_secret_clear(&secret);
    assert_int_equal(frees, 0);
    assert_int_equal(aikey_secret_append(&secret, S("abc")), AIKEY_OK);
    assert_int_equal(aikey_secret_append(&secret, S("d")), AIKEY_TOO_LARGE);
    aikey_secret_release(&secret);
}

TEST(wipe_overwrites_only_what_it_is_given)
{
    char text[] = "secret";
    aikey_wipe(NULL, 0);
    aikey_wipe(text, 3);
    assert_memory_equal(text, "\0\0\0ret", sizeof(text));
}

#ifdef __x86_64__

enum { STATE_MAX = 16384, PIECE = 16 };

/* Byte by byte: functions of libc would leave the text in registers. */
static bool is_at(const char *place, const char *text)
{
    size_t i = 0;
    while (i < PIECE && place[i] == text[i]) {
        i++;
    }
    return i == PIECE;
}

/* Whether any piece of the text is in a register. */
static bool in_registers(const char *text, size_t len)
{
    static _Alignas(64) char state[STATE_MAX];
    __asm__ volatile("xsave64 %0" : "+m"(state) : "a"(-1), "d"(-1));
    for (size_t place = 0; place + PIECE <= sizeof(state); place += PIECE) {
        for (size_t at = 0; at + PIECE <= len; at++) {
            if (is_at(state + place, text + at)) {
                return true;
            }
        }
    }
    return false;
}

TEST(registers_hold_nothing_of_what_was_copied)
{
    void *(*const volatile copy)(void *, const void *, size_t) = memcpy;
    char secret[1024], target[1024];
    for (size_t i = 0; i < sizeof(secret); i++) {
        secret[i] = (char)(i * 167 + i / 256);
    }
    int left = 0;
    for (size_t len = PIECE; len <= sizeof(secret); len += 5) {
        copy(target, secret, len);
        left += in_registers(secret, sizeof(secret));
        copy(target, secret, len);
        aikey_wipe_registers();
        assert_row(!in_registers(secret, sizeof(secret)), "%zu bytes", len);
    }
    assert_true(left > 0);
}

#endif

TEST(nine_bytes_in_a_row_are_a_leak)
{
    static const char key[] = "0123456789abcdef";
    static const struct {
        const char *key, *text;
        bool leaks;
    } rows[] = {
        {key, "Incorrect API key provided: 0123456789abcdef.", true},
        {key, "012345678", true},              /* its first nine, */
        {key, "x789abcdefx", true},            /* last nine */
        {key, "345678 3456789ab", true},       /* and nine from the middle */
        {key, "01234567*******abcdef", false}, /* no more than eight */
        {key, "12345678", false},
        {key, "0123 4567 89ab cdef", false},
        {key, "", false},
        {"short", "it is short", true}, /* all of a shorter key */
        {"short", "shor hort", false},
        {"ninebytes", "ninebyte", false},
        {"ninebytes", "ninebytes", true},
        {"", "anything", false},
        {"", "", false},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        assert_row(aikey_secret_leaks(aikey_slice_of(rows[i].key), aikey_slice_of(rows[i].text)) ==
                       rows[i].leaks,
                   "key '%s' in '%s'", rows[i].key, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_as_much_as_its_bound_and_no_byte_more),
        cmocka_unit_test(no_length_slips_past_the_bound_by_overflow),
        cmocka_unit_test_setup(keeps_its_bytes_as_it_grows_and_wipes_what_it_leaves_behind,
                               watch_frees),
        cmocka_unit_test_setup(clear_wipes_and_keeps_the_memory, watch_frees),
        cmocka_unit_test_setup(release_wipes_before_it_frees, watch_frees),
        cmocka_unit_test_setup(wiping_reaches_bytes_of_an_earlier_longer_value, watch_frees),
        cmocka_unit_test_setup(release_is_harmless_on_nothing_and_leaves_it_usable, watch_frees),
        cmocka_unit_test(wipe_overwrites_only_what_it_is_given),
#ifdef __x86_64__
        cmocka_unit_test(registers_hold_nothing_of_what_was_copied),
#endif
        cmocka_unit_test(nine_bytes_in_a_row_are_a_leak),
    };
    return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
