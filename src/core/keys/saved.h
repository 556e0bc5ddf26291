/* Saved: what Save & Test did with a key, in words. */
#ifndef AIKEY_SAVED_H
#define AIKEY_SAVED_H

#include "trial.h"

/* A sentence or two for the site owner; "" if there is nothing to add to the outcome. */
const char *aikey_saved_text(const struct aikey_report *report);

#endif
