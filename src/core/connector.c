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

/* Where a visitor's request headers stand as environment variables: whoever likes can set them. */
static bool is_of_request(struct aikey_slice env)
{
    const struct aikey_slice again = AIKEY_SLICE_LITERAL("REDIRECT_");
    while (aikey_slice_starts(env, again)) {
        env = (struct aikey_slice){env.data + again.len, env.len - again.len};
    }
    return aikey_slice_starts(env, AIKEY_SLICE_LITERAL("HTTP_"));
}

enum { ENV, CONSTANT, OPTION, FLAG, RECORD };

/* Each name in its part of the buffer. */
static char *part(char buffer[AIKEY_NAMES_SIZE], int which)
{
    return buffer + (size_t)which * (AIKEY_NAME_MAX + 1);
}

static struct aikey_names names_in(struct aikey_slice id, char buffer[AIKEY_NAMES_SIZE])
{
    int len = (int)(id.len < AIKEY_ID_MAX ? id.len : AIKEY_ID_MAX);
    struct aikey_names names = {
        .env = part(buffer, ENV),
        .constant = part(buffer, CONSTANT),
        .option = part(buffer, OPTION),
        .flag = part(buffer, FLAG),
        .record = part(buffer, RECORD),
    };
    snprintf(part(buffer, FLAG), AIKEY_NAME_MAX + 1, "api_key_verified_%.*s", len, id.data);
    snprintf(part(buffer, RECORD), AIKEY_NAME_MAX + 1, "aikey_verification_%.*s", len, id.data);
    if (is_of_request(aikey_slice_of(names.env))) {
        names.env = "";
    }
    return names;
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

    snprintf(part(buffer, ENV), AIKEY_NAME_MAX + 1, "%s_API_KEY", upper);
    snprintf(part(buffer, CONSTANT), AIKEY_NAME_MAX + 1, "%s_API_KEY", upper);
    snprintf(part(buffer, OPTION), AIKEY_NAME_MAX + 1, "connectors_ai_%s_api_key", word);
    return names_in(id, buffer);
}

/* Letters, digits and what else may stand in such a name; it may be empty. */
static bool is_word_of(struct aikey_slice name, const char *besides)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        if (c == '\0' || (!is_alnum(c) && strchr(besides, c) == NULL)) {
            return false;
        }
    }
    return name.len < AIKEY_NAME_MAX;
}

static bool is_scoped(struct aikey_slice constant)
{
    return !is_word_of(constant, "_");
}

/* Not what aikey writes itself, nor where the key of a connector of ours lies: it would be read,
 * replaced and deleted without the rules that are kept for that one. Databases compare names in any
 * case. */
static bool may_be_option(struct aikey_slice name, struct aikey_slice id)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        if (aikey_slice_equal_nocase(name, aikey_slice_of(aikey_connectors[i].names.option))) {
            return aikey_slice_equal(id, aikey_slice_of(aikey_connectors[i].id));
        }
    }
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] <= ' ' || name.data[i] > '~') {
            return false;
        }
    }
    return name.len > 0 && name.len <= AIKEY_NAME_MAX &&
           !aikey_slice_starts_nocase(name, AIKEY_SLICE_LITERAL("aikey_")) &&
           !aikey_slice_starts_nocase(name, AIKEY_SLICE_LITERAL("api_key_verified"));
}

bool aikey_names_take(struct aikey_slice id, const struct aikey_registration *registration,
                      char buffer[AIKEY_NAMES_SIZE], struct aikey_names *out)
{
    const struct aikey_slice names[] = {
        [ENV] = registration->env,
        [CONSTANT] = registration->constant,
        [OPTION] = registration->option,
    };
    if (!is_word_of(names[ENV], "_") || !is_word_of(names[CONSTANT], "_:\\") ||
        !may_be_option(names[OPTION], id)) {
        return false;
    }
    for (int i = ENV; i <= OPTION; i++) {
        bool in_full = i == CONSTANT && is_scoped(names[i]) && names[i].data[0] != '\\';
        snprintf(part(buffer, i), AIKEY_NAME_MAX + 1, "%s%.*s", in_full ? "\\" : "",
                 (int)names[i].len, names[i].data);
    }
    *out = names_in(id, buffer);
    return true;
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
