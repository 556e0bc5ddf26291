#include "saved.h"

enum done {
    NOTHING,
    SAVED,
    SAVED_UNVERIFIED,
    SAVED_BEFORE,
    STILL_VERIFIED,
    NOT_SAVED,
    KEPT_WORKING,
    KEPT_STORED
};

static const char *const texts[] = {
    [NOTHING] = "",
    [SAVED] = "The key is saved.",
    [SAVED_UNVERIFIED] = "The key is saved, but not verified.",
    [SAVED_BEFORE] = "This key was saved and verified before. It stays in use.",
    [STILL_VERIFIED] = "The key worked when it was tested before. It stays in use.",
    [NOT_SAVED] = "It was not saved.",
    [KEPT_WORKING] = "It was not saved. Your old key stays in use.",
    [KEPT_STORED] = "It was not saved. The stored key was kept.",
};

static enum done find_done(const struct aikey_report *report)
{
    bool works = aikey_outcome_get(report->code)->verdict == AIKEY_VERDICT_VALID;
    if (!report->saving || report->code == AIKEY_CODE_store_failed) {
        return NOTHING;
    }
    if (!report->pasted) {
        return report->verified && !works ? STILL_VERIFIED : NOTHING;
    }
    if (report->saved && !report->verified) {
        return SAVED_UNVERIFIED;
    }
    if (report->saved) {
        return works ? SAVED : SAVED_BEFORE;
    }
    if (report->in_use != AIKEY_SOURCE_DATABASE) {
        return NOT_SAVED;
    }
    return report->verified ? KEPT_WORKING : KEPT_STORED;
}

const char *aikey_saved_text(const struct aikey_report *report)
{
    return texts[find_done(report)];
}
