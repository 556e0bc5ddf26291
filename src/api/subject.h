/* Whose key a call is about: from a function's arguments to core's struct aikey_subject. */
#ifndef PHP_AIKEY_SUBJECT_H
#define PHP_AIKEY_SUBJECT_H

#include "php.h"

#include "src/core/keys/io.h"
#include "src/wp/registry.h"

/* The id that an argument names; NULL: openai. */
struct aikey_slice php_aikey_id(const zend_string *id);

/* Only the names, which are all that resolving needs. They may point into `storage`. NULL: it is
 * not a connector id and a ValueError is thrown, or WordPress threw. */
const struct aikey_names *php_aikey_names_of(const zend_string *id, uint32_t arg,
                                             struct php_aikey_registered *storage);

static zend_always_inline const struct aikey_names *
php_aikey_names(const zend_string *id, uint32_t arg, struct php_aikey_registered *storage)
{
    return EXPECTED(id == NULL) ? &aikey_names_built_in[AIKEY_CONNECTOR_openai]
                                : php_aikey_names_of(id, arg, storage);
}

/* Whose key a call is about, with the current settings. Points into itself: do not copy it. */
struct php_aikey_subject {
    struct aikey_subject core;
    char id[AIKEY_ID_MAX + 1];
    char model[AIKEY_MODEL_MAX + 1];
    struct php_aikey_registered registered;
    struct aikey_connector custom; /* its row, if connectors.def has none */
    bool only_base_url;            /* php.ini allows no requests with the key to other servers */
};

/* What else a test was asked to do. */
struct php_aikey_options {
    bool save;    /* aikey_save_and_test(): the option `replace` exists */
    bool replace; /* the value of that option */
    bool model;   /* the model comes from the options */
};

/* Fills the subject for the connector id in argument `arg` (NULL: openai). False: it is not a
 * connector id and a ValueError is thrown, or WordPress threw. */
bool php_aikey_subject_init(struct php_aikey_subject *subject, const zend_string *id, uint32_t arg);

/* Applies the $options in argument `arg`. False: a ValueError or TypeError is thrown. */
bool php_aikey_subject_apply(struct php_aikey_subject *subject, HashTable *options, uint32_t arg,
                             struct php_aikey_options *out);

/* Reads the model that this site chose for its tests, in the option aikey_model_{id}: it takes
 * precedence over php.ini's. An empty one stands for the default; what else is not a model's name
 * is ignored. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_subject_read_model(struct php_aikey_subject *subject,
                                                                struct php_aikey_call *call);

/* The settings of a connector in connectors.def. */
const char *php_aikey_base_url(const struct aikey_connector *connector);
const char *php_aikey_model(const struct aikey_connector *connector);

#endif
