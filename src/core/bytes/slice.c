#include "slice.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool same_nocase(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (lower(a[i]) != lower(b[i])) {
            return false;
        }
    }
    return true;
}

static bool same(const char *a, const char *b, size_t len)
{
    return len == 0 || memcmp(a, b, len) == 0;
}

struct aikey_slice aikey_slice_of(const char *text)
{
    return (struct aikey_slice){text, strlen(text)};
}

bool aikey_slice_equal(struct aikey_slice a, struct aikey_slice b)
{
    return a.len == b.len && same(a.data, b.data, a.len);
}

bool aikey_slice_starts(struct aikey_slice text, struct aikey_slice prefix)
{
    return text.len >= prefix.len && same(text.data, prefix.data, prefix.len);
}

bool aikey_slice_equal_nocase(struct aikey_slice a, struct aikey_slice b)
{
    return a.len == b.len && same_nocase(a.data, b.data, a.len);
}

bool aikey_slice_starts_nocase(struct aikey_slice text, struct aikey_slice prefix)
{
    return text.len >= prefix.len && same_nocase(text.data, prefix.data, prefix.len);
}

bool aikey_slice_contains(struct aikey_slice text, struct aikey_slice part)
{
    if (part.len == 0) {
        return true;
    }
    while (text.len >= part.len) {
        const char *start = memchr(text.data, part.data[0], text.len - part.len + 1);
        if (start == NULL) {
            return false;
        }
        text = aikey_slice_from(text, (size_t)(start - text.data));
        if (same(text.data, part.data, part.len)) {
            return true;
        }
        text = aikey_slice_from(text, 1);
    }
    return false;
}

bool aikey_slice_copy_printable(struct aikey_slice text, char *out, size_t size)
{
    out[0] = '\0';
    if (text.len >= size) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] < 0x20 || text.data[i] > 0x7e) {
            return false;
        }
    }
    if (text.len > 0) {
        memcpy(out, text.data, text.len);
    }
    out[text.len] = '\0';
    return true;
}
