#include "reader.h"

#include "src/core/bytes/secret.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Where errors stand, the innermost first: what passes an error on wraps it in its own words. */
static const char *const places[] = {
    "error.error", "error", "response.error", "errors.0", "detail", "detail.0", "base_resp", "",
};

static const char *const messages[] = {
    "message", "msg", "detail", "error", "error_description", "status_msg",
};

static const char *const words[] = {
    "code", "error_code", "reason", "details.error_code", "status_code", "type", "status", "error",
};

/* %d stands for any index. */
static const char *const details[] = {
    "details.%d.reason",
    "details.%d.@type",
    "details.%d.metadata.quota_limit_value",
};

/* Parsing what a message quotes may cost little compared with parsing the body. */
enum { INDEXES = 8, PATH_MAX_LEN = 96, INNER_MAX = 4 * 1024 };

bool aikey_document_find(const struct aikey_document *document, const char *path,
                         struct aikey_json_value *value)
{
    return document->root != NULL && document->json->find(document->root, path, value);
}

/* Parses text that no NUL follows. */
static enum aikey_status parse_part(const struct aikey_json *json, struct aikey_slice text,
                                    void **root)
{
    struct aikey_secret copy;
    aikey_secret_init(&copy, text.len);
    enum aikey_status status = aikey_secret_append(&copy, text);
    if (status == AIKEY_OK) {
        status = json->parse(json->context, aikey_secret_slice(&copy), root);
    }
    aikey_secret_release(&copy);
    return status;
}

/* The data of the first event, empty if the text is not a stream. */
static struct aikey_slice find_event(struct aikey_slice text)
{
    static const struct aikey_slice data = AIKEY_SLICE_INITIALIZER("data:");
    if (aikey_slice_starts(text, AIKEY_SLICE_LITERAL("event:"))) {
        const char *end = memchr(text.data, '\n', text.len);
        text = aikey_slice_from(text, end != NULL ? (size_t)(end - text.data) + 1 : text.len);
    }
    if (!aikey_slice_starts(text, data)) {
        return AIKEY_SLICE_LITERAL("");
    }
    text = aikey_slice_from(text, data.len);
    const char *end = memchr(text.data, '\n', text.len);
    text.len = end != NULL ? (size_t)(end - text.data) : text.len;
    return aikey_slice_trim(text);
}

/* By the text: an empty PHP array does not say whether it was an object. */
static enum aikey_document_form form_of(struct aikey_slice text)
{
    return text.data[0] == '{'   ? AIKEY_DOCUMENT_OBJECT
           : text.data[0] == '[' ? AIKEY_DOCUMENT_ARRAY
                                 : AIKEY_DOCUMENT_FOREIGN;
}

enum aikey_status aikey_document_open(const struct aikey_json *json, struct aikey_slice text,
                                      struct aikey_document *document)
{
    *document = (struct aikey_document){.json = json, .form = AIKEY_DOCUMENT_EMPTY};
    if (text.len == 0) {
        return AIKEY_OK;
    }
    document->form = AIKEY_DOCUMENT_FOREIGN;
    struct aikey_slice start = aikey_slice_from(text, strspn(text.data, " \t\r\n"));
    struct aikey_slice event = find_event(start);
    enum aikey_status status = event.len > 0 ? parse_part(json, event, &document->root)
                                             : json->parse(json->context, text, &document->root);
    if (status == AIKEY_OK) {
        document->form = event.len > 0 ? AIKEY_DOCUMENT_EVENT : form_of(start);
    }
    return status == AIKEY_INVALID ? AIKEY_OK : status;
}

void aikey_document_close(struct aikey_document *document)
{
    if (document->root != NULL) {
        document->json->release(document->root);
        document->root = NULL;
    }
}

static struct aikey_slice find_text(const struct aikey_document *document, const char *path)
{
    struct aikey_json_value value;
    bool found =
        aikey_document_find(document, path, &value) && value.type == AIKEY_JSON_TYPE_STRING;
    return found ? value.text : AIKEY_SLICE_LITERAL("");
}

/* A path into the error, which may stand in an array. */
static void join(const struct aikey_document *document, const char *place, const char *member,
                 char path[PATH_MAX_LEN])
{
    const char *array = document->form == AIKEY_DOCUMENT_ARRAY ? "0." : "";
    const char *dot = place[0] != '\0' && member[0] != '\0' ? "." : "";
    snprintf(path, PATH_MAX_LEN, "%s%s%s%s", array, place, dot, member);
}

static bool has(const struct aikey_document *document, const char *place, const char *member)
{
    struct aikey_json_value value;
    char path[PATH_MAX_LEN];
    join(document, place, member, path);
    return aikey_document_find(document, path, &value);
}

static void add_word(const struct aikey_document *document, const char *path,
                     struct aikey_facts *facts)
{
    struct aikey_json_value value;
    if (facts->word_count == AIKEY_FACTS_WORDS || !aikey_document_find(document, path, &value)) {
        return;
    }
    if (value.type == AIKEY_JSON_TYPE_STRING && value.text.len > 0) {
        facts->words[facts->word_count++] = value.text;
    } else if (value.type == AIKEY_JSON_TYPE_NUMBER && facts->number_count < AIKEY_FACTS_NUMBERS) {
        char *number = facts->numbers[facts->number_count++];
        snprintf(number, sizeof(facts->numbers[0]), "%" PRId64, value.number);
        facts->words[facts->word_count++] = aikey_slice_of(number);
    }
}

