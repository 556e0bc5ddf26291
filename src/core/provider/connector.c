#include "connector.h"

#include <string.h>

#define CONNECTOR(connector, url, default_model, ...)                                              \
    {.id = #connector, .base_url = (url), .model = (default_model), __VA_ARGS__},
const struct aikey_connector aikey_connectors[AIKEY_CONNECTOR_COUNT] = {
#include "connectors.def"
};

static const struct {
    const char *name;
    const char *label;
} links[] = {
    [AIKEY_LINK_NONE] = {"", ""},
    [AIKEY_LINK_ACCOUNT] = {"account", "Account at {provider}"},
    [AIKEY_LINK_CREDENTIALS] = {"credentials", "API keys at {provider}"},
    [AIKEY_LINK_BILLING] = {"billing", "Billing at {provider}"},
    [AIKEY_LINK_SPEND] = {"spend", "Spend limits at {provider}"},
    [AIKEY_LINK_LIMITS] = {"limits", "Rate limits at {provider}"},
    [AIKEY_LINK_MODELS] = {"models", "Allowed models at {provider}"},
    [AIKEY_LINK_PERMISSIONS] = {"permissions", "Permissions of keys at {provider}"},
    [AIKEY_LINK_ADDRESSES] = {"addresses", "Allowed IP addresses at {provider}"},
    [AIKEY_LINK_ORGANIZATION] = {"organization", "Organization settings at {provider}"},
    [AIKEY_LINK_STATUS] = {"status", "Status of {provider}"},
    [AIKEY_LINK_SERVICE] = {"service", "This API at {provider}"},
    [AIKEY_LINK_PRICES] = {"prices", "Prices at {provider}"},
    [AIKEY_LINK_USAGE] = {"usage", "Usage at {provider}"},
    [AIKEY_LINK_SUPPORT] = {"support", "Support at {provider}"},
};

const char *aikey_link_name(enum aikey_link link)
{
    return links[link].name;
}

const char *aikey_link_label(enum aikey_link link)
{
    return links[link].label;
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
