#include "failure.h"

#include "verify.h"

#include "src/core/provider/diagnose.h"

#include <stdio.h>

enum { PAUSE = 60 };

/* A body that is too long is not read: the status alone has to do. */
static enum aikey_status take_body(struct aikey_slice body, struct aikey_secret *out)
{
    enum aikey_status status = aikey_secret_append(out, body);
    return status == AIKEY_TOO_LARGE ? AIKEY_OK : status;
}

enum aikey_status aikey_failure_read(const struct aikey_subject *subject, const struct aikey_io *io,
                                     int http_status, struct aikey_slice body,
                                     enum aikey_code *code)
{
    struct aikey_http_reply reply = {.status = http_status};
    struct aikey_reading reading;
    aikey_secret_init(&reply.body, subject->max_reply);
    enum aikey_status status = take_body(body, &reply.body);
    if (status == AIKEY_OK) {
        status = aikey_diagnose(subject->connector, AIKEY_SLICE_LITERAL(""), AIKEY_PROBE_GENERATION,
                                &reply, &io->json, &reading);
    }
    if (status == AIKEY_OK) {
        bool succeeded =
            http_status >= 200 && http_status < 300 && reading.code == AIKEY_CODE_unexpected_reply;
        *code = succeeded ? AIKEY_CODE_connected : reading.code;
    }
    aikey_http_reply_release(&reply);
    return status;
}

static bool is_grave(enum aikey_code code)
{
    enum aikey_verdict verdict = aikey_outcome_get(code)->verdict;
    return verdict == AIKEY_VERDICT_REJECTED || verdict == AIKEY_VERDICT_BLOCKED;
}

/* Whether the test asked nobody, for whatever reason. */
static bool was_not_made(const struct aikey_report *report)
{
    for (int i = 0; i < AIKEY_CHECK_COUNT; i++) {
        if (report->checks[i].result != AIKEY_RESULT_SKIPPED) {
            return false;
        }
    }
    return true;
}

static enum aikey_status find_out(const struct aikey_subject *subject, const struct aikey_io *io,
                                  enum aikey_code code)
{
    struct aikey_report report;
    enum aikey_status status = aikey_verify_save(subject, io, NULL, false, &report);
    if (status == AIKEY_OK && was_not_made(&report)) {
        return aikey_verify_withdraw(subject, io, code);
    }
    return status;
}

enum aikey_status aikey_failure_report(const struct aikey_subject *subject,
                                       const struct aikey_io *io, enum aikey_code code)
{
    struct aikey_standing standing;
    if (!is_grave(code)) {
        return AIKEY_OK;
    }
    enum aikey_status status = aikey_verify_standing(subject, io, &standing);
    if (status != AIKEY_OK || !standing.verified) {
        return status;
    }
    char name[sizeof("aikey_reported_") + AIKEY_ID_MAX];
    snprintf(name, sizeof(name), "aikey_reported_%s", subject->id);
    status = io->claim(io->context, name, PAUSE);
    if (status == AIKEY_OK) {
        return find_out(subject, io, code);
    }
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}
