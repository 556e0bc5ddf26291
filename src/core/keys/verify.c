#include "verify.h"

#include "obtain.h"
#include "store.h"

#include <stdio.h>
#include <string.h>

static enum aikey_status fingerprint(const struct aikey_subject *subject, const char *salt,
                                     struct aikey_slice key, char out[AIKEY_FINGERPRINT_SIZE])
{
    return aikey_fingerprint(aikey_slice_of(salt), subject->id, subject->base_url, key, out);
}

static enum aikey_status is_about(const struct aikey_record *record,
                                  const struct aikey_subject *subject, struct aikey_slice key,
                                  bool *about)
{
    char now[AIKEY_FINGERPRINT_SIZE];
    enum aikey_status status = fingerprint(subject, record->salt, key, now);
    *about = status == AIKEY_OK && aikey_fingerprint_equal(now, record->fingerprint);
    return status;
}

static bool says_valid(const struct aikey_record *record)
{
    return strcmp(record->verdict, aikey_verdict_name(AIKEY_VERDICT_VALID)) == 0;
}

enum aikey_status aikey_verify_standing(const struct aikey_subject *subject,
                                        const struct aikey_io *io, struct aikey_standing *out)
{
    *out = (struct aikey_standing){.source = AIKEY_SOURCE_NONE};

    /* The record first, because the next read invalidates the key. */
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
        status = is_about(&out->record, subject, key, &out->tested);
        out->verified = out->tested && says_valid(&out->record);
    }
    return status;
}

/* How things are with the key in use after the test. */
static enum aikey_status look_again(const struct aikey_subject *subject, const struct aikey_io *io,
                                    struct aikey_report *report)
{
    struct aikey_standing standing;
    enum aikey_status status = aikey_verify_standing(subject, io, &standing);
    report->verified = standing.verified;
    report->in_use = standing.source;
    return status;
}

/* Unless somebody chose a model or the default one, a key is tested again with the one that it was
 * verified with: the default may never have been available to it. */
static enum aikey_status choose_model(const struct aikey_io *io, struct aikey_slice key,
                                      struct aikey_subject *subject, struct aikey_record *record)
{
    bool about;
    if (subject->model_chosen || subject->wants_default) {
        return AIKEY_OK;
    }
    enum aikey_status status = io->read_record(io->context, subject->names.record, record);
    if (status != AIKEY_OK) {
        return status == AIKEY_ABSENT ? AIKEY_OK : status;
    }
    status = is_about(record, subject, key, &about);
    if (about && says_valid(record) && aikey_model_is_valid(aikey_slice_of(record->model))) {
        subject->model = record->model;
    }
    return status;
}

static enum aikey_status run_trial(const struct aikey_subject *subject, const struct aikey_io *io,
                                   struct aikey_slice key, struct aikey_report *report)
{
    struct aikey_subject tested = *subject;
    struct aikey_record record;
    enum aikey_status status = choose_model(io, key, &tested, &record);
    return status == AIKEY_OK ? aikey_trial_run(&tested, io, key, report) : status;
}

enum aikey_status aikey_verify_test(const struct aikey_subject *subject, const struct aikey_io *io,
                                    const struct aikey_slice *pasted, struct aikey_report *report)
{
    struct aikey_secret key;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(report, subject);

    enum aikey_status status = aikey_obtain_key(subject, io, pasted, &key, report);
    if (status == AIKEY_OK) {
        status = run_trial(subject, io, aikey_secret_slice(&key), report);
    }
    if (status == AIKEY_OK || status == AIKEY_ABSENT) {
        status = look_again(subject, io, report);
    }
    aikey_secret_release(&key);
    return status;
}

