#include "models.h"

#include "reader.h"

#include <stdio.h>
#include <string.h>

enum { MODELS_READ = 1000, METHODS_READ = 16, PATH_SIZE = 96 };

/* Words in the names of models that do something other than answer in plain text. */
static const char *const other_kinds[] = {
    "audio",     "codex",    "computer", "dall",   "embed",      "embedding", "guard",
    "image",     "imagen",   "live",     "lyria",  "moderation", "ocr",       "realtime",
    "rerank",    "research", "robotics", "search", "sora",       "speech",    "transcribe",
    "translate", "tts",      "veo",      "video",  "whisper",
};

struct candidate {
    struct aikey_slice name;
    size_t likeness; /* to the name of the model in question */
    size_t rank;     /* the first of the row's patterns that it matches */
};

/* In a pattern * stands for any text. */
static bool matches(const char *pattern, struct aikey_slice name)
{
    for (; *pattern != '*'; pattern++, name = aikey_slice_from(name, 1)) {
        if (*pattern == '\0' || name.len == 0 || name.data[0] != *pattern) {
            return *pattern == '\0' && name.len == 0;
        }
    }
    for (size_t i = 0; i <= name.len; i++) {
        if (matches(pattern + 1, aikey_slice_from(name, i))) {
            return true;
        }
    }
    return false;
}

static bool is_fine_tuned(struct aikey_slice name)
{
    return aikey_slice_starts(name, AIKEY_SLICE_LITERAL("ft:"));
}

/* A fine-tuned model was made for a purpose, so it is never a choice. */
static size_t rank_of(struct aikey_slice name, const struct aikey_connector *connector)
{
    size_t rank = 0;
    while (rank < AIKEY_MODEL_CHOICES &&
           (is_fine_tuned(name) || connector->model_choice[rank] == NULL ||
            !matches(connector->model_choice[rank], name))) {
        rank++;
    }
    return rank;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads the number that the text begins with. */
static unsigned long read_number(struct aikey_slice *text)
{
    unsigned long number = 0;
    while (text->len > 0 && is_digit(text->data[0])) {
        number = number * 10 + (unsigned long)(text->data[0] - '0');
        *text = aikey_slice_from(*text, 1);
    }
    return number;
}

/* By the names, since not every provider lists when a model was created. A number is a version or,
 * if it is large, the date of one: "-4-5" is newer than "-4-20250514". A name without a date or a
 * variant comes before the same name with one. */
static bool is_newer(struct aikey_slice a, struct aikey_slice b)
{
    enum { VERSION_MAX = 999 };
    while (a.len > 0 && b.len > 0) {
        if (is_digit(a.data[0]) && is_digit(b.data[0])) {
            unsigned long m = read_number(&a), n = read_number(&b);
            if (m != n) {
                return (m > VERSION_MAX) == (n > VERSION_MAX) ? m > n : n > VERSION_MAX;
            }
        } else if (a.data[0] != b.data[0]) {
            return a.data[0] > b.data[0];
        } else {
            a = aikey_slice_from(a, 1);
            b = aikey_slice_from(b, 1);
        }
    }
    return a.len > 0 ? a.data[0] != '-' : b.len > 0 && b.data[0] == '-';
}

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    return a->rank != b->rank ? a->rank < b->rank : is_newer(a->name, b->name);
}

static bool comes_before(const struct candidate *a, const struct candidate *b)
{
    return a->likeness != b->likeness ? a->likeness > b->likeness : is_better(a, b);
}

static size_t common_prefix(struct aikey_slice a, const char *b)
{
    size_t len = 0;
    while (len < a.len && b[len] != '\0' && a.data[len] == b[len]) {
        len++;
    }
    return len;
}

/* Keeps the list sorted. What does not fit is dropped at its end. */
static size_t insert(struct candidate list[AIKEY_MODELS_MAX], size_t count, size_t max,
                     const struct candidate *model)
{
    size_t at = count;
    while (at > 0 && comes_before(model, &list[at - 1])) {
        at--;
    }
    if (at == max) {
        return count;
    }
    count = count < max ? count + 1 : count;
    for (size_t i = count - 1; i > at; i--) {
        list[i] = list[i - 1];
    }
    list[at] = *model;
    return count;
}

static struct aikey_slice without(struct aikey_slice text, const char *prefix)
{
    struct aikey_slice start = aikey_slice_of(prefix != NULL ? prefix : "");
    return aikey_slice_starts(text, start) ? aikey_slice_from(text, start.len) : text;
}

