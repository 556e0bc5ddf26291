#include "memory_io.h"

#include "json_jansson.h"
#include "support.h"

#include "src/core/keys/names.h"

#include <stdio.h>
#include <string.h>

static struct memory_place *place_of(struct memory_io *memory, enum aikey_source source,
                                     const char *name)
{
    switch (source) {
    case AIKEY_SOURCE_ENV:
        return &memory->env;
    case AIKEY_SOURCE_CONSTANT:
        return &memory->constant;
    default:
        return strcmp(name, memory->key.name) == 0 ? &memory->key : &memory->flag;
    }
}

/* Overwrites the value that was read before: core must not look at it any more. */
static enum aikey_status read_as_it_is(void *context, enum aikey_source source, const char *name,
                                       struct aikey_slice *value)
{
    struct memory_io *memory = context;
    const struct memory_place *place = place_of(memory, source, name);
    assert_string_equal(name, place->name);
    if (++memory->reads == memory->failing_read) {
        return memory->failure;
    }
    memset(memory->last_read, '?', sizeof(memory->last_read));
    if (!place->there) {
        return AIKEY_ABSENT;
    }
    memcpy(memory->last_read, place->value, place->len);
    *value = (struct aikey_slice){memory->last_read, place->len};
    return AIKEY_OK;
}

static enum aikey_status read_place(void *context, enum aikey_source source, const char *name,
                                    struct aikey_slice *value)
{
    const struct memory_io *memory = context;
    struct aikey_slice sealed = AIKEY_SLICE_LITERAL(MEMORY_SEALED);
    enum aikey_status status = read_as_it_is(context, source, name, value);
    if (status == AIKEY_OK && aikey_slice_starts(*value, sealed)) {
        *value = aikey_slice_from(*value, sealed.len);
        status = memory->cant_open ? AIKEY_SEALED : AIKEY_OK;
    }
    return status;
}

static enum aikey_seal_problem seal_problem(void *context)
{
    const struct memory_io *memory = context;
    return memory->seal_problem;
}

static enum aikey_status read_stored(void *context, const char *name, struct aikey_slice *value)
{
    return read_as_it_is(context, AIKEY_SOURCE_DATABASE, name, value);
}

static enum aikey_status change(struct memory_io *memory, const char *what,
                                struct aikey_slice value)
{
    size_t used = strlen(memory->log);
    snprintf(memory->log + used, sizeof(memory->log) - used, "%s=%.*s ", what, (int)value.len,
             value.data);
    memory->changes++;
    bool fails = memory->first_failing > 0 && memory->changes >= memory->first_failing &&
                 memory->changes <= memory->last_failing;
    return fails ? memory->failure : AIKEY_OK;
}

static const char *short_name(const struct memory_io *memory, const struct memory_place *place)
{
    return place == &memory->key ? "key" : "flag";
}

static enum aikey_status write_option(void *context, const char *name, struct aikey_slice value)
{
    struct memory_io *memory = context;
    struct memory_place *place = place_of(memory, AIKEY_SOURCE_DATABASE, name);
    assert_string_equal(name, place->name);
    assert_true(value.len < sizeof(place->value));
    enum aikey_status status = change(memory, short_name(memory, place), value);
    if (status == AIKEY_OK) {
        place->there = true;
        place->len = value.len;
        memcpy(place->value, value.data, value.len);
    }
    return status;
}

static enum aikey_status write_key(void *context, const char *name, struct aikey_slice key)
{
    const struct memory_io *memory = context;
    char sealed[MEMORY_VALUE_MAX];
    const char *prefix = memory->io.sealing == AIKEY_SEALING_ON ? MEMORY_SEALED : "";
    if (memory->io.sealing == AIKEY_SEALING_UNAVAILABLE ||
        memory->seal_problem != AIKEY_SEAL_PROBLEM_NONE) {
        return AIKEY_SEALED;
    }
    snprintf(sealed, sizeof(sealed), "%s%.*s", prefix, (int)key.len, key.data);
    return write_option(context, name, aikey_slice_of(sealed));
}

static enum aikey_status delete_option(void *context, const char *name)
{
    struct memory_io *memory = context;
    bool is_record = strcmp(name, "aikey_verification_openai") == 0;
    struct memory_place *place = place_of(memory, AIKEY_SOURCE_DATABASE, name);
    const char *what = is_record ? "record" : short_name(memory, place);
    enum aikey_status status = change(memory, what, AIKEY_SLICE_LITERAL("(none)"));
    if (status == AIKEY_OK && is_record) {
        memory->has_record = false;
    } else if (status == AIKEY_OK) {
        assert_string_equal(name, place->name);
        place->there = false;
    }
    return status;
}

static enum aikey_status read_record(void *context, const char *name, struct aikey_record *record)
{
    struct memory_io *memory = context;
    assert_string_equal(name, "aikey_verification_openai");
    if (++memory->reads == memory->failing_read) {
        return memory->failure;
    }
    *record = memory->record;
    return memory->has_record ? AIKEY_OK : AIKEY_ABSENT;
}

