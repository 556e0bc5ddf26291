#include "obtain.h"

enum aikey_code aikey_obtain_code(enum aikey_seal_problem problem)
{
    return aikey_seal_problem_is_of_tenant(problem) ? AIKEY_CODE_other_tenant
                                                    : AIKEY_CODE_seal_unavailable;
}

static enum aikey_status clean_pasted(const struct aikey_subject *subject,
                                      struct aikey_slice pasted, struct aikey_secret *key,
                                      struct aikey_report *report)
{
    enum aikey_status status =
        aikey_lint_key(pasted, aikey_slice_of(subject->id), subject->names.env, key, &report->lint);
    report->hints = report->lint.hints;
    if (status == AIKEY_OK && !report->lint.ok) {
        aikey_report_settle(report, report->lint.code);
        return AIKEY_ABSENT;
    }
    return status;
}

/* A key that is clearly another provider's is sent to this one only on request. */
static enum aikey_status use_pasted(const struct aikey_subject *subject, struct aikey_slice pasted,
                                    struct aikey_secret *key, struct aikey_report *report)
{
    enum aikey_status status = clean_pasted(subject, pasted, key, report);
    if (status == AIKEY_OK && report->lint.elsewhere && !subject->send_anyway) {
        aikey_report_settle(report, AIKEY_CODE_other_provider);
        return AIKEY_ABSENT;
    }
    return status;
}

static enum aikey_status use_resolved(const struct aikey_subject *subject,
                                      const struct aikey_io *io, struct aikey_secret *key,
                                      struct aikey_report *report)
{
    struct aikey_slice resolved;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, io->read, io->context, &report->source, &resolved);
    if (status == AIKEY_ABSENT || status == AIKEY_SEALED) {
        aikey_report_settle(report, status == AIKEY_ABSENT
                                        ? AIKEY_CODE_no_key
                                        : aikey_obtain_code(io->seal_problem(io->context)));
        return AIKEY_ABSENT;
    }
    if (status != AIKEY_OK) {
        return status;
    }
    status = clean_pasted(subject, resolved, key, report);
    if (status != AIKEY_OK) {
        return status;
    }
    if (!aikey_slice_equal(resolved, aikey_secret_slice(key))) {
        /* Plugins get the stored string as is, so a verdict on a cleaned copy would mislead. */
        aikey_secret_clear(key);
        aikey_report_settle(report, AIKEY_CODE_malformed_key);
        return AIKEY_ABSENT;
    }
    return AIKEY_OK;
}

enum aikey_status aikey_obtain_key(const struct aikey_subject *subject, const struct aikey_io *io,
                                   const struct aikey_slice *pasted, struct aikey_secret *key,
                                   struct aikey_report *report)
{
    enum aikey_status status = pasted != NULL ? use_pasted(subject, *pasted, key, report)
                                              : use_resolved(subject, io, key, report);
    report->mask_len = aikey_mask_write(aikey_secret_slice(key), report->mask);
    return status;
}