static bool is_other_kind(struct aikey_slice word)
{
    for (size_t i = 0; i < AIKEY_COUNT(other_kinds); i++) {
        if (aikey_slice_equal_nocase(word, aikey_slice_of(other_kinds[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_named_for_text(struct aikey_slice name)
{
    while (name.len > 0) {
        size_t len = 0;
        while (len < name.len && aikey_is_alnum(name.data[len])) {
            len++;
        }
        if (is_other_kind((struct aikey_slice){name.data, len})) {
            return false;
        }
        name = aikey_slice_from(name, len < name.len ? len + 1 : len);
    }
    return true;
}

/* Whether the array at the path contains the word. */
static bool contains(const struct aikey_document *document, const char *path, const char *word)
{
    struct aikey_json_value value;
    char item[PATH_SIZE + 16];
    for (int i = 0; i < METHODS_READ; i++) {
        snprintf(item, sizeof(item), "%s.%d", path, i);
        if (!aikey_document_find(document, item, &value)) {
            return false;
        }
        if (value.type == AIKEY_JSON_TYPE_STRING &&
            aikey_slice_equal(value.text, aikey_slice_of(word))) {
            return true;
        }
    }
    return false;
}

/* Whether the list says that the model generates text, or nothing about it. */
static bool is_listed_for_text(const struct aikey_connector *connector,
                               const struct aikey_document *document, int index)
{
    struct aikey_json_value value;
    char path[PATH_SIZE];
    if (connector->model_fact.path == NULL) {
        return true;
    }
    snprintf(path, sizeof(path), connector->model_fact.path, index);
    if (!aikey_document_find(document, path, &value)) {
        return true;
    }
    return connector->model_fact.word != NULL ? contains(document, path, connector->model_fact.word)
                                              : value.type == AIKEY_JSON_TYPE_TRUE;
}

static bool may_be_listed(struct aikey_slice model, const struct aikey_question *question)
{
    return aikey_model_is_valid(model) && is_named_for_text(model) &&
           !aikey_slice_equal(model, aikey_slice_of(question->model)) &&
           !aikey_secret_leaks(question->key, model);
}

/* Returns false if the list has no model with this index. */
static bool read_model(const struct aikey_question *question, const struct aikey_document *document,
                       int index, struct candidate *out)
{
    const struct aikey_connector *connector = question->connector;
    struct aikey_json_value value;
    char path[PATH_SIZE];
    *out = (struct candidate){.name = AIKEY_SLICE_LITERAL("")};
    snprintf(path, sizeof(path), connector->model_ids, index);
    if (!aikey_document_find(document, path, &value)) {
        return false;
    }
    if (value.type == AIKEY_JSON_TYPE_STRING && is_listed_for_text(connector, document, index)) {
        out->name = without(value.text, connector->model_prefix);
        out->likeness = common_prefix(out->name, question->model);
        out->rank = rank_of(out->name, connector);
    }
    return true;
}

/* A valid name fits, with its NUL. */
static void copy_name(struct aikey_slice name, char out[AIKEY_MODEL_MAX + 1])
{
    memcpy(out, name.data, name.len);
    out[name.len] = '\0';
}

static void list_models(const struct aikey_question *question,
                        const struct aikey_document *document, size_t max,
                        struct aikey_model_list *out)
{
    struct candidate list[AIKEY_MODELS_MAX];
    struct candidate model, best = {.rank = AIKEY_MODEL_CHOICES};
    size_t count = 0;
    for (int i = 0; i < MODELS_READ && read_model(question, document, i, &model); i++) {
        if (may_be_listed(model.name, question)) {
            count = insert(list, count, max, &model);
            best = is_better(&model, &best) ? model : best;
        }
    }
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        copy_name(list[i].name, out->names[i]);
    }
    if (best.rank < AIKEY_MODEL_CHOICES) {
        copy_name(best.name, out->best);
    }
}

enum aikey_status aikey_models_read(const struct aikey_question *question,
                                    const struct aikey_http_reply *reply,
                                    const struct aikey_json *json, size_t max,
                                    struct aikey_model_list *out)
{
    *out = (struct aikey_model_list){.count = 0};
    if (reply->error != AIKEY_HTTP_ERROR_NONE || reply->status != 200) {
        return AIKEY_OK;
    }
    struct aikey_document document;
    enum aikey_status status =
        aikey_document_open(json, aikey_secret_slice(&reply->body), &document);
    if (status != AIKEY_OK) {
        return status;
    }
    list_models(question, &document, max < AIKEY_MODELS_MAX ? max : AIKEY_MODELS_MAX, out);
    aikey_document_close(&document);
    return AIKEY_OK;
}
