#include "verify.h"

#include "store.h"

#include <stdio.h>
#include <string.h>

static enum aikey_status fingerprint(const struct aikey_subject *subject, const char *salt,
                                     struct aikey_slice key, char out[AIKEY_FINGERPRINT_SIZE])
{
    return aikey_fingerprint(aikey_slice_of(salt), subject->id, subject->base_url, key, out);
}

enum aikey_status aikey_verify_standing(const struct aikey_subject *subject,
                                        const struct aikey_io *io, struct aikey_standing *out)
{
    *out = (struct aikey_standing){.source = AIKEY_SOURCE_NONE};

    /* The record first: the key is valid only until the next read. */
    enum aikey_status has_record =
        io->read_record(io->context, subject->names.record, &out->record);
    if (has_record != AIKEY_OK && has_record != AIKEY_ABSENT) {
        return has_record;
    }
    struct aikey_slice key;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, io->read, io->context, &out->source, &key);
    out->sealed_off = status == AIKEY_SEALED;
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_OK : status;
    }
    out->mask_len = aikey_mask_write(key, out->mask);
    if (has_record == AIKEY_OK) {
        char now[AIKEY_FINGERPRINT_SIZE];
        status = fingerprint(subject, out->record.salt, key, now);
        out->tested = status == AIKEY_OK && aikey_fingerprint_equal(now, out->record.fingerprint);
        out->verified = out->tested &&
                        strcmp(out->record.verdict, aikey_verdict_name(AIKEY_VERDICT_VALID)) == 0;
    }
    return status;
}

static enum aikey_status is_verified(const struct aikey_subject *subject, const struct aikey_io *io,
                                     bool *verified)
{
    struct aikey_standing standing;
    enum aikey_status status = aikey_verify_standing(subject, io, &standing);
    *verified = standing.verified;
    return status;
}

enum aikey_status aikey_verify_test(const struct aikey_subject *subject, const struct aikey_io *io,
                                    const struct aikey_slice *pasted, struct aikey_report *report)
{
    struct aikey_secret key;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(report);

    enum aikey_status status = aikey_trial_obtain_key(subject, io, pasted, &key, report);
    if (status == AIKEY_OK) {
        status = aikey_trial_run(subject, io, aikey_secret_slice(&key), report);
    }
    if (status == AIKEY_OK || status == AIKEY_ABSENT) {
        status = is_verified(subject, io, &report->verified);
    }
    aikey_secret_release(&key);
    return status;
}

static enum aikey_status make_record(const struct aikey_subject *subject, const struct aikey_io *io,
                                     struct aikey_slice key, const struct aikey_report *report,
                                     struct aikey_record *out)
{
    const struct aikey_outcome *outcome = aikey_outcome_get(report->code);
    *out = (struct aikey_record){.time = io->now()};
    snprintf(out->verdict, sizeof(out->verdict), "%s", aikey_verdict_name(outcome->verdict));
    snprintf(out->code, sizeof(out->code), "%s", outcome->code);
    snprintf(out->model, sizeof(out->model), "%s", subject->model);
    snprintf(out->base_url, sizeof(out->base_url), "%s", subject->base_url);
    snprintf(out->organization, sizeof(out->organization), "%s", report->organization);
    snprintf(out->project, sizeof(out->project), "%s", report->project);
    snprintf(out->source, sizeof(out->source), "%s", aikey_source_name(report->source));

    enum aikey_status status = aikey_fingerprint_salt(out->salt);
    return status == AIKEY_OK ? fingerprint(subject, out->salt, key, out->fingerprint) : status;
}

/* Writes the change; where that fails the report says so and what was there stands again. */
static enum aikey_status store(const struct aikey_subject *subject, const struct aikey_io *io,
                               struct aikey_slice key, bool with_key, struct aikey_report *report)
{
    struct aikey_record record;
    enum aikey_status status = make_record(subject, io, key, report, &record);
    if (status == AIKEY_OK) {
        status = aikey_store_change(&subject->names, io, with_key ? &key : NULL, &record);
    }
    if (status == AIKEY_FAILED || status == AIKEY_TOO_LARGE || status == AIKEY_INVALID) {
        report->code = AIKEY_CODE_store_failed;
        return AIKEY_OK;
    }
    if (status == AIKEY_SEALED) {
        report->code = AIKEY_CODE_seal_unavailable;
        return AIKEY_OK;
    }
    return status;
}

