#ifndef AIKEY_UNIT_JSON_JANSSON_H
#define AIKEY_UNIT_JSON_JANSSON_H

#include "src/core/provider/json.h"

/* A JSON parser for core where PHP's own is not at hand. */
extern const struct aikey_json json_jansson;

#endif
