/* What the provider said, in its own words: fit to be shown and logged. */
#ifndef AIKEY_QUOTE_H
#define AIKEY_QUOTE_H

#include "src/core/bytes/slice.h"

enum { AIKEY_QUOTE_SIZE = 512, AIKEY_SCOPES_SIZE = 128 };

/* Copies the text without line breaks and characters that do not print, and cuts off what does not
 * fit. Words that give part of the key away, or are its mask, become […]. */
void aikey_quote(struct aikey_slice text, struct aikey_slice key, char out[AIKEY_QUOTE_SIZE]);

/* Finds the scopes that a quote says are missing, as the page of the key's permissions names them:
 * "Responses: Write" for api.responses.write. Empty if it names none. */
void aikey_quote_scopes(const char *quote, char out[AIKEY_SCOPES_SIZE]);

#endif