enum aikey_status aikey_verify_models(const struct aikey_subject *subject,
                                      const struct aikey_io *io, struct aikey_model_list *models)
{
    struct aikey_secret key;
    struct aikey_report report;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(&report, subject);
    *models = (struct aikey_model_list){.count = 0};
    enum aikey_status status = aikey_obtain_key(subject, io, NULL, &key, &report);
    if (status == AIKEY_OK) {
        status = aikey_trial_list_models(subject, io, aikey_secret_slice(&key), models);
    }
    aikey_secret_release(&key);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* A key on its way through a test into the store. */
struct attempt {
    const struct aikey_subject *subject;
    const struct aikey_io *io;
    struct aikey_slice key; /* empty: there was none to test */
    bool pasted;            /* otherwise it is the one that resolves */
    bool replace;           /* even a verified key, by one that is not rejected */
    struct aikey_report *report;
};

static enum aikey_status make_record(const struct attempt *attempt, struct aikey_record *out)
{
    const struct aikey_subject *subject = attempt->subject;
    const struct aikey_report *report = attempt->report;
    const struct aikey_outcome *outcome = aikey_outcome_get(report->code);
    *out = (struct aikey_record){.time = attempt->io->now()};
    snprintf(out->verdict, sizeof(out->verdict), "%s", aikey_verdict_name(outcome->verdict));
    snprintf(out->code, sizeof(out->code), "%s", outcome->code);
    snprintf(out->model, sizeof(out->model), "%s", report->model);
    snprintf(out->base_url, sizeof(out->base_url), "%s", subject->base_url);
    snprintf(out->organization, sizeof(out->organization), "%s", report->organization);
    snprintf(out->project, sizeof(out->project), "%s", report->project);
    snprintf(out->source, sizeof(out->source), "%s", aikey_source_name(report->source));

    enum aikey_status status = aikey_fingerprint_salt(out->salt);
    if (status != AIKEY_OK) {
        return status;
    }
    return fingerprint(subject, out->salt, attempt->key, out->fingerprint);
}

/* Writes the record and, unless it is NULL, the key. If that fails the report says so, `stored` is
 * false, and everything is as it was. */
static enum aikey_status store(const struct attempt *attempt, const struct aikey_slice *key,
                               bool *stored)
{
    struct aikey_record record;
    enum aikey_status status = make_record(attempt, &record);
    if (status == AIKEY_OK) {
        status = aikey_store_change(&attempt->subject->names, attempt->io, key, &record);
    }
    *stored = status == AIKEY_OK;
    switch (status) {
    case AIKEY_FAILED:
    case AIKEY_TOO_LARGE:
    case AIKEY_INVALID:
        attempt->report->code = AIKEY_CODE_store_failed;
        return AIKEY_OK;
    case AIKEY_SEALED:
        attempt->report->code = aikey_obtain_code(attempt->io->seal_problem(attempt->io->context));
        return AIKEY_OK;
    default:
        return status;
    }
}

/* The policy: what to do with a pasted key, by verdict. */
enum action { LEAVE, STORE, STORE_UNLESS_VERIFIED };

static const enum action policy[] = {
    [AIKEY_VERDICT_VALID] = STORE,
    [AIKEY_VERDICT_REJECTED] = LEAVE,
    [AIKEY_VERDICT_BLOCKED] = STORE_UNLESS_VERIFIED,
    [AIKEY_VERDICT_UNKNOWN] = STORE_UNLESS_VERIFIED,
};

static enum aikey_status save_pasted(const struct attempt *attempt)
{
    struct aikey_report *report = attempt->report;
    enum action action = policy[aikey_outcome_get(report->code)->verdict];
    if (report->code == AIKEY_CODE_cancelled) {
        action = LEAVE; /* the request is about to end: there is no time left to write */
    }
    if (action == STORE_UNLESS_VERIFIED) {
        struct aikey_standing standing;
        enum aikey_status status = aikey_verify_standing(attempt->subject, attempt->io, &standing);
        if (status != AIKEY_OK) {
            return status;
        }
        bool precious = standing.verified || standing.sealed_off;
        action = !precious || attempt->replace ? STORE : LEAVE;
        report->kept_previous = action == LEAVE;
    }
    if (action == LEAVE) {
        return AIKEY_OK;
    }
    report->source = AIKEY_SOURCE_DATABASE;
    return store(attempt, &attempt->key, &report->saved);
}

/* The key is in place; only what is known about it changes. If there is a keyring, a pasted key is
 * written again: it may have been stored unsealed, or sealed where nobody opens it. */
static enum aikey_status save_verdict(const struct attempt *attempt)
{
    if (aikey_outcome_get(attempt->report->code)->verdict == AIKEY_VERDICT_UNKNOWN) {
        return AIKEY_OK;
    }
    bool again = attempt->pasted && attempt->io->sealing != AIKEY_SEALING_OFF;
    bool stored;
    return store(attempt, again ? &attempt->key : NULL, &stored);
}

/* Whether there still is no key to test, for the same reason. */
static enum aikey_status compare_none(const struct attempt *attempt, bool *same)
{
    struct aikey_secret key;
    struct aikey_report now;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(&now, attempt->subject);
    enum aikey_status status = aikey_obtain_key(attempt->subject, attempt->io, NULL, &key, &now);
    *same = status == AIKEY_ABSENT && now.code == attempt->report->code;
    aikey_secret_release(&key);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* Whether the key is the one that resolves now, and from which source that one comes. */
static enum aikey_status compare(const struct attempt *attempt, enum aikey_source *source,
                                 bool *same)
{
    const struct aikey_io *io = attempt->io;
    struct aikey_slice now;
    if (attempt->key.len == 0) {
        return compare_none(attempt, same);
    }
    enum aikey_status status =
        aikey_resolve_key(&attempt->subject->names, io->read, io->context, source, &now);
    *same = status == AIKEY_OK && aikey_slice_equal(now, attempt->key);
    return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_OK : status;
}

/* Another admin may have saved a key during the test: what is stored now is what counts. */
static enum aikey_status save_locked(const struct attempt *attempt)
{
    enum aikey_source source = AIKEY_SOURCE_NONE;
    bool same;
    enum aikey_status status = compare(attempt, &source, &same);
    if (status != AIKEY_OK) {
        return status;
    }
    if (attempt->pasted && !same) {
        return save_pasted(attempt);
    }
    if (attempt->pasted) {
        attempt->report->saved = true;
        attempt->report->source = source;
    }
    return same ? save_verdict(attempt) : AIKEY_OK;
}

static enum aikey_status save(const struct attempt *attempt)
{
    const struct aikey_io *io = attempt->io;
    enum aikey_status status = io->lock(io->context, &attempt->subject->names);
    if (status == AIKEY_FAILED) {
        attempt->report->code = AIKEY_CODE_store_failed;
        return AIKEY_OK;
    }
    if (status != AIKEY_OK) {
        return status;
    }
    status = save_locked(attempt);
    io->unlock(io->context);
    if (attempt->report->saved && io->sealing == AIKEY_SEALING_NOT_HERE) {
        attempt->report->hints |= 1U << AIKEY_HINT_NOT_SEALED;
    }
    return status;
}

/* Whether a pasted key cannot be stored at all: a key from the environment or a constant takes
 * precedence over it, or it should be sealed and cannot be. */
static enum aikey_status is_refused(const struct attempt *attempt, bool *refused)
{
    const struct aikey_io *io = attempt->io;
    struct aikey_slice key;
    enum aikey_source source;
    enum aikey_status status =
        aikey_resolve_key(&attempt->subject->names, io->read, io->context, &source, &key);
    *refused = true;
    if (source == AIKEY_SOURCE_ENV || source == AIKEY_SOURCE_CONSTANT) {
        attempt->report->source = source;
        aikey_report_settle(attempt->report, AIKEY_CODE_shadowed);
    } else if (attempt->subject->not_allowed) {
        aikey_report_settle(attempt->report, AIKEY_CODE_connector_not_allowed);
    } else if (io->sealing == AIKEY_SEALING_UNAVAILABLE) {
        aikey_report_settle(attempt->report, AIKEY_CODE_seal_unavailable);
    } else if (io->sealing == AIKEY_SEALING_OTHER_TENANT) {
        aikey_report_settle(attempt->report, AIKEY_CODE_other_tenant);
    } else {
        *refused = false;
    }
    return status == AIKEY_ABSENT || status == AIKEY_SEALED ? AIKEY_OK : status;
}

static enum aikey_status test_and_save(const struct attempt *attempt)
{
    enum aikey_status status;
    if (attempt->pasted) {
        bool refused;
        status = is_refused(attempt, &refused);
        if (status != AIKEY_OK || refused) {
            return status;
        }
    }
    status = run_trial(attempt->subject, attempt->io, attempt->key, attempt->report);
    return status == AIKEY_OK ? save(attempt) : status;
}

enum aikey_status aikey_verify_save(const struct aikey_subject *subject, const struct aikey_io *io,
                                    const struct aikey_slice *pasted, bool replace,
                                    struct aikey_report *report)
{
    struct aikey_secret key;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(report, subject);
    report->saving = true;
    report->pasted = pasted != NULL;

    enum aikey_status status = aikey_obtain_key(subject, io, pasted, &key, report);
    const struct attempt attempt = {
        .subject = subject,
        .io = io,
        .key = aikey_secret_slice(&key),
        .pasted = pasted != NULL,
        .replace = replace,
        .report = report,
    };
    if (status == AIKEY_OK) {
        status = test_and_save(&attempt);
    } else if (status == AIKEY_ABSENT && !attempt.pasted) {
        status = save(&attempt);
    }
    if (status == AIKEY_OK || status == AIKEY_ABSENT) {
        status = look_again(subject, io, report);
    }
    aikey_secret_release(&key);
    return status;
}

enum aikey_status aikey_verify_withdraw(const struct aikey_subject *subject,
                                        const struct aikey_io *io, enum aikey_code code)
{
    struct aikey_secret key;
    struct aikey_report report;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    aikey_report_init(&report, subject);
    enum aikey_status status = aikey_obtain_key(subject, io, NULL, &key, &report);
    if (status == AIKEY_OK) {
        const struct attempt attempt = {
            .subject = subject, .io = io, .key = aikey_secret_slice(&key), .report = &report};
        aikey_report_settle(&report, code);
        status = save(&attempt);
    }
    aikey_secret_release(&key);
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* Deletes the flag before the key that it is about, and puts it back if the key stays. */
static enum aikey_status forget_key_in_use(const struct aikey_subject *subject,
                                           const struct aikey_io *io, bool verified)
{
    enum aikey_status status = io->delete_option(io->context, subject->names.flag);
    if (status != AIKEY_OK) {
        return status;
    }
    status = io->delete_option(io->context, subject->names.option);
    if (status != AIKEY_OK && verified) {
        (void)io->write_option(io->context, subject->names.flag, AIKEY_SLICE_LITERAL("1"));
    }
    return status;
}

static enum aikey_status forget(const struct aikey_subject *subject, const struct aikey_io *io)
{
    struct aikey_standing standing;
    enum aikey_status status = aikey_verify_standing(subject, io, &standing);
    if (status != AIKEY_OK) {
        return status;
    }
    bool shadowed = standing.source == AIKEY_SOURCE_ENV || standing.source == AIKEY_SOURCE_CONSTANT;
    status = shadowed ? io->delete_option(io->context, subject->names.option)
                      : forget_key_in_use(subject, io, standing.verified);
    if (status != AIKEY_OK) {
        return status;
    }
    if (shadowed && standing.tested) {
        return AIKEY_OK; /* the verification is about the other key */
    }
    status = io->delete_option(io->context, subject->names.flag);
    if (status != AIKEY_OK) {
        return status;
    }
    return io->delete_option(io->context, subject->names.record);
}

enum aikey_status aikey_verify_forget(const struct aikey_subject *subject,
                                      const struct aikey_io *io)
{
    enum aikey_status status = io->lock(io->context, &subject->names);
    if (status != AIKEY_OK) {
        return status;
    }
    status = forget(subject, io);
    io->unlock(io->context);
    return status;
}