/* What a verdict does with a pasted key: the policy. */
enum action { LEAVE, STORE, STORE_UNLESS_VERIFIED };

static const enum action policy[] = {
    [AIKEY_VERDICT_VALID] = STORE,
    [AIKEY_VERDICT_REJECTED] = LEAVE,
    [AIKEY_VERDICT_BLOCKED] = STORE_UNLESS_VERIFIED,
    [AIKEY_VERDICT_UNKNOWN] = STORE_UNLESS_VERIFIED,
};

static enum aikey_status save_pasted(const struct aikey_subject *subject, const struct aikey_io *io,
                                     struct aikey_slice key, bool replace,
                                     struct aikey_report *report)
{
    enum action action = policy[aikey_outcome_get(report->code)->verdict];
    if (report->code == AIKEY_CODE_cancelled) {
        action = LEAVE; /* the request is at its end: no time is left to write in */
    }
    if (action == STORE_UNLESS_VERIFIED) {
        struct aikey_standing standing;
        enum aikey_status status = aikey_verify_standing(subject, io, &standing);
        if (status != AIKEY_OK) {
            return status;
        }
        bool precious = standing.verified || standing.sealed_off;
        action = !precious || replace ? STORE : LEAVE;
        report->kept_previous = action == LEAVE;
    }
    if (action == LEAVE) {
        return AIKEY_OK;
    }
    report->source = AIKEY_SOURCE_DATABASE;
    enum aikey_status status = store(subject, io, key, true, report);
    report->saved = status == AIKEY_OK && report->code != AIKEY_CODE_store_failed &&
                    report->code != AIKEY_CODE_seal_unavailable;
    return status;
}

/* The key is where it belongs; only what is known about it changes. One that was pasted is written
 * once more where keys are sealed: it may lie there from a time before. */
static enum aikey_status save_verdict(const struct aikey_subject *subject,
                                      const struct aikey_io *io, struct aikey_slice key,
                                      bool pasted, struct aikey_report *report)
{
    if (aikey_outcome_get(report->code)->verdict == AIKEY_VERDICT_UNKNOWN) {
        return AIKEY_OK;
    }
    bool seal = pasted && io->sealing == AIKEY_SEALING_ON;
    return store(subject, io, key, seal, report);
}

/* Whether the key is the one that resolves now, and where that comes from. */
static enum aikey_status compare(const struct aikey_subject *subject, const struct aikey_io *io,
                                 struct aikey_slice key, enum aikey_source *source, bool *same)
{
    struct aikey_slice now;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, io->read, io->context, source, &now);
    *same = status == AIKEY_OK && aikey_slice_equal(now, key);
    return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_OK : status;
}

/* Another admin may have saved a key while this one was tested: what counts is what is stored by
 * now. */
static enum aikey_status save_locked(const struct aikey_subject *subject, const struct aikey_io *io,
                                     struct aikey_slice key, bool pasted, bool replace,
                                     struct aikey_report *report)
{
    enum aikey_source source;
    bool same;
    enum aikey_status status = compare(subject, io, key, &source, &same);
    if (status != AIKEY_OK) {
        return status;
    }
    if (pasted && !same) {
        return save_pasted(subject, io, key, replace, report);
    }
    if (pasted) {
        report->saved = true;
        report->source = source;
    }
    return same || key.len == 0 ? save_verdict(subject, io, key, pasted, report) : AIKEY_OK;
}

static enum aikey_status save(const struct aikey_subject *subject, const struct aikey_io *io,
                              struct aikey_slice key, bool pasted, bool replace,
                              struct aikey_report *report)
{
    enum aikey_status status = io->lock(io->context, &subject->names);
    if (status == AIKEY_OK) {
        status = save_locked(subject, io, key, pasted, replace, report);
        io->unlock(io->context);
    } else if (status == AIKEY_FAILED) {
        report->code = AIKEY_CODE_store_failed;
        status = AIKEY_OK;
    }
    return status;
}

