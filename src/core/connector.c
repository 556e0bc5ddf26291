#include "connector.h"

#include <stdio.h>
#include <string.h>

#define CONNECTOR(connector, url, default_model, ...)                                              \
    {.id = #connector, .base_url = (url), .model = (default_model), __VA_ARGS__},
const struct aikey_connector aikey_connectors[AIKEY_CONNECTOR_COUNT] = {
#include "connectors.def"
};

#define KEY_SHAPE(text, connector, maker, kind, shortest)                                          \
    {{(text), sizeof(text) - 1}, (connector), (maker), (kind), (shortest)},
static const struct aikey_key_shape key_shapes[] = {
#include "connectors.def"
};

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool aikey_id_is_valid(struct aikey_slice id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.data[i];
        if (is_upper(c) || (!is_alnum(c) && c != '_' && c != '-')) {
            return false;
        }
    }
    return id.len > 0 && id.len <= AIKEY_ID_MAX;
}

bool aikey_model_is_valid(struct aikey_slice model)
{
    for (size_t i = 0; i < model.len; i++) {
        char c = model.data[i];
        if (c == '\0' || (!is_alnum(c) && strchr("._:/@+-", c) == NULL)) {
            return false;
        }
    }
    return model.len > 0 && model.len <= AIKEY_MODEL_MAX;
}

const struct aikey_connector *aikey_connector_find(struct aikey_slice id)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        if (aikey_slice_equal(id, aikey_slice_of(aikey_connectors[i].id))) {
            return &aikey_connectors[i];
        }
    }
    return NULL;
}

struct aikey_names aikey_names_derive(struct aikey_slice id, char buffer[AIKEY_NAMES_SIZE])
{
    char word[AIKEY_ID_MAX + 1];  /* core writes the id's hyphens as underscores, */
    char upper[AIKEY_ID_MAX + 1]; /* and in upper case for env and constant */
    size_t len = id.len < AIKEY_ID_MAX ? id.len : AIKEY_ID_MAX;
    for (size_t i = 0; i < len; i++) {
        word[i] = id.data[i] == '-' ? '_' : id.data[i];
        upper[i] = word[i] >= 'a' && word[i] <= 'z' ? (char)(word[i] - ('a' - 'A')) : word[i];
    }
    word[len] = upper[len] = '\0';

    enum { PART = AIKEY_NAMES_SIZE / 4 };
    char *env = buffer, *option = env + PART, *flag = option + PART, *record = flag + PART;
    snprintf(env, PART, "%s_API_KEY", upper);
    snprintf(option, PART, "connectors_ai_%s_api_key", word);
    snprintf(flag, PART, "api_key_verified_%.*s", (int)len, id.data);
    snprintf(record, PART, "aikey_verification_%.*s", (int)len, id.data);
    return (struct aikey_names){
        .env = env, .constant = env, .option = option, .flag = flag, .record = record};
}

const struct aikey_key_shape *aikey_key_shape_find(struct aikey_slice key)
{
    for (size_t i = 0; i < sizeof(key_shapes) / sizeof(key_shapes[0]); i++) {
        if (aikey_slice_starts(key, key_shapes[i].prefix)) {
            return &key_shapes[i];
        }
    }
    return NULL;
}
