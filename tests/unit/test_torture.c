/* Every allocation fails in turn: nothing leaks, nothing crashes, no key is lost, and the status
 * says that memory ran out. */
#include "fake_provider.h"
#include "memory_io.h"
#include "support.h"

#include "src/core/keys/fingerprint.h"
#include "src/core/keys/lint.h"
#include "src/core/keys/verify.h"
#include "src/core/provider/probe.h"

static int allocations, failing; /* 0: none */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool fails(void)
{
    return ++allocations == failing;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}

/* Runs the task once per allocation, which fails, and once without a failure. */
static void torture(enum aikey_status (*task)(void))
{
    bool failed;
    int n = 0;
    do {
        allocations = 0;
        failing = ++n;
        enum aikey_status status = task();
        failed = allocations >= failing;
        failing = 0;
        assert_row(status == (failed ? AIKEY_NOMEM : AIKEY_OK), "allocation %d: status %d", n,
                   (int)status);
    } while (failed);
    assert_true(n > 1);
}

static enum aikey_status fill_secret(void)
{
    struct aikey_secret secret;
    enum aikey_status status = AIKEY_OK;
    size_t len = 0;
    aikey_secret_init(&secret, 2000);
    while (status == AIKEY_OK && len < 2000) {
        status = aikey_secret_append(&secret, AIKEY_SLICE_LITERAL("x"));
        len += status == AIKEY_OK;
    }
    bool is_whole = secret.len == len && (len == 0 || secret.data[len - 1] == 'x');
    aikey_secret_release(&secret);
    assert_true(is_whole);
    return status;
}

TEST(a_secret_that_cannot_grow_stays_as_it_is)
{
    torture(fill_secret);
}

static enum aikey_status lint(void)
{
    struct aikey_secret key;
    struct aikey_lint found;
    aikey_secret_init(&key, AIKEY_KEY_MAX);
    enum aikey_status status = aikey_lint_key(
        AIKEY_SLICE_LITERAL("\" " KEY_WORKING KEY_WORKING KEY_WORKING KEY_WORKING KEY_WORKING "\""),
        AIKEY_SLICE_LITERAL("openai"), "OPENAI_API_KEY", &key, &found);
    bool is_consistent = found.ok == (status == AIKEY_OK) && (key.len > 0) == found.ok;
    aikey_secret_release(&key);
    assert_true(is_consistent);
    return status;
}

TEST(lint_runs_out_of_memory)
{
    torture(lint);
}

static enum aikey_status compute_fingerprint(void)
{
    char out[AIKEY_FINGERPRINT_SIZE];
    return aikey_fingerprint(AIKEY_SLICE_LITERAL("salt"), "openai", "https://api.openai.com/v1",
                             AIKEY_SLICE_LITERAL(KEY_WORKING), out);
}

TEST(fingerprint_runs_out_of_memory)
{
    torture(compute_fingerprint);
}

static enum aikey_status build_probe(void)
{
    static char key[AIKEY_KEY_MAX];
    const struct aikey_question question = {&aikey_connectors[AIKEY_CONNECTOR_openai],
                                            "https://api.openai.com/v1", "gpt-4o-mini",
                                            (struct aikey_slice){key, sizeof(key)}};
    struct aikey_probe_request request;
    enum aikey_status status = aikey_probe_build(&question, AIKEY_PROBE_GENERATION, &request);
    aikey_probe_release(&request);
    return status;
}

TEST(probe_runs_out_of_memory)
{
    torture(build_probe);
}

/* Whatever the status, either nothing was stored or everything. Only keys that verify are stored
 * here. */
static enum aikey_status save(const char *before, const char *pasted)
{
    struct memory_io memory;
    struct aikey_subject subject = fake_provider_subject();
    struct aikey_slice key = aikey_slice_of(pasted != NULL ? pasted : "");
    struct aikey_report report;
    int fails_at = failing;
    failing = 0; /* not during the preparation */
    memory_io_init(&memory);
    if (before != NULL) {
        memory_put_verified(&memory, before);
    }
    allocations = 0;
    failing = fails_at;
    enum aikey_status status =
        aikey_verify_save(&subject, &memory.io, pasted != NULL ? &key : NULL, false, &report);
    bool is_old = before != NULL ? memory_holds(&memory.key, before) : !memory.key.there;
    bool is_new = pasted != NULL && memory_holds(&memory.key, pasted);
    assert_row(is_old || is_new, "allocation %d: %s", failing, memory.log);
    assert_row(memory_holds(&memory.flag, "1") == memory.key.there, "allocation %d: %s", failing,
               memory.log);
    return status;
}

static enum aikey_status save_first(void)
{
    return save(NULL, KEY_WORKING);
}

static enum aikey_status save_better(void)
{
    return save(KEY_WORKING, KEY_OTHER);
}

static enum aikey_status save_worse(void)
{
    return save(KEY_WORKING, KEY_NO_CREDIT);
}

static enum aikey_status save_same(void)
{
    return save(KEY_WORKING, KEY_WORKING);
}

static enum aikey_status save_none(void)
{
    return save(KEY_WORKING, NULL);
}

TEST(save_and_test_runs_out_of_memory)
{
    torture(save_first);
    torture(save_better);
    torture(save_worse);
    torture(save_same);
    torture(save_none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_that_cannot_grow_stays_as_it_is),
        cmocka_unit_test(lint_runs_out_of_memory),
        cmocka_unit_test(fingerprint_runs_out_of_memory),
        cmocka_unit_test(probe_runs_out_of_memory),
        cmocka_unit_test(save_and_test_runs_out_of_memory),
    };
    return cmocka_run_group_tests_name("torture", tests, NULL, NULL);
}
