#ifndef PHP_AIKEY_SUBJECT_H
#define PHP_AIKEY_SUBJECT_H

#include "php.h"

#include "src/core/host.h"

/* Whose key a call is about, with the settings of now. Points into itself: not to be copied. */
struct php_aikey_subject {
    struct aikey_subject core;
    char id[AIKEY_ID_MAX + 1];
    char names[AIKEY_NAMES_SIZE];
};

/* What a caller may ask for besides. */
struct php_aikey_options {
    bool may_replace; /* whether `replace` is one of them */
    bool replace;
};

/* Fills the subject for the connector id in argument `arg` (NULL: openai). False: it is not one,
 * and a ValueError is thrown. */
bool php_aikey_subject_init(struct php_aikey_subject *subject, const zend_string *id, uint32_t arg);

/* Applies the $options in argument `arg`. False: a ValueError or TypeError is thrown. */
bool php_aikey_subject_apply(struct php_aikey_subject *subject, HashTable *options, uint32_t arg,
                             struct php_aikey_options *out);

/* The names alone, which is all that resolving needs; kept in the buffer where they must be. */
bool php_aikey_names(const zend_string *id, uint32_t arg, char buffer[AIKEY_NAMES_SIZE],
                     struct aikey_names *names);

/* The settings of a connector that aikey can test. */
const char *php_aikey_base_url(const struct aikey_connector *connector);
const char *php_aikey_model(const struct aikey_connector *connector);

#endif
