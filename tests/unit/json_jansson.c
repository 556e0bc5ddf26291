#include "json_jansson.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static bool starved;

/* Jansson does not always report that memory ran out, so remember it. */
static void *allocate(size_t size)
{
    void *memory = malloc(size);
    starved = starved || memory == NULL;
    return memory;
}

static enum aikey_status parse(void *context, struct aikey_slice text, void **document)
{
    (void)context;
    starved = false;
    json_set_alloc_funcs(allocate, free);
    *document = json_loadb(text.data, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    if (starved) {
        json_decref(*document);
        *document = NULL;
        return AIKEY_NOMEM;
    }
    return *document != NULL ? AIKEY_OK : AIKEY_INVALID;
}

static const json_t *step(const json_t *at, const char *name, size_t len)
{
    if (json_is_array(at)) {
        bool is_index = strspn(name, "0123456789") >= len;
        return is_index ? json_array_get(at, strtoul(name, NULL, 10)) : NULL;
    }
    char member[64] = ""; /* json_object_getn() is from Jansson 2.14 */
    return len < sizeof(member) ? json_object_get(at, memcpy(member, name, len)) : NULL;
}

static bool find(void *document, const char *path, struct aikey_json_value *value)
{
    const json_t *at = document;
    while (at != NULL && *path != '\0') {
        size_t len = strcspn(path, ".");
        at = step(at, path, len);
        path += path[len] == '.' ? len + 1 : len;
    }
    *value = (struct aikey_json_value){.type = AIKEY_JSON_TYPE_OTHER};
    if (json_is_string(at)) {
        value->type = AIKEY_JSON_TYPE_STRING;
        value->text = (struct aikey_slice){json_string_value(at), json_string_length(at)};
    } else if (json_is_number(at)) {
        value->type = AIKEY_JSON_TYPE_NUMBER;
        value->number = (int64_t)json_number_value(at);
    } else if (json_is_true(at)) {
        value->type = AIKEY_JSON_TYPE_TRUE;
    }
    return at != NULL && !json_is_null(at);
}

static void release(void *document)
{
    json_decref(document);
}

const struct aikey_json json_jansson = {parse, find, release, NULL};
