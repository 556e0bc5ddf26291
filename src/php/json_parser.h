/* PHP's JSON parser as core's struct aikey_json. */
#ifndef PHP_AIKEY_JSON_PARSER_H
#define PHP_AIKEY_JSON_PARSER_H

#include "call.h"

#include "src/core/provider/json.h"

/* If parsing dies (memory limit), the call is dead. */
struct aikey_json php_aikey_json(struct php_aikey_call *call);

#endif
