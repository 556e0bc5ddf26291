#include "mask.h"

#include <stdbool.h>
#include <string.h>

enum { SHOWN = 4, BULLETS_MAX = 16, BULLET_LEN = 3 };

/* U+2022, as many as a mask can contain */
#define BULLETS_4 "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"
static const char bullets[] = BULLETS_4 BULLETS_4 BULLETS_4 BULLETS_4 BULLETS_4;

static bool is_printable(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] < 0x20 || text[i] > 0x7e) {
            return false;
        }
    }
    return true;
}

size_t aikey_mask_write(struct aikey_slice key, char out[AIKEY_MASK_MAX])
{
    size_t hidden = key.len < SHOWN ? 0 : key.len - SHOWN;
    size_t shown = key.len - hidden;
    const char *tail = key.data + hidden;

    if (hidden > BULLETS_MAX) {
        hidden = BULLETS_MAX;
    }
    if (hidden == 0 || !is_printable(tail, shown)) {
        hidden += shown;
        shown = 0;
    }
    size_t len = hidden * BULLET_LEN;
    memcpy(out, bullets, len);
    if (shown > 0) {
        memcpy(out + len, tail, shown);
    }
    return len + shown;
}
