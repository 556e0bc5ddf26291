/* Text that somebody else owns. */
#ifndef AIKEY_SLICE_H
#define AIKEY_SLICE_H

#include <stdbool.h>
#include <stddef.h>

/* Any bytes, NUL included. */
struct aikey_slice {
    const char *data;
    size_t len;
};

/* The slice of a literal. Static ones need the initializer: C wants a constant. */
#define AIKEY_SLICE_LITERAL(text) ((struct aikey_slice)AIKEY_SLICE_INITIALIZER(text))
#define AIKEY_SLICE_INITIALIZER(text)                                                              \
    {                                                                                              \
        (text), sizeof(text) - 1                                                                   \
    }

/* The number of elements in an array. */
#define AIKEY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct aikey_slice aikey_slice_of(const char *text);

/* The text without its first `count` bytes, which it must have. */
static inline struct aikey_slice aikey_slice_from(struct aikey_slice text, size_t count)
{
    return (struct aikey_slice){text.data + count, text.len - count};
}

bool aikey_slice_equal(struct aikey_slice a, struct aikey_slice b);
bool aikey_slice_starts(struct aikey_slice text, struct aikey_slice prefix);

bool aikey_slice_contains(struct aikey_slice text, struct aikey_slice part);

/* These ignore the case of ASCII letters. */
bool aikey_slice_equal_nocase(struct aikey_slice a, struct aikey_slice b);
bool aikey_slice_starts_nocase(struct aikey_slice text, struct aikey_slice prefix);

static inline bool aikey_is_space(char c)
{
    return c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r'));
}

static inline bool aikey_is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The text without the ASCII white space around it. */
static inline struct aikey_slice aikey_slice_trim(struct aikey_slice text)
{
    while (text.len > 0 && aikey_is_space(text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len > 0 && aikey_is_space(text.data[text.len - 1])) {
        text.len--;
    }
    return text;
}

/* Copies the text as a C string of up to `size` bytes. Returns false and an empty string if it is
 * longer or contains a byte that is not printable ASCII. */
bool aikey_slice_copy_printable(struct aikey_slice text, char *out, size_t size);

#endif
