#include "lint.h"

#include "src/core/vault/seal.h"

#include <stdint.h>

enum mark { PLAIN, SPACE, INVISIBLE, QUOTE, BULLET, FOREIGN };

/* The code points that copying adds to a key, and those that masks are made of. */
static const struct {
    uint32_t first, last;
    enum mark mark;
} marks[] = {
    {0x09, 0x0d, SPACE},         {0x20, 0x20, SPACE},         {0x22, 0x22, QUOTE},
    {0x27, 0x27, QUOTE},         {0x60, 0x60, QUOTE},         {0x21, 0x7e, PLAIN},
    {0x85, 0x85, SPACE},         {0xa0, 0xa0, SPACE},         {0xab, 0xab, QUOTE},
    {0xad, 0xad, INVISIBLE},     {0xbb, 0xbb, QUOTE},         {0x61c, 0x61c, INVISIBLE},
    {0x1680, 0x1680, SPACE},     {0x180e, 0x180e, INVISIBLE}, {0x2000, 0x200a, SPACE},
    {0x200b, 0x200f, INVISIBLE}, {0x2018, 0x201f, QUOTE},     {0x2022, 0x2022, BULLET},
    {0x2026, 0x2026, BULLET},    {0x2028, 0x2029, SPACE},     {0x202a, 0x202e, INVISIBLE},
    {0x202f, 0x202f, SPACE},     {0x2039, 0x203a, QUOTE},     {0x205f, 0x205f, SPACE},
    {0x2060, 0x2069, INVISIBLE}, {0x25cf, 0x25cf, BULLET},    {0x3000, 0x3000, SPACE},
    {0xfeff, 0xfeff, INVISIBLE},
};

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

/* Decodes the UTF-8 character at the beginning; a byte that does not begin one is FOREIGN. */
static enum mark mark_of(struct aikey_slice text, size_t *len)
{
    unsigned char lead = (unsigned char)text.data[0];
    size_t more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    uint32_t point = more == 0 ? lead : lead & (0x3fU >> more);

    *len = 1;
    if (more >= text.len || (more == 0 && lead >= 0x80)) {
        return FOREIGN;
    }
    for (size_t i = 1; i <= more; i++) {
        unsigned char next = (unsigned char)text.data[i];
        if ((next & 0xc0) != 0x80) {
            return FOREIGN;
        }
        point = (point << 6) | (next & 0x3f);
    }
    if (more > 0 && point < (more == 1 ? 0x80U : more == 2 ? 0x800U : 0x10000U)) {
        return FOREIGN; /* overlong encoding */
    }
    *len = more + 1;
    for (size_t i = 0; i < AIKEY_COUNT(marks); i++) {
        if (point >= marks[i].first && point <= marks[i].last) {
            return marks[i].mark;
        }
    }
    return FOREIGN;
}

static enum mark last_mark_of(struct aikey_slice text, size_t *len)
{
    size_t start = text.len - 1;
    while (start > 0 && text.len - start < 4 && ((unsigned char)text.data[start] & 0xc0) == 0x80) {
        start--;
    }
    enum mark mark = mark_of(aikey_slice_from(text, start), len);
    if (*len != text.len - start) {
        *len = 1;
        return FOREIGN;
    }
    return mark;
}

/* What removing the character from either end of a key is called; 0 if it belongs to the key. */
static unsigned cleaned_bit(enum mark mark)
{
    switch (mark) {
    case SPACE:
        return 1U << AIKEY_CLEANED_WHITE_SPACE;
    case INVISIBLE:
        return 1U << AIKEY_CLEANED_INVISIBLE;
    case QUOTE:
        return 1U << AIKEY_CLEANED_QUOTES;
    default:
        return 0;
    }
}

static struct aikey_slice strip_ends(struct aikey_slice text, unsigned *cleaned)
{
    size_t len;
    unsigned bit;
    while (text.len > 0 && (bit = cleaned_bit(mark_of(text, &len))) != 0) {
        *cleaned |= bit;
        text = aikey_slice_from(text, len);
    }
    while (text.len > 0 && (bit = cleaned_bit(last_mark_of(text, &len))) != 0) {
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
    static const struct aikey_slice words[] = {AIKEY_SLICE_LITERAL("bearer"),
                                               AIKEY_SLICE_LITERAL("export")};
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
                              enum mark *worst)
{
    enum aikey_status status = AIKEY_OK;
    size_t len;
    for (*worst = PLAIN; status == AIKEY_OK && text.len > 0; text = aikey_slice_from(text, len)) {
        enum mark mark = mark_of(text, &len);
        if (mark == INVISIBLE) {
            *cleaned |= cleaned_bit(mark);
            continue;
        }
        if (*worst != BULLET && mark != PLAIN) {
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

static void find_hints(struct aikey_slice key, struct aikey_slice connector, struct aikey_lint *out)
{
    out->shape = aikey_key_shape_find(key);
    if (out->shape == NULL) {
        return;
    }
    if (!aikey_slice_equal(connector, aikey_slice_of(out->shape->connector))) {
        out->hints |= 1U << AIKEY_HINT_OTHER_CONNECTOR;
    }
    if (out->shape->kind == AIKEY_KEY_KIND_ADMIN) {
        out->hints |= 1U << AIKEY_HINT_ADMIN_KEY;
    }
    if (key.len < out->shape->shortest) {
        out->hints |= 1U << AIKEY_HINT_SHORT_KEY;
    }
}

static void judge(enum aikey_status status, enum mark worst, struct aikey_slice key,
                  struct aikey_lint *out)
{
    if (status == AIKEY_TOO_LARGE) {
        out->code = AIKEY_CODE_malformed_key;
    } else if (key.len == 0) {
        out->code = AIKEY_CODE_empty_key;
    } else if (worst == BULLET || is_masked(key)) {
        out->code = AIKEY_CODE_masked_key;
    } else if (worst != PLAIN || aikey_is_sealed(key)) {
        out->code = AIKEY_CODE_malformed_key;
    } else {
        out->ok = true;
    }
}

enum aikey_status aikey_lint_key(struct aikey_slice pasted, struct aikey_slice connector,
                                 const char *env, struct aikey_secret *key, struct aikey_lint *out)
{
    *out = (struct aikey_lint){.ok = false};

    enum mark worst;
    struct aikey_slice text = clean(pasted, env, &out->cleaned);
    enum aikey_status status = copy(text, key, &out->cleaned, &worst);
    if (status != AIKEY_OK && status != AIKEY_TOO_LARGE) {
        aikey_secret_clear(key);
        return status;
    }
    judge(status, worst, aikey_secret_slice(key), out);
    if (out->ok) {
        find_hints(aikey_secret_slice(key), connector, out);
    } else {
        aikey_secret_clear(key);
    }
    return AIKEY_OK;
}
