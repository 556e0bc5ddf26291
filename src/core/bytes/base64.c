#include "base64.h"

#include "secret.h"

#include <stdint.h>
#include <string.h>

/* Not OpenSSL's: its decoder accepts several texts for the same bytes, and ruling that out costs
 * more than opening what was sealed. */
static const char digits[][65] = {
    [AIKEY_BASE64_STANDARD] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    [AIKEY_BASE64_URL] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
};

/* The value of each digit in either alphabet, plus one. */
static const unsigned char values[256] = {
    ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,
    ['I'] = 9,  ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16,
    ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
    ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32,
    ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36, ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40,
    ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
    ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55, ['3'] = 56,
    ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63, ['-'] = 63,
    ['/'] = 64, ['_'] = 64,
};

size_t aikey_base64_encode(enum aikey_base64 alphabet, const unsigned char *data, size_t len,
                           char *out)
{
    size_t written = 0;
    unsigned bits = 0;
    int count = 0;
    for (size_t i = 0; i < len; i++) {
        bits = bits << 8 | data[i];
        for (count += 8; count >= 6; count -= 6) {
            out[written++] = digits[alphabet][bits >> (count - 6) & 63];
        }
    }
    if (count > 0) {
        out[written++] = digits[alphabet][bits << (6 - count) & 63];
    }
    while (alphabet == AIKEY_BASE64_STANDARD && written % 4 != 0) {
        out[written++] = '=';
    }
    out[written] = '\0';
    return written;
}

/* Cuts the padding off. False: there is too much or too little of it. */
static bool unpad(struct aikey_slice *text)
{
    if (text->len % 4 != 0) {
        return false;
    }
    for (int i = 0; i < 2 && text->len > 0 && text->data[text->len - 1] == '='; i++) {
        text->len--;
    }
    return true;
}

static bool has_digit(struct aikey_slice text, char digit)
{
    return text.len > 0 && memchr(text.data, digit, text.len) != NULL;
}

/* The digits that only the other alphabet has. */
static bool has_foreign_digit(enum aikey_base64 alphabet, struct aikey_slice text)
{
    const char *other =
        digits[alphabet == AIKEY_BASE64_URL ? AIKEY_BASE64_STANDARD : AIKEY_BASE64_URL];
    return has_digit(text, other[62]) || has_digit(text, other[63]);
}

/* Four digits as 24 bits; more than 24, if one of them is not a digit. */
static inline uint32_t read_group(const char *text)
{
    const unsigned char *group = (const unsigned char *)text;
    return (values[group[0]] - 1U) << 18 | (values[group[1]] - 1U) << 12 |
           (values[group[2]] - 1U) << 6 | (values[group[3]] - 1U);
}

/* What is left after the groups of four. Bits that make no byte must be zero, or there would be
 * several texts for the same bytes. */
static bool decode_rest(struct aikey_slice text, unsigned char *out)
{
    char digits_and_zeros[] = "AAAA";
    memcpy(digits_and_zeros, text.data, text.len);
    uint32_t group = read_group(digits_and_zeros);
    uint32_t bits = group << 8;
    for (size_t i = 0; i < text.len * 3 / 4; i++, bits <<= 8) {
        out[i] = (unsigned char)(bits >> 24);
    }
    aikey_wipe(digits_and_zeros, sizeof(digits_and_zeros));
    return group >> 24 == 0 && bits == 0 && text.len != 1;
}

static bool decode(struct aikey_slice text, unsigned char *out)
{
    for (; text.len >= 4; text = aikey_slice_from(text, 4), out += 3) {
        uint32_t bits = read_group(text.data);
        if (bits >> 24 != 0) {
            return false;
        }
        out[0] = (unsigned char)(bits >> 16);
        out[1] = (unsigned char)(bits >> 8);
        out[2] = (unsigned char)bits;
    }
    return text.len == 0 || decode_rest(text, out);
}

enum aikey_status aikey_base64_decode(enum aikey_base64 alphabet, struct aikey_slice text,
                                      unsigned char *out, size_t size, size_t *len)
{
    *len = 0;
    if (alphabet == AIKEY_BASE64_STANDARD && !unpad(&text)) {
        return AIKEY_INVALID;
    }
    size_t bytes = text.len / 4 * 3 + text.len % 4 * 3 / 4;
    if (bytes > size) {
        return AIKEY_TOO_LARGE;
    }
    if (has_foreign_digit(alphabet, text) || !decode(text, out)) {
        return AIKEY_INVALID;
    }
    *len = bytes;
    return AIKEY_OK;
}

bool aikey_base64url_has(char c)
{
    return values[(unsigned char)c] != 0 && c != '+' && c != '/';
}
