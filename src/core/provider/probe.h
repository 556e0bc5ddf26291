/* Probes: the requests that test a key. */
#ifndef AIKEY_PROBE_H
#define AIKEY_PROBE_H

#include "connector.h"
#include "http.h"

#include "src/core/bytes/secret.h"

/* What a test asks: may this key use this (valid) model of that provider? */
struct aikey_question {
    const struct aikey_connector *connector;
    const char *base_url;
    const char *model;
    struct aikey_slice key;
};

/* A request ready to be sent. It points into itself and must not be copied. */
struct aikey_probe_request {
    struct aikey_http_request http;
    struct aikey_secret headers; /* the key is in one of them */
    char url[1024];
    char body[512];
};

/* AIKEY_TOO_LARGE: the base URL is too long. The caller releases the request in any case. */
AIKEY_MUST_CHECK enum aikey_status aikey_probe_build(const struct aikey_question *question,
                                                     enum aikey_probe probe,
                                                     struct aikey_probe_request *out);

void aikey_probe_release(struct aikey_probe_request *request);

#endif
