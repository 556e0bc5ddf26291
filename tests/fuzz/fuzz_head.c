/* Any bytes as the lines of heads, as libcurl hands them over. Only the last response counts, up to
 * its empty line, and a header's value is a trimmed part of one line that starts with its name. */
#include "src/core/provider/http.c" /* for what receives a head */

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_value(const struct aikey_http_reply *reply, const char *name)
{
    struct aikey_slice head = aikey_secret_slice(&reply->head);
    struct aikey_slice value = aikey_http_header(reply, name);
    struct aikey_slice trimmed = aikey_slice_trim(value);
    if (trimmed.len != value.len ||
        (value.len > 0 && memchr(value.data, '\n', value.len) != NULL)) {
        abort();
    }
    if (value.len > 0) {
        const char *line = value.data;
        while (line > head.data && line[-1] != '\n') {
            line--;
        }
        struct aikey_slice rest = {line, (size_t)(value.data - line)};
        bool named = aikey_slice_starts_nocase(rest, aikey_slice_of(name));
        if (!named || line[strlen(name)] != ':' || value.data + value.len > head.data + head.len) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"retry-after", "x-request-id", "openai-organization", "a"};
    struct aikey_http_reply reply = {.status = 200};
    struct transfer transfer = {.reply = &reply};
    struct aikey_slice text = {(const char *)data, size};
    aikey_secret_init(&reply.head, 1024);
    while (text.len > 0 && transfer.status == AIKEY_OK) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end != NULL ? (size_t)(end - text.data) + 1 : text.len;
        char *line = malloc(len);
        memcpy(line, text.data, len);
        size_t used = receive_head(line, 1, len, &transfer);
        free(line);
        if ((used == len) != (transfer.status == AIKEY_OK) || reply.head.len > 1024) {
            abort();
        }
        text = aikey_slice_from(text, len);
    }
    for (size_t i = 0; i < AIKEY_COUNT(names); i++) {
        check_value(&reply, names[i]);
    }
    aikey_http_reply_release(&reply);
    return 0;
}
