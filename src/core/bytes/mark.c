#include "mark.h"

#include <stdint.h>

/* The first row that has a code point decides; what is most frequent comes first. */
static const struct {
    uint32_t first, last;
    enum aikey_mark mark;
} marks[] = {
    {0x61, 0x7e, AIKEY_MARK_PLAIN},         {0x28, 0x5f, AIKEY_MARK_PLAIN},
    {0x09, 0x0d, AIKEY_MARK_SPACE},         {0x20, 0x20, AIKEY_MARK_SPACE},
    {0x22, 0x22, AIKEY_MARK_QUOTE},         {0x27, 0x27, AIKEY_MARK_QUOTE},
    {0x60, 0x60, AIKEY_MARK_QUOTE},         {0x21, 0x7e, AIKEY_MARK_PLAIN},
    {0x85, 0x85, AIKEY_MARK_SPACE},         {0x00, 0x9f, AIKEY_MARK_CONTROL},
    {0xa0, 0xa0, AIKEY_MARK_SPACE},         {0xab, 0xab, AIKEY_MARK_QUOTE},
    {0xad, 0xad, AIKEY_MARK_INVISIBLE},     {0xbb, 0xbb, AIKEY_MARK_QUOTE},
    {0x61c, 0x61c, AIKEY_MARK_INVISIBLE},   {0x1680, 0x1680, AIKEY_MARK_SPACE},
    {0x180e, 0x180e, AIKEY_MARK_INVISIBLE}, {0x2000, 0x200a, AIKEY_MARK_SPACE},
    {0x200b, 0x200f, AIKEY_MARK_INVISIBLE}, {0x2018, 0x201f, AIKEY_MARK_QUOTE},
    {0x2022, 0x2022, AIKEY_MARK_BULLET},    {0x2026, 0x2026, AIKEY_MARK_BULLET},
    {0x2028, 0x2029, AIKEY_MARK_SPACE},     {0x202a, 0x202e, AIKEY_MARK_INVISIBLE},
    {0x202f, 0x202f, AIKEY_MARK_SPACE},     {0x2039, 0x203a, AIKEY_MARK_QUOTE},
    {0x205f, 0x205f, AIKEY_MARK_SPACE},     {0x2060, 0x2069, AIKEY_MARK_INVISIBLE},
    {0x25cf, 0x25cf, AIKEY_MARK_BULLET},    {0x3000, 0x3000, AIKEY_MARK_SPACE},
    {0xfeff, 0xfeff, AIKEY_MARK_INVISIBLE},
};

/* How many bytes follow the first one of a character. */
static size_t length_after(unsigned char lead)
{
    return lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
}

static bool decode(struct aikey_slice text, uint32_t *point, size_t *len)
{
    static const uint32_t shortest[] = {0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)text.data[0];
    size_t more = length_after(lead);
    if (more >= text.len || (more == 0 && lead >= 0x80)) {
        return false;
    }
    *point = more == 0 ? lead : lead & (0x3fU >> more);
    for (size_t i = 1; i <= more; i++) {
        unsigned char next = (unsigned char)text.data[i];
        if ((next & 0xc0) != 0x80) {
            return false;
        }
        *point = (*point << 6) | (next & 0x3f);
    }
    *len = more + 1;
    return *point >= shortest[more]; /* otherwise the encoding is overlong */
}

enum aikey_mark aikey_mark_first(struct aikey_slice text, size_t *len)
{
    uint32_t point;
    if (!decode(text, &point, len)) {
        *len = 1;
        return AIKEY_MARK_BROKEN;
    }
    for (size_t i = 0; i < AIKEY_COUNT(marks); i++) {
        if (point >= marks[i].first && point <= marks[i].last) {
            return marks[i].mark;
        }
    }
    return AIKEY_MARK_FOREIGN;
}

enum aikey_mark aikey_mark_last(struct aikey_slice text, size_t *len)
{
    size_t start = text.len - 1;
    while (start > 0 && text.len - start < 4 && ((unsigned char)text.data[start] & 0xc0) == 0x80) {
        start--;
    }
    enum aikey_mark mark = aikey_mark_first(aikey_slice_from(text, start), len);
    if (*len != text.len - start) {
        *len = 1;
        return AIKEY_MARK_BROKEN;
    }
    return mark;
}
