#include "quote.h"

#include "src/core/bytes/mark.h"
#include "src/core/bytes/secret.h"

#include <string.h>

enum { READ_MAX = 1024 };

struct writer {
    char *out;
    size_t len, size;
    bool full;
};

/* Appends the text whole, or nothing from now on. */
static void append(struct writer *writer, struct aikey_slice text)
{
    writer->full = writer->full || writer->len + text.len >= writer->size;
    if (!writer->full) {
        memcpy(writer->out + writer->len, text.data, text.len);
        writer->len += text.len;
        writer->out[writer->len] = '\0';
    }
}

/* Whether something was left out of the middle. */
static bool is_mask(struct aikey_slice word)
{
    static const struct aikey_slice dots = AIKEY_SLICE_INITIALIZER("...");
    bool dotted = aikey_slice_contains(word, dots);
    for (size_t i = 0; dotted && i + dots.len < word.len; i++) {
        if (aikey_slice_starts(aikey_slice_from(word, i), dots) &&
            aikey_is_alnum(word.data[i + dots.len])) {
            return true;
        }
    }
    return aikey_slice_contains(word, AIKEY_SLICE_LITERAL("***")) ||
           aikey_slice_contains(word, AIKEY_SLICE_LITERAL("\xe2\x80\xa2"));
}

static bool is_visible(enum aikey_mark mark)
{
    return mark != AIKEY_MARK_INVISIBLE && mark != AIKEY_MARK_CONTROL && mark != AIKEY_MARK_BROKEN;
}

/* Collects the next word, the characters that keys and their masks are made of, and returns what
 * follows it. */
static struct aikey_slice next_word(struct aikey_slice text, struct writer *word)
{
    size_t len;
    struct aikey_slice run = {text.data, 0};
    for (; text.len > 0; text = aikey_slice_from(text, len)) {
        enum aikey_mark mark = aikey_mark_first(text, &len);
        if (mark == AIKEY_MARK_PLAIN || mark == AIKEY_MARK_BULLET) {
            run.len += len;
            continue;
        }
        if (is_visible(mark)) {
            break;
        }
        append(word, run);
        run = (struct aikey_slice){text.data + len, 0};
    }
    append(word, run);
    return text;
}

/* Copies what stands between two words; any white space becomes one space. */
static struct aikey_slice next_gap(struct aikey_slice text, struct writer *writer)
{
    size_t len;
    bool space = false;
    for (; text.len > 0; text = aikey_slice_from(text, len)) {
        enum aikey_mark mark = aikey_mark_first(text, &len);
        if (mark == AIKEY_MARK_PLAIN || mark == AIKEY_MARK_BULLET) {
            break;
        }
        space = space || mark == AIKEY_MARK_SPACE;
        if (mark != AIKEY_MARK_SPACE && is_visible(mark)) {
            append(writer, aikey_slice_of(space && writer->len > 0 ? " " : ""));
            append(writer, (struct aikey_slice){text.data, len});
            space = false;
        }
    }
    append(writer, aikey_slice_of(space && writer->len > 0 && text.len > 0 ? " " : ""));
    return text;
}

/* A long word is cut off. What is not a mask is ASCII. */
static void append_word(struct writer *writer, struct aikey_slice word, struct aikey_slice key)
{
    if (aikey_secret_leaks(key, word) || is_mask(word)) {
        append(writer, AIKEY_SLICE_LITERAL("[\xe2\x80\xa6]"));
        return;
    }
    size_t room = writer->size - 1 - writer->len;
    append(writer, (struct aikey_slice){word.data, word.len < room ? word.len : room});
    writer->full = writer->full || word.len > room;
}

void aikey_quote(struct aikey_slice text, struct aikey_slice key, char out[AIKEY_QUOTE_SIZE])
{
    static const struct aikey_slice rest = AIKEY_SLICE_INITIALIZER("\xe2\x80\xa6");
    char buffer[READ_MAX + 1];
    struct writer writer = {.out = out, .size = AIKEY_QUOTE_SIZE - rest.len};
    out[0] = '\0';
    text.len = text.len < READ_MAX ? text.len : READ_MAX;
    while (text.len > 0 && !writer.full) {
        struct writer word = {.out = buffer, .size = sizeof(buffer)};
        text = next_gap(text, &writer);
        text = next_word(text, &word);
        append_word(&writer, (struct aikey_slice){buffer, word.len}, key);
    }
    if (writer.full) {
        memcpy(out + writer.len, rest.data, rest.len + 1);
    }
    aikey_wipe(buffer, sizeof(buffer));
}

static bool is_of_scope(char c)
{
    return aikey_is_alnum(c) || c == '.' || c == '_' || c == '-';
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

/* "Responses: Write" for "api.responses.write" */
static void append_scope(struct writer *writer, struct aikey_slice scope)
{
    static const struct aikey_slice api = AIKEY_SLICE_INITIALIZER("api.");
    scope = aikey_slice_starts(scope, api) ? aikey_slice_from(scope, api.len) : scope;
    append(writer, aikey_slice_of(writer->len > 0 ? ", " : ""));
    bool starts = true;
    for (size_t i = 0; i < scope.len; i++) {
        char c = starts ? upper(scope.data[i]) : scope.data[i];
        starts = c == '.';
        append(writer, starts ? AIKEY_SLICE_LITERAL(": ") : (struct aikey_slice){&c, 1});
    }
}

void aikey_quote_scopes(const char *quote, char out[AIKEY_SCOPES_SIZE])
{
    static const char before[] = "Missing scopes: ";
    struct writer writer = {.out = out, .size = AIKEY_SCOPES_SIZE};
    const char *at = strstr(quote, before);
    out[0] = '\0';
    at = at != NULL ? at + sizeof(before) - 1 : "";
    while (is_of_scope(*at)) {
        struct aikey_slice scope = {at, 0};
        while (is_of_scope(at[0]) && (at[0] != '.' || is_of_scope(at[1]))) {
            at++;
        }
        scope.len = (size_t)(at - scope.data);
        if (scope.len == 0) {
            return;
        }
        append_scope(&writer, scope);
        at += at[0] == ',' && at[1] == ' ' ? 2 : 0;
    }
}
