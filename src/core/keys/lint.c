#include "lint.h"

#include "src/core/bytes/mark.h"
#include "src/core/vault/seal.h"

static const char *const cleaned_names[] = {
    [AIKEY_CLEANED_WHITE_SPACE] = "white_space",
    [AIKEY_CLEANED_INVISIBLE] = "invisible_characters",
    [AIKEY_CLEANED_QUOTES] = "quotes",
    [AIKEY_CLEANED_PREFIX] = "prefix",
};

const char *aikey_cleaned_name(enum aikey_cleaned cleaned)
{
    return cleaned_names[cleaned];
}

/* What removing the character from either end of a key is called; 0 if it belongs to the key. */
static unsigned cleaned_bit(enum aikey_mark mark)
{
    switch (mark) {
    case AIKEY_MARK_SPACE:
        return 1U << AIKEY_CLEANED_WHITE_SPACE;
    case AIKEY_MARK_INVISIBLE:
        return 1U << AIKEY_CLEANED_INVISIBLE;
    case AIKEY_MARK_QUOTE:
        return 1U << AIKEY_CLEANED_QUOTES;
    default:
        return 0;
    }
}

static struct aikey_slice strip_ends(struct aikey_slice text, unsigned *cleaned)
{
    size_t len;
    unsigned bit;
    while (text.len > 0 && (bit = cleaned_bit(aikey_mark_first(text, &len))) != 0) {
        *cleaned |= bit;
        text = aikey_slice_from(text, len);
    }
    while (text.len > 0 && (bit = cleaned_bit(aikey_mark_last(text, &len))) != 0) {
        *cleaned |= bit;
        text.len -= len;
    }
    return text;
}

/* Cuts off "NAME=" or "NAME: ", as in a shell, an .env or a YAML file. */
static struct aikey_slice strip_assignment(struct aikey_slice text, struct aikey_slice name)
{
    if (!aikey_slice_starts_nocase(text, name)) {
        return text;
    }
    struct aikey_slice rest = aikey_slice_trim(aikey_slice_from(text, name.len));
    bool assigns = rest.len > 0 && (rest.data[0] == '=' || rest.data[0] == ':');
    return assigns ? aikey_slice_from(rest, 1) : text;
}

static struct aikey_slice strip_prefix(struct aikey_slice text, const char *env)
{
    static const struct aikey_slice words[] = {AIKEY_SLICE_INITIALIZER("bearer"),
                                               AIKEY_SLICE_INITIALIZER("export")};
    for (size_t i = 0; i < AIKEY_COUNT(words); i++) {
        if (aikey_slice_starts_nocase(text, words[i])) {
            struct aikey_slice rest = aikey_slice_from(text, words[i].len);
            if (rest.len == 0 || rest.data[0] == ' ') {
                return aikey_slice_from(rest, rest.len > 0);
            }
        }
    }
    struct aikey_slice rest = strip_assignment(text, aikey_slice_of(env));
    return rest.len < text.len ? rest
                               : strip_assignment(text, AIKEY_SLICE_LITERAL("authorization"));
}

static struct aikey_slice clean(struct aikey_slice text, const char *env, unsigned *cleaned)
{
    size_t before;
    do {
        before = text.len;
        text = strip_ends(text, cleaned);
        struct aikey_slice rest = strip_prefix(text, env);
        if (rest.len < text.len) {
            *cleaned |= 1U << AIKEY_CLEANED_PREFIX;
            text = rest;
        }
    } while (text.len < before);
    return text;
}

/* Copies the key without invisible characters and reports the worst mark in it. */
static enum aikey_status copy(struct aikey_slice text, struct aikey_secret *key, unsigned *cleaned,
                              enum aikey_mark *worst)
{
    enum aikey_status status = AIKEY_OK;
    size_t len;
    for (*worst = AIKEY_MARK_PLAIN; status == AIKEY_OK && text.len > 0;
         text = aikey_slice_from(text, len)) {
        enum aikey_mark mark = aikey_mark_first(text, &len);
        if (mark == AIKEY_MARK_INVISIBLE) {
            *cleaned |= cleaned_bit(mark);
            continue;
        }
        if (*worst != AIKEY_MARK_BULLET && mark != AIKEY_MARK_PLAIN) {
            *worst = mark;
        }
        status = aikey_secret_append(key, (struct aikey_slice){text.data, len});
    }
    return status;
}

