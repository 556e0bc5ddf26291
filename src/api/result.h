/* The arrays that the PHP functions return. */
#ifndef PHP_AIKEY_RESULT_H
#define PHP_AIKEY_RESULT_H

#include "php.h"

#include "src/core/keys/trial.h"
#include "src/core/keys/verify.h"
#include "src/core/vault/seal.h"

/* Whether the stored key is sealed, and why it does not open. */
struct php_aikey_seal_state {
    bool sealed;
    enum aikey_seal_problem problem;
};

/* Their shapes are documented in aikey.stub.php. */
void php_aikey_result_of_lint(const struct aikey_subject *subject, const struct aikey_lint *lint,
                              struct aikey_slice key, zval *out);
void php_aikey_result_of_report(const struct aikey_subject *subject,
                                const struct aikey_report *report, zval *out);
void php_aikey_result_of_standing(const struct aikey_subject *subject,
                                  const struct aikey_standing *standing,
                                  const struct php_aikey_seal_state *seal, zval *out);
void php_aikey_result_of_models(const struct aikey_model_list *models, zval *out);
/* Adds the connector under its id. */
void php_aikey_result_of_connector(const struct aikey_subject *subject, bool only_base_url,
                                   zval *out);

#endif