/* Why nothing that is pasted can be stored: beside a key from the environment or a constant it has
 * no effect, and what can't be sealed is not stored in the clear. */
static enum aikey_status is_refused(const struct aikey_subject *subject, const struct aikey_io *io,
                                    struct aikey_report *report, bool *refused)
{
    struct aikey_slice key;
    enum aikey_source source;
    enum aikey_status status =
        aikey_resolve_key(&subject->names, io->read, io->context, &source, &key);
    *refused = true;
    if (source == AIKEY_SOURCE_ENV || source == AIKEY_SOURCE_CONSTANT) {
        report->source = source;
        aikey_report_settle(report, AIKEY_CODE_shadowed);
    } else if (io->sealing == AIKEY_SEALING_UNAVAILABLE) {
        aikey_report_settle(report, AIKEY_CODE_seal_unavailable);
    } else {
        *refused = false;
    }
    return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_OK : status;
}

static enum aikey_status test_and_save(const struct aikey_subject *subject,
                                       const struct aikey_io *io, struct aikey_slice key,
                                       bool pasted, bool replace, struct aikey_report *report)
{
    bool refused = false;
    enum aikey_status status = AIKEY_OK;
    if (pasted) {
        status = is_refused(subject, io, report, &refused);
    }
    if (status != AIKEY_OK || refused) {
        return status;
    }
    status = aikey_trial_run(subject, io, key, report);
    return status == AIKEY_OK ? save(subject, io, key, pasted, replace, report) : status;
}

enum aikey_status aikey_verify_save(const struct aikey_subject *subject, const struct aikey_io *io,
                                    const struct aikey_slice *pasted, bool replace,
                                    struct aikey_report *report)
{
    struct aikey_secret key;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(report);

    enum aikey_status status = aikey_trial_obtain_key(subject, io, pasted, &key, report);
    if (status == AIKEY_OK) {
        status =
            test_and_save(subject, io, aikey_secret_slice(&key), pasted != NULL, replace, report);
    } else if (status == AIKEY_ABSENT && pasted == NULL) {
        status = save(subject, io, aikey_secret_slice(&key), false, false, report);
    }
    if (status == AIKEY_OK || status == AIKEY_ABSENT) {
        status = is_verified(subject, io, &report->verified);
    }
    aikey_secret_release(&key);
    return status;
}

/* The flag goes before the key that it is about, and comes back where the key stays. */
static enum aikey_status forget_key(const struct aikey_subject *subject, const struct aikey_io *io,
                                    bool flagged, bool verified)
{
    enum aikey_status status = AIKEY_OK;
    if (flagged) {
        status = io->delete_option(io->context, subject->names.flag);
    }
    if (status == AIKEY_OK) {
        status = io->delete_option(io->context, subject->names.option);
        if (status != AIKEY_OK && flagged && verified) {
            (void)io->write_option(io->context, subject->names.flag, AIKEY_SLICE_LITERAL("1"));
        }
    }
    return status;
}

static enum aikey_status forget(const struct aikey_subject *subject, const struct aikey_io *io)
{
    struct aikey_standing standing;
    enum aikey_status status = aikey_verify_standing(subject, io, &standing);
    bool stays = standing.source == AIKEY_SOURCE_ENV || standing.source == AIKEY_SOURCE_CONSTANT;
    if (status == AIKEY_OK) {
        status = forget_key(subject, io, !stays, standing.verified);
    }
    if (status == AIKEY_OK && !(stays && standing.tested)) {
        status = io->delete_option(io->context, subject->names.flag);
        if (status == AIKEY_OK) {
            status = io->delete_option(io->context, subject->names.record);
        }
    }
    return status;
}

enum aikey_status aikey_verify_forget(const struct aikey_subject *subject,
                                      const struct aikey_io *io)
{
    enum aikey_status status = io->lock(io->context, &subject->names);
    if (status == AIKEY_OK) {
        status = forget(subject, io);
        io->unlock(io->context);
    }
    return status;
}