static bool is_masked(struct aikey_slice key)
{
    return aikey_slice_contains(key, AIKEY_SLICE_LITERAL("***")) ||
           aikey_slice_contains(key, AIKEY_SLICE_LITERAL("..."));
}

/* How the keys of the connectors of others look is not known. */
static bool is_known(struct aikey_slice connector)
{
    return aikey_connector_find(connector) != NULL;
}

/* Too short, an e-mail address or a web address. */
static bool is_no_key(struct aikey_slice key)
{
    return key.len < AIKEY_KEY_MIN || aikey_slice_contains(key, AIKEY_SLICE_LITERAL("@")) ||
           aikey_slice_contains(key, AIKEY_SLICE_LITERAL("://"));
}

static unsigned hint_of_kind(enum aikey_key_kind kind)
{
    static const unsigned hints[] = {
        [AIKEY_KEY_KIND_API] = 0,
        [AIKEY_KEY_KIND_COMMON] = 0,
        [AIKEY_KEY_KIND_ADMIN] = 1U << AIKEY_HINT_ADMIN_KEY,
        [AIKEY_KEY_KIND_ORGANIZATION] = 1U << AIKEY_HINT_ORGANIZATION_ID,
        [AIKEY_KEY_KIND_PROJECT] = 1U << AIKEY_HINT_PROJECT_ID,
        [AIKEY_KEY_KIND_SESSION] = 1U << AIKEY_HINT_SESSION_TOKEN,
    };
    return hints[kind];
}

static void find_hints(struct aikey_slice key, struct aikey_slice connector, struct aikey_lint *out)
{
    const struct aikey_key_shape *shape = aikey_key_shape_find(key);
    out->shape = shape;
    if (shape == NULL) {
        return;
    }
    bool common = shape->kind == AIKEY_KEY_KIND_COMMON;
    if (!aikey_slice_equal(connector, aikey_slice_of(shape->connector)) &&
        (!common || is_known(connector))) {
        out->hints |= 1U << AIKEY_HINT_OTHER_CONNECTOR;
        out->elsewhere = !common && is_known(connector);
    }
    out->hints |= hint_of_kind(shape->kind);
    if (key.len < shape->shortest) {
        out->hints |= 1U << AIKEY_HINT_SHORT_KEY;
    }
}

static void judge(enum aikey_status status, enum aikey_mark worst, struct aikey_slice connector,
                  struct aikey_slice key, struct aikey_lint *out)
{
    if (status == AIKEY_TOO_LARGE) {
        out->code = AIKEY_CODE_malformed_key;
    } else if (key.len == 0) {
        out->code = AIKEY_CODE_empty_key;
    } else if (worst == AIKEY_MARK_BULLET || is_masked(key)) {
        out->code = AIKEY_CODE_masked_key;
    } else if (worst != AIKEY_MARK_PLAIN || aikey_is_sealed(key)) {
        out->code = AIKEY_CODE_malformed_key;
    } else if (is_known(connector) && is_no_key(key)) {
        out->code = AIKEY_CODE_not_a_key;
    } else {
        out->ok = true;
    }
}

enum aikey_status aikey_lint_key(struct aikey_slice pasted, struct aikey_slice connector,
                                 const char *env, struct aikey_secret *key, struct aikey_lint *out)
{
    *out = (struct aikey_lint){.ok = false};

    enum aikey_mark worst;
    struct aikey_slice text = clean(pasted, env, &out->cleaned);
    enum aikey_status status = copy(text, key, &out->cleaned, &worst);
    if (status != AIKEY_OK && status != AIKEY_TOO_LARGE) {
        aikey_secret_clear(key);
        return status;
    }
    judge(status, worst, connector, aikey_secret_slice(key), out);
    if (out->ok) {
        find_hints(aikey_secret_slice(key), connector, out);
    } else {
        aikey_secret_clear(key);
    }
    return AIKEY_OK;
}
