/* The rows of replies_wild.json. */
#ifndef AIKEY_UNIT_WILD_H
#define AIKEY_UNIT_WILD_H

#include "src/core/provider/diagnose.h"

#include <jansson.h>

/* Group setup and teardown: the state is the array of rows. */
int wild_load(void **state);
int wild_release(void **state);

const char *wild_text(const json_t *row, const char *name);

/* Whether the outcome is among those that are right. */
bool wild_wants(const json_t *row, const char *code);

/* The reply of a row, headers included; the caller releases it. */
struct aikey_http_reply wild_reply(const json_t *row);

struct aikey_reading wild_diagnose(const json_t *row);

#endif
