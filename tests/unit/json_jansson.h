#ifndef AIKEY_UNIT_JSON_JANSSON_H
#define AIKEY_UNIT_JSON_JANSSON_H

#include "src/core/provider/json.h"

/* A JSON parser for core, in place of PHP's. */
extern const struct aikey_json json_jansson;

#endif
