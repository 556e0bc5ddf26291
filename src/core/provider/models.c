#include "models.h"

#include "reader.h"

#include <stdio.h>
#include <string.h>

enum { MODELS_READ = 1000 };

static size_t common_prefix(struct aikey_slice a, const char *b)
{
    size_t len = 0;
    while (len < a.len && b[len] != '\0' && a.data[len] == b[len]) {
        len++;
    }
    return len;
}

/* Keeps the list sorted: the longer the beginning that a name shares with the wanted one, the
 * further up. Names that share as much stay in the order in which they came. */
static size_t insert(struct aikey_slice list[AIKEY_MODELS_MAX], size_t count,
                     struct aikey_slice model, const char *wanted)
{
    size_t likeness = common_prefix(model, wanted);
    size_t at = count;
    while (at > 0 && common_prefix(list[at - 1], wanted) < likeness) {
        at--;
    }
    if (at == AIKEY_MODELS_MAX) {
        return count;
    }
    count = count < AIKEY_MODELS_MAX ? count + 1 : count;
    for (size_t i = count - 1; i > at; i--) {
        list[i] = list[i - 1];
    }
    list[at] = model;
    return count;
}

static struct aikey_slice without(struct aikey_slice text, const char *prefix)
{
    struct aikey_slice start = aikey_slice_of(prefix != NULL ? prefix : "");
    return aikey_slice_starts(text, start) ? aikey_slice_from(text, start.len) : text;
}

static bool may_be_listed(struct aikey_slice model, const struct aikey_question *question)
{
    return aikey_model_is_valid(model) &&
           !aikey_slice_equal(model, aikey_slice_of(question->model)) &&
           !aikey_secret_leaks(question->key, model);
}

static void list_models(const struct aikey_question *question,
                        const struct aikey_document *document, struct aikey_model_list *out)
{
    struct aikey_slice list[AIKEY_MODELS_MAX];
    struct aikey_json_value value;
    char path[64];
    size_t count = 0;
    for (int i = 0; i < MODELS_READ; i++) {
        snprintf(path, sizeof(path), question->connector->model_ids, i);
        if (!aikey_document_find(document, path, &value)) {
            break;
        }
        if (value.type == AIKEY_JSON_TYPE_STRING) {
            struct aikey_slice model = without(value.text, question->connector->model_prefix);
            if (may_be_listed(model, question)) {
                count = insert(list, count, model, question->model);
            }
        }
    }
    *out = (struct aikey_model_list){.count = count};
    for (size_t i = 0; i < count; i++) {
        memcpy(out->names[i], list[i].data, list[i].len); /* a valid name fits, with its NUL */
    }
}

enum aikey_status aikey_models_read(const struct aikey_question *question,
                                    const struct aikey_http_reply *reply,
                                    const struct aikey_json *json, struct aikey_model_list *out)
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
    list_models(question, &document, out);
    aikey_document_close(&document);
    return AIKEY_OK;
}