static enum aikey_status write_record(void *context, const char *name,
                                      const struct aikey_record *record)
{
    struct memory_io *memory = context;
    assert_string_equal(name, "aikey_verification_openai");
    enum aikey_status status = change(memory, "record", aikey_slice_of(record->code));
    if (status == AIKEY_OK) {
        memory->record = *record;
        memory->has_record = true;
    }
    return status;
}

static enum aikey_status lock(void *context, const struct aikey_names *names)
{
    struct memory_io *memory = context;
    assert_string_equal(names->record, "aikey_verification_openai");
    assert_false(memory->locked);
    if (memory->lock_fails != AIKEY_OK) {
        return memory->lock_fails;
    }
    if (memory->meanwhile != NULL) {
        memory->meanwhile(memory);
    }
    memory->locks++;
    memory->locked = true;
    return AIKEY_OK;
}

static void unlock(void *context)
{
    struct memory_io *memory = context;
    assert_true(memory->locked);
    memory->locked = false;
}

/* The places for tests are claimed in their order. */
static enum aikey_status claim_test(struct memory_io *memory, int place)
{
    if (place < memory->tests) {
        return AIKEY_ABSENT;
    }
    memory->tests++;
    return AIKEY_OK;
}

static enum aikey_status claim(void *context, const char *name, int seconds)
{
    struct memory_io *memory = context;
    int place;
    assert_int_equal(seconds, 60);
    if (sscanf(name, "aikey_test_%d", &place) == 1) {
        return claim_test(memory, place);
    }
    assert_string_equal(name, "aikey_reported_openai");
    if (memory->claimed) {
        return AIKEY_ABSENT;
    }
    memory->claims++;
    memory->claimed = true;
    return AIKEY_OK;
}

static int64_t now(void)
{
    return MEMORY_TIME;
}

static bool cancelled(void *context)
{
    (void)context;
    return false;
}

void memory_io_init(struct memory_io *memory)
{
    *memory = (struct memory_io){
        .io = {.read = read_place,
               .seal_problem = seal_problem,
               .read_stored = read_stored,
               .lock = lock,
               .unlock = unlock,
               .write_option = write_option,
               .write_key = write_key,
               .delete_option = delete_option,
               .read_record = read_record,
               .write_record = write_record,
               .claim = claim,
               .now = now,
               .cancelled = cancelled,
               .json = json_jansson,
               .context = memory},
        .env = {.name = "OPENAI_API_KEY"},
        .constant = {.name = "OPENAI_API_KEY"},
        .key = {.name = "connectors_ai_openai_api_key"},
        .flag = {.name = "api_key_verified"},
    };
}

void memory_put(struct memory_place *place, const char *value)
{
    place->there = true;
    place->len = strlen(value);
    memcpy(place->value, value, place->len);
}

void memory_put_verified(struct memory_io *memory, const char *key)
{
    memory->record = (struct aikey_record){
        .salt = "a salt", .verdict = "valid", .code = "connected", .source = "database"};
    memory->has_record = true;
    memory_put(&memory->key, key);
    memory_put(&memory->flag, "1");
    assert_int_equal(aikey_fingerprint(aikey_slice_of(memory->record.salt), "openai",
                                       aikey_connectors[AIKEY_CONNECTOR_openai].base_url,
                                       aikey_slice_of(key), memory->record.fingerprint),
                     AIKEY_OK);
}

void memory_fail(struct memory_io *memory, int change_number, int more, enum aikey_status failure)
{
    memory->first_failing = change_number;
    memory->last_failing = change_number + more;
    memory->failure = failure;
}

void memory_restart(struct memory_io *memory)
{
    memory->log[0] = '\0';
    memory->changes = memory->first_failing = memory->last_failing = 0;
    memory->reads = memory->failing_read = 0;
}

bool memory_holds(const struct memory_place *place, const char *value)
{
    return place->there &&
           aikey_slice_equal((struct aikey_slice){place->value, place->len}, aikey_slice_of(value));
}

static bool same_place(const struct memory_place *a, const struct memory_place *b)
{
    struct aikey_slice value = {b->value, b->len};
    return a->there == b->there &&
           (!a->there || aikey_slice_equal((struct aikey_slice){a->value, a->len}, value));
}

static bool same_record(const struct aikey_record *a, const struct aikey_record *b)
{
#define FIELD(name, size) &&strcmp(a->name, b->name) == 0
    return a->time == b->time AIKEY_RECORD_FIELDS(FIELD);
#undef FIELD
}

bool memory_equal(const struct memory_io *a, const struct memory_io *b)
{
    return same_place(&a->key, &b->key) && same_place(&a->flag, &b->flag) &&
           a->has_record == b->has_record &&
           (!a->has_record || same_record(&a->record, &b->record));
}
