/* The models that a provider lists for a key. */
#ifndef AIKEY_MODELS_H
#define AIKEY_MODELS_H

#include "connector.h"
#include "http.h"
#include "json.h"
#include "probe.h"

enum { AIKEY_MODELS_MAX = 10 };

struct aikey_model_list {
    size_t count;
    char names[AIKEY_MODELS_MAX][AIKEY_MODEL_MAX + 1];
};

/* Reads the models that the key may use instead of the one in the question, the most similar names
 * first. Names that are not valid or give the key away are left out. */
AIKEY_MUST_CHECK enum aikey_status aikey_models_read(const struct aikey_question *question,
                                                     const struct aikey_http_reply *reply,
                                                     const struct aikey_json *json,
                                                     struct aikey_model_list *out);

#endif