static void add_words(const struct aikey_document *document, const char *place,
                      struct aikey_facts *facts)
{
    char path[PATH_MAX_LEN];
    for (size_t i = 0; i < AIKEY_COUNT(words); i++) {
        join(document, place, words[i], path);
        add_word(document, path, facts);
    }
}

static void add_details(const struct aikey_document *document, const char *place,
                        struct aikey_facts *facts)
{
    char pattern[PATH_MAX_LEN], path[PATH_MAX_LEN];
    for (size_t i = 0; i < AIKEY_COUNT(details); i++) {
        join(document, place, details[i], pattern);
        for (int index = 0; index < INDEXES; index++) {
            snprintf(path, sizeof(path), pattern, index);
            add_word(document, path, facts);
        }
    }
}

static void find_message(const struct aikey_document *document, const char *place,
                         struct aikey_facts *facts)
{
    char path[PATH_MAX_LEN];
    for (size_t i = 0; i < AIKEY_COUNT(messages) && facts->message.len == 0; i++) {
        join(document, place, messages[i], path);
        facts->message = find_text(document, path);
    }
}

static void find_retry(const struct aikey_document *document, const char *place,
                       struct aikey_facts *facts)
{
    char pattern[PATH_MAX_LEN], path[PATH_MAX_LEN];
    join(document, place, "details.%d.retryDelay", pattern);
    for (int index = 0; index < INDEXES && facts->retry.len == 0; index++) {
        snprintf(path, sizeof(path), pattern, index);
        facts->retry = find_text(document, path);
    }
}

static void read_place(const struct aikey_document *document, const char *place,
                       struct aikey_facts *facts)
{
    find_message(document, place, facts);
    add_words(document, place, facts);
    if (has(document, place, "details")) {
        find_retry(document, place, facts);
        add_details(document, place, facts);
    }
}

static void read_places(const struct aikey_document *document, struct aikey_facts *facts)
{
    for (size_t i = 0; i < AIKEY_COUNT(places); i++) {
        if (has(document, places[i], "")) {
            read_place(document, places[i], facts);
        }
    }
}

/* What a gateway passes on stands in its message, or whole in the metadata. */
static struct aikey_slice find_inner(const struct aikey_document *document,
                                     const struct aikey_facts *facts)
{
    char path[PATH_MAX_LEN];
    join(document, "error.metadata", "raw", path);
    struct aikey_slice text = find_text(document, path);
    text = text.len > 0 ? text : facts->message;
    const char *start = memchr(text.data, '{', text.len);
    text = aikey_slice_from(text, start != NULL ? (size_t)(start - text.data) : text.len);
    while (text.len > 0 && text.data[text.len - 1] != '}') {
        text.len--;
    }
    return text.len <= INNER_MAX ? text : AIKEY_SLICE_LITERAL("");
}

static enum aikey_status read_inner(const struct aikey_document *document,
                                    struct aikey_facts *facts)
{
    struct aikey_document *inner = &facts->inner;
    struct aikey_slice text = find_inner(document, facts);
    enum aikey_status status =
        text.len > 0 ? parse_part(document->json, text, &inner->root) : AIKEY_OK;
    if (status == AIKEY_OK && inner->root != NULL) {
        struct aikey_slice outer = facts->message;
        inner->form = AIKEY_DOCUMENT_OBJECT;
        facts->message = AIKEY_SLICE_LITERAL("");
        read_places(inner, facts);
        facts->message = facts->message.len > 0 ? facts->message : outer;
    }
    return status == AIKEY_INVALID ? AIKEY_OK : status;
}

static void write_said(struct aikey_facts *facts)
{
    size_t len = facts->message.len < AIKEY_FACTS_SAID ? facts->message.len : AIKEY_FACTS_SAID;
    for (size_t i = 0; i < len; i++) {
        char c = facts->message.data[i];
        c = c != '\0' ? c : ' ';
        facts->said[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    facts->said[len] = '\0';
}

enum aikey_status aikey_facts_read(const struct aikey_document *document, struct aikey_facts *facts)
{
    *facts = (struct aikey_facts){
        .message = AIKEY_SLICE_LITERAL(""),
        .retry = AIKEY_SLICE_LITERAL(""),
        .inner = {.json = document->json},
    };
    read_places(document, facts);
    enum aikey_status status = read_inner(document, facts);
    write_said(facts);
    return status;
}

void aikey_facts_release(struct aikey_facts *facts)
{
    aikey_wipe(facts->said, strlen(facts->said));
    aikey_document_close(&facts->inner);
}

bool aikey_facts_have(const struct aikey_facts *facts, struct aikey_slice word)
{
    for (size_t i = 0; i < facts->word_count; i++) {
        if (aikey_slice_equal_nocase(facts->words[i], word)) {
            return true;
        }
    }
    return false;
}

static bool is_number(struct aikey_slice word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') {
            return false;
        }
    }
    return true;
}

bool aikey_facts_explain(const struct aikey_facts *facts)
{
    bool explained = facts->message.len > 0;
    for (size_t i = 0; i < facts->word_count; i++) {
        explained = explained || !is_number(facts->words[i]);
    }
    return explained;
}
