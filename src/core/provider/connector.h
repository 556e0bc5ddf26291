/* The providers: how each is asked about a key, how its keys look. */
#ifndef AIKEY_CONNECTOR_H
#define AIKEY_CONNECTOR_H

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

/* Pages of the provider where a site owner can fix something. */
enum aikey_link {
    AIKEY_LINK_NONE,
    AIKEY_LINK_ACCOUNT,
    AIKEY_LINK_CREDENTIALS,
    AIKEY_LINK_BILLING,
    AIKEY_LINK_SPEND,       /* how much may be spent */
    AIKEY_LINK_LIMITS,      /* how many requests and tokens */
    AIKEY_LINK_MODELS,      /* which models a project may use */
    AIKEY_LINK_PERMISSIONS, /* what a key may do */
    AIKEY_LINK_ADDRESSES,   /* from where */
    AIKEY_LINK_ORGANIZATION,
    AIKEY_LINK_STATUS,
    AIKEY_LINK_SERVICE, /* the page that switches the API itself on */
    AIKEY_LINK_PRICES,
    AIKEY_LINK_USAGE, /* what was spent */
    AIKEY_LINK_SUPPORT,
    AIKEY_LINK_COUNT
};

/* "billing" and the like */
const char *aikey_link_name(enum aikey_link link);

/* The text of a link to it, with {provider} for the provider's name. */
const char *aikey_link_label(enum aikey_link link);

enum aikey_probe {
    /* Every test makes these two, side by side. */
    AIKEY_PROBE_MODEL,
    AIKEY_PROBE_GENERATION,
    AIKEY_PROBE_FIRST_COUNT,
    /* These follow if the first two leave something open. */
    AIKEY_PROBE_CHAT = AIKEY_PROBE_FIRST_COUNT, /* the server lacks the path of the generation */
    AIKEY_PROBE_MODELS,                         /* the key may not use the model */
    AIKEY_PROBE_COUNT
};

/* One request that says something about a key. From `success` on, members are JSON paths into the
 * reply: names and indexes joined by dots. */
struct aikey_probe_spec {
    const char *path;          /* below the base URL; NULL: the provider has no such probe */
    const char *body;          /* to POST; NULL: GET */
    const char *success[2];    /* with status 200, either one means that it worked */
    const char *input_tokens;  /* NULL: not reported */
    const char *output_tokens; /* NULL: not reported */
};

enum { AIKEY_MODEL_CHOICES = 4 };

struct aikey_connector {
    const char *id;
    const char *name;
    const char *base_url;
    const char *model;
    const char *links[AIKEY_LINK_COUNT]; /* "" or NULL: the provider has no such page */
    const char *auth_header;
    const char *auth_prefix;  /* precedes the key */
    const char *fixed_header; /* "name: value", sent with every probe; NULL: none */
    struct aikey_probe_spec probes[AIKEY_PROBE_COUNT];
    const char *model_ids;    /* JSON path into the list of models, with %d for the index */
    const char *model_prefix; /* of a listed id, but not part of the model's name; NULL: none */
    /* What the list says of a model that generates text: at the path there is true or, unless it is
     * NULL, an array that contains the word. */
    struct {
        const char *path; /* with %d for the model's index; NULL: the list does not say it */
        const char *word;
    } model_fact;
    /* Which of the listed models to test with if the one above is not to be had: the first pattern
     * that one of them matches. Small models come first, since they cost least. */
    const char *model_choice[AIKEY_MODEL_CHOICES];
    struct {
        const char *organization, *project, *request_id;
    } headers; /* of a reply, lower case */
};

#define CONNECTOR(id, base_url, model, ...) AIKEY_CONNECTOR_##id,
enum aikey_connector_index {
#include "connectors.def"
    AIKEY_CONNECTOR_COUNT
};

extern const struct aikey_connector aikey_connectors[AIKEY_CONNECTOR_COUNT];

enum aikey_key_kind {
    AIKEY_KEY_KIND_API,
    AIKEY_KEY_KIND_COMMON, /* an API key that begins as those of other makers do, too */
    AIKEY_KEY_KIND_ADMIN,
    AIKEY_KEY_KIND_ORGANIZATION, /* from here on no API keys: an id of an organization, */
    AIKEY_KEY_KIND_PROJECT,      /* of a project, */
    AIKEY_KEY_KIND_SESSION       /* or the token of a browser's session */
};

struct aikey_key_shape {
    struct aikey_slice prefix;
    const char *connector; /* id; not necessarily in aikey_connectors */
    const char *maker;
    enum aikey_key_kind kind;
    size_t shortest; /* length of the shortest known key of this shape */
};

enum { AIKEY_MODEL_MAX = 128 };

/* [A-Za-z0-9._:/@+-]{1,128} */
bool aikey_model_is_valid(struct aikey_slice model);

/* Returns the connector with this id, or NULL. */
const struct aikey_connector *aikey_connector_find(struct aikey_slice id);

/* Whether the row says how to test a key. */
static inline bool aikey_connector_is_testable(const struct aikey_connector *connector)
{
    return connector->probes[AIKEY_PROBE_GENERATION].path != NULL;
}

/* Returns the shape with the longest prefix that the key begins with, or NULL. */
const struct aikey_key_shape *aikey_key_shape_find(struct aikey_slice key);

#endif
