/* The models that a provider lists for a key. */
#ifndef AIKEY_MODELS_H
#define AIKEY_MODELS_H

#include "connector.h"
#include "http.h"
#include "json.h"
#include "probe.h"

enum { AIKEY_MODELS_MAX = 100 };

/* Names of models that generate text. */
struct aikey_model_list {
    size_t count;
    char names[AIKEY_MODELS_MAX][AIKEY_MODEL_MAX + 1];
    char best[AIKEY_MODEL_MAX + 1]; /* to test with by default; "": none */
};

/* Reads up to `max` of the models that the key may use instead of the one in the question, which
 * may be "". The most similar names come first, and of those the ones that the connector's row
 * prefers. Names that are not valid or give the key away are left out. */
AIKEY_MUST_CHECK enum aikey_status aikey_models_read(const struct aikey_question *question,
                                                     const struct aikey_http_reply *reply,
                                                     const struct aikey_json *json, size_t max,
                                                     struct aikey_model_list *out);

#endif
