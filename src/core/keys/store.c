#include "store.h"

#include "src/core/bytes/secret.h"
#include "src/core/provider/outcome.h"

#include <string.h>

enum { VALUE_MAX = 65536 };

/* What was there before, in case it has to be put back. */
struct snapshot {
    bool has_key, has_flag, has_record;
    struct aikey_secret key;
    struct aikey_secret flag;
    struct aikey_record record;
};

static enum aikey_status keep(const struct aikey_io *io, const char *name, bool *has,
                              struct aikey_secret *value)
{
    struct aikey_slice read;
    enum aikey_status status = io->read_stored(io->context, name, &read);
    *has = status == AIKEY_OK;
    if (*has) {
        return aikey_secret_append(value, read);
    }
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

static enum aikey_status read_snapshot(const struct aikey_names *names, const struct aikey_io *io,
                                       struct snapshot *out)
{
    enum aikey_status status = keep(io, names->option, &out->has_key, &out->key);
    if (status != AIKEY_OK) {
        return status;
    }
    status = keep(io, names->flag, &out->has_flag, &out->flag);
    if (status != AIKEY_OK) {
        return status;
    }
    status = io->read_record(io->context, names->record, &out->record);
    out->has_record = status == AIKEY_OK;
    return status == AIKEY_ABSENT ? AIKEY_OK : status;
}

/* What is still there is not written: whatever failed might fail again. */
static enum aikey_status put_back(const struct aikey_io *io, const char *name, bool had,
                                  const struct aikey_secret *value)
{
    if (!had) {
        return io->delete_option(io->context, name);
    }
    struct aikey_slice now;
    enum aikey_status status = io->read_stored(io->context, name, &now);
    if (status == AIKEY_OK && aikey_slice_equal(now, aikey_secret_slice(value))) {
        return AIKEY_OK;
    }
    return io->write_option(io->context, name, aikey_secret_slice(value));
}

static bool is_same_record(const struct aikey_record *a, const struct aikey_record *b)
{
#define FIELD(name, size) &&strcmp(a->name, b->name) == 0
    return a->time == b->time AIKEY_RECORD_FIELDS(FIELD);
#undef FIELD
}

static enum aikey_status put_record_back(const struct aikey_io *io, const char *name,
                                         const struct snapshot *old)
{
    if (!old->has_record) {
        return io->delete_option(io->context, name);
    }
    struct aikey_record now;
    enum aikey_status status = io->read_record(io->context, name, &now);
    if (status == AIKEY_OK && is_same_record(&now, &old->record)) {
        return AIKEY_OK;
    }
    return io->write_record(io->context, name, &old->record);
}

/* The flag comes last: it must not be up before the old key is back. If the store refuses this too,
 * nothing more can be done. */
static void restore(const struct aikey_names *names, const struct aikey_io *io, bool with_key,
                    const struct snapshot *old)
{
    if (with_key && put_back(io, names->option, old->has_key, &old->key) != AIKEY_OK) {
        return;
    }
    if (put_record_back(io, names->record, old) != AIKEY_OK) {
        return;
    }
    (void)put_back(io, names->flag, old->has_flag, &old->flag);
}

static enum aikey_status write_flag(const struct aikey_names *names, const struct aikey_io *io,
                                    bool up)
{
    return io->write_option(io->context, names->flag,
                            up ? AIKEY_SLICE_LITERAL("1") : AIKEY_SLICE_LITERAL("0"));
}

static enum aikey_status apply(const struct aikey_names *names, const struct aikey_io *io,
                               const struct aikey_slice *key, const struct aikey_record *record,
                               bool flag_is_up)
{
    bool verified = strcmp(record->verdict, aikey_verdict_name(AIKEY_VERDICT_VALID)) == 0;
    enum aikey_status status;
    if (flag_is_up && (key != NULL || !verified)) {
        flag_is_up = false;
        status = write_flag(names, io, false);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    if (key != NULL) {
        status = io->write_key(io->context, names->option, *key);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    status = io->write_record(io->context, names->record, record);
    if (status != AIKEY_OK) {
        return status;
    }
    return flag_is_up ? AIKEY_OK : write_flag(names, io, verified);
}

enum aikey_status aikey_store_change(const struct aikey_names *names, const struct aikey_io *io,
                                     const struct aikey_slice *key,
                                     const struct aikey_record *record)
{
    struct snapshot old = {.has_key = false};
    aikey_secret_init(&old.key, VALUE_MAX);
    aikey_secret_init(&old.flag, VALUE_MAX);

    enum aikey_status status = read_snapshot(names, io, &old);
    if (status == AIKEY_OK) {
        bool flag_is_up = old.has_flag && aikey_slice_equal(aikey_secret_slice(&old.flag),
                                                            AIKEY_SLICE_LITERAL("1"));
        status = apply(names, io, key, record, flag_is_up);
        if (status != AIKEY_OK) {
            restore(names, io, key != NULL, &old);
        }
    }
    aikey_secret_release(&old.key);
    aikey_secret_release(&old.flag);
    return status;
}
