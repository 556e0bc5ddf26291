/* What replies say about a key. */
#ifndef AIKEY_DIAGNOSE_H
#define AIKEY_DIAGNOSE_H

#include "connector.h"
#include "http.h"
#include "json.h"
#include "outcome.h"
#include "probe.h"
#include "quote.h"

/* What the reply to one probe says. */
struct aikey_reading {
    enum aikey_code code;
    bool no_path;        /* the server has no such path: it is not the model that is missing */
    int64_t retry_after; /* seconds; -1: unknown */
    int64_t input_tokens;
    int64_t output_tokens;
    char quote[AIKEY_QUOTE_SIZE]; /* the error in words, without the key */
};

AIKEY_MUST_CHECK enum aikey_status aikey_diagnose(const struct aikey_connector *connector,
                                                  struct aikey_slice key, enum aikey_probe probe,
                                                  const struct aikey_http_reply *reply,
                                                  const struct aikey_json *json,
                                                  struct aikey_reading *out);

/* What both probes together say. */
enum aikey_code aikey_diagnose_combine(enum aikey_code model, enum aikey_code generation);

#endif
