#include "base64.h"

#include "secret.h"

#include <openssl/evp.h>
#include <string.h>

/* OpenSSL handles only the standard alphabet, and only whole groups of four. */
enum { CHUNK = 48, CHUNK_TEXT = CHUNK / 3 * 4 };

static void swap(char *text, size_t len, const char *from, const char *to)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == from[0] || text[i] == from[1]) {
            text[i] = text[i] == from[0] ? to[0] : to[1];
        }
    }
}

size_t aikey_base64_encode(enum aikey_base64 alphabet, const unsigned char *data, size_t len,
                           char *out)
{
    size_t written = (size_t)EVP_EncodeBlock((unsigned char *)out, data, (int)len);
    if (alphabet == AIKEY_BASE64_URL) {
        while (written > 0 && out[written - 1] == '=') {
            written--;
        }
        swap(out, written, "+/", "-_");
        out[written] = '\0';
    }
    return written;
}

/* At most CHUNK_TEXT characters. The bytes must encode to the same text again, so that no two texts
 * stand for the same bytes. */
static enum aikey_status decode_chunk(enum aikey_base64 alphabet, struct aikey_slice text,
                                      unsigned char *out, size_t *len)
{
    char padded[AIKEY_BASE64_SIZE(CHUNK)], again[AIKEY_BASE64_SIZE(CHUNK)];
    unsigned char bytes[CHUNK + 3];
    size_t full = (text.len + 3) / 4 * 4;
    memcpy(padded, text.data, text.len);
    if (alphabet == AIKEY_BASE64_URL) {
        swap(padded, text.len, "-_", "+/");
    }
    memset(padded + text.len, '=', full - text.len);

    int decoded = EVP_DecodeBlock(bytes, (const unsigned char *)padded, (int)full);
    size_t padding = 0;
    while (padding < 2 && padding < full && padded[full - 1 - padding] == '=') {
        padding++;
    }
    enum aikey_status status = AIKEY_INVALID;
    if (decoded >= 0 && (size_t)decoded >= padding) {
        *len = (size_t)decoded - padding;
        size_t written = aikey_base64_encode(alphabet, bytes, *len, again);
        if (aikey_slice_equal(text, (struct aikey_slice){again, written})) {
            memcpy(out, bytes, *len);
            status = AIKEY_OK;
        }
    }
    aikey_wipe(padded, sizeof(padded));
    aikey_wipe(again, sizeof(again));
    aikey_wipe(bytes, sizeof(bytes));
    return status;
}

/* Cuts a chunk off the text. */
static enum aikey_status decode_next(enum aikey_base64 alphabet, struct aikey_slice *text,
                                     unsigned char bytes[CHUNK], size_t *len)
{
    size_t used = text->len < CHUNK_TEXT ? text->len : CHUNK_TEXT;
    enum aikey_status status =
        decode_chunk(alphabet, (struct aikey_slice){text->data, used}, bytes, len);
    if (status != AIKEY_OK) {
        return status;
    }
    *text = aikey_slice_from(*text, used);
    bool padded = *len < CHUNK;
    return padded && text->len > 0 ? AIKEY_INVALID : AIKEY_OK; /* padding ends a text */
}

enum aikey_status aikey_base64_decode(enum aikey_base64 alphabet, struct aikey_slice text,
                                      unsigned char *out, size_t size, size_t *len)
{
    *len = 0;
    if (text.len >= AIKEY_BASE64_SIZE(size)) {
        return AIKEY_TOO_LARGE;
    }
    unsigned char bytes[CHUNK];
    enum aikey_status status = AIKEY_OK;
    while (status == AIKEY_OK && text.len > 0) {
        size_t got = 0;
        status = decode_next(alphabet, &text, bytes, &got);
        if (status == AIKEY_OK && got > size - *len) {
            status = AIKEY_TOO_LARGE;
        } else if (status == AIKEY_OK) {
            memcpy(out + *len, bytes, got);
            *len += got;
        }
    }
    aikey_wipe(bytes, sizeof(bytes));
    if (status != AIKEY_OK) {
        *len = 0;
    }
    return status;
}

bool aikey_base64url_has(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}
