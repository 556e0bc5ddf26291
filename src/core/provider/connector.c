#include "connector.h"

#include <string.h>

#define CONNECTOR(connector, url, default_model, ...)                                              \
    {.id = #connector, .base_url = (url), .model = (default_model), __VA_ARGS__},
const struct aikey_connector aikey_connectors[AIKEY_CONNECTOR_COUNT] = {
#include "connectors.def"
};

static const char *const link_names[] = {
    [AIKEY_LINK_CREDENTIALS] = "credentials",
    [AIKEY_LINK_BILLING] = "billing",
    [AIKEY_LINK_SPEND] = "spend",
    [AIKEY_LINK_LIMITS] = "limits",
    [AIKEY_LINK_MODELS] = "models",
    [AIKEY_LINK_PERMISSIONS] = "permissions",
    [AIKEY_LINK_ADDRESSES] = "addresses",
    [AIKEY_LINK_ORGANIZATION] = "organization",
    [AIKEY_LINK_STATUS] = "status",
    [AIKEY_LINK_SERVICE] = "service",
};

const char *aikey_link_name(enum aikey_link link)
{
    return link_names[link];
}

#define KEY_SHAPE(text, connector, maker, kind, shortest)                                          \
    {{(text), sizeof(text) - 1}, (connector), (maker), (kind), (shortest)},
static const struct aikey_key_shape key_shapes[] = {
#include "connectors.def"
};

bool aikey_model_is_valid(struct aikey_slice model)
{
    for (size_t i = 0; i < model.len; i++) {
        char c = model.data[i];
        if (c == '\0' || (!aikey_is_alnum(c) && strchr("._:/@+-", c) == NULL)) {
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

const struct aikey_key_shape *aikey_key_shape_find(struct aikey_slice key)
{
    for (size_t i = 0; i < AIKEY_COUNT(key_shapes); i++) {
        if (aikey_slice_starts(key, key_shapes[i].prefix)) {
            return &key_shapes[i];
        }
    }
    return NULL;
}
