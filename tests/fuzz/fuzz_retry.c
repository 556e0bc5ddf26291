/* Any bytes as what says when to try again: a head, a delay and a message, each up to a NUL. The
 * first byte is a date that libcurl has read. No wait is longer than a month. */
#include "src/core/provider/retry.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST_WAIT = 31 * 24 * 60 * 60 };

static struct aikey_slice take(struct aikey_slice *text)
{
    const char *end = memchr(text->data, '\0', text->len);
    struct aikey_slice part = {text->data, end != NULL ? (size_t)(end - text->data) : text->len};
    *text = aikey_slice_from(*text, end != NULL ? part.len + 1 : part.len);
    return part;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct aikey_slice text = {(const char *)data + 1, size - 1};
    struct aikey_http_reply reply = {.status = 429, .retry_after = data[0] * data[0] * data[0]};
    struct aikey_slice head = take(&text), delay = take(&text), message = take(&text);
    aikey_secret_init(&reply.head, head.len);
    if (aikey_secret_append(&reply.head, head) != AIKEY_OK) {
        abort();
    }
    int64_t seconds = aikey_retry_after(&reply, delay, message);
    if (seconds < -1 || seconds > LONGEST_WAIT) {
        abort();
    }
    aikey_http_reply_release(&reply);
    return 0;
}
