#include "names.h"

#include <stdio.h>
#include <string.h>

#define NAMES(id, word, flag_name)                                                                 \
    [AIKEY_CONNECTOR_##id] = {.env = #word "_API_KEY",                                             \
                              .constant = #word "_API_KEY",                                        \
                              .option = "connectors_ai_" #id "_api_key",                           \
                              .flag = (flag_name),                                                 \
                              .record = "aikey_verification_" #id},
const struct aikey_names aikey_names_built_in[AIKEY_CONNECTOR_COUNT] = {
#include "src/core/provider/connectors.def"
};

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool aikey_id_is_valid(struct aikey_slice id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.data[i];
        if (is_upper(c) || (!aikey_is_alnum(c) && c != '_' && c != '-')) {
            return false;
        }
    }
    return id.len > 0 && id.len <= AIKEY_ID_MAX;
}

/* Whether CGI makes such a variable of a request header, which any visitor can set. */
static bool is_request_header(struct aikey_slice env)
{
    const struct aikey_slice redirect = AIKEY_SLICE_LITERAL("REDIRECT_"); /* one per redirect */
    while (aikey_slice_starts(env, redirect)) {
        env = aikey_slice_from(env, redirect.len);
    }
    return aikey_slice_starts(env, AIKEY_SLICE_LITERAL("HTTP_"));
}

enum { ENV, CONSTANT, OPTION, FLAG, RECORD };

/* Each name has its part of the buffer. */
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
    if (is_request_header(aikey_slice_of(names.env))) {
        names.env = "";
    }
    return names;
}

struct aikey_names aikey_names_derive(struct aikey_slice id, char buffer[AIKEY_NAMES_SIZE])
{
    char word[AIKEY_ID_MAX + 1];  /* WordPress turns the id's hyphens into underscores, */
    char upper[AIKEY_ID_MAX + 1]; /* and uses upper case for variable and constant */
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

/* Whether the name, if any, consists of letters, digits and the other characters given. */
static bool is_word_of(struct aikey_slice name, const char *others)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        if (c == '\0' || (!aikey_is_alnum(c) && strchr(others, c) == NULL)) {
            return false;
        }
    }
    return name.len < AIKEY_NAME_MAX;
}

static bool is_scoped(struct aikey_slice constant)
{
    return !is_word_of(constant, "_");
}

/* Neither an option that aikey writes itself, nor that of a built-in connector, whose key would
 * then be read, replaced and deleted without its own rules. Databases ignore the case of names. */
static bool may_be_option(struct aikey_slice name, struct aikey_slice id)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        if (aikey_slice_equal_nocase(name, aikey_slice_of(aikey_names_built_in[i].option))) {
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

bool aikey_names_accept(struct aikey_slice id, const struct aikey_registration *registration,
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
