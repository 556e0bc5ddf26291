#ifndef PHP_AIKEY_JSON_H
#define PHP_AIKEY_JSON_H

#include "src/core/json.h"

/* ext/json behind core's interface. A bailout while parsing (memory limit) comes back as
 * AIKEY_INTERRUPTED. */
extern const struct aikey_json php_aikey_json;

#endif
