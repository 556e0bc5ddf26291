#ifndef AIKEY_PROBE_H
#define AIKEY_PROBE_H

#include "connector.h"
#include "http.h"

#include "src/core/bytes/secret.h"

/* A request ready to be sent. Points into itself: not to be copied. */
struct aikey_probe_request {
    struct aikey_http_request http;
    struct aikey_secret headers; /* the key among them */
    char url[1024];
    char body[512];
};

/* Writes the probe's request for a key and a (valid) model. AIKEY_TOO_LARGE: the base URL is too
 * long. Release in any case. */
AIKEY_MUST_CHECK enum aikey_status aikey_probe_build(const struct aikey_connector *connector,
                                                     enum aikey_probe probe, const char *base_url,
                                                     const char *model, struct aikey_slice key,
                                                     struct aikey_probe_request *out);

void aikey_probe_release(struct aikey_probe_request *request);

#endif
