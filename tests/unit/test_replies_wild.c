/* Replies of many providers and gateways as people have published them, each with the outcomes that
 * are right, the best first, and what is true of the key. */
#include "json_jansson.h"
#include "support.h"

#include "src/core/provider/diagnose.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const json_t *row, const char *name)
{
    return json_string_value(json_object_get(row, name));
}

static enum aikey_code diagnose(const json_t *row)
{
    const char *text = text_of(row, "text");
    char *dumped = json_dumps(json_object_get(row, "body"), JSON_ENCODE_ANY);
    struct aikey_slice body = aikey_slice_of(text != NULL ? text : dumped);
    const struct aikey_connector *connector =
        aikey_connector_find(aikey_slice_of(text_of(row, "connector")));
    struct aikey_http_reply reply = {.status =
                                         (int)json_integer_value(json_object_get(row, "status"))};
    struct aikey_reading reading;
    aikey_secret_init(&reply.body, body.len);
    assert_int_equal(aikey_secret_append(&reply.body, body), AIKEY_OK);
    assert_int_equal(
        aikey_diagnose(connector, AIKEY_PROBE_GENERATION, &reply, &json_jansson, &reading),
        AIKEY_OK);
    aikey_http_reply_release(&reply);
    free(dumped);
    return reading.code;
}

static bool is_wanted(const json_t *row, const char *code)
{
    size_t i;
    json_t *want;
    json_array_foreach(json_object_get(row, "want"), i, want)
    {
        if (strcmp(json_string_value(want), code) == 0) {
            return true;
        }
    }
    return false;
}

static int load_replies(void **state)
{
    *state = json_load_file("replies_wild.json", 0, NULL);
    return *state == NULL;
}

static int release_replies(void **state)
{
    json_decref(*state);
    return 0;
}

static void every_reply_has_an_accepted_outcome(void **state)
{
    size_t i;
    json_t *row;
    size_t failed = 0;
    assert_row(json_array_size(*state) > 0, "no replies");
    json_array_foreach(*state, i, row)
    {
        const char *name = text_of(row, "name");
        const char *code = aikey_outcome_get(diagnose(row))->code;
        if (!is_wanted(row, code)) {
            print_error("%s: %s\n", name, code);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* If `connected` is accepted, the provider gives this reply to genuine keys only. */
static void no_outcome_is_unjust_to_a_key_or_too_kind(void **state)
{
    size_t i;
    json_t *row;
    json_array_foreach(*state, i, row)
    {
        const char *truth = text_of(row, "verdict");
        enum aikey_verdict verdict = aikey_outcome_get(diagnose(row))->verdict;
        assert_row(verdict != AIKEY_VERDICT_REJECTED || strcmp(truth, "rejected") == 0,
                   "%s is rejected", text_of(row, "name"));
        assert_row(verdict != AIKEY_VERDICT_VALID || strcmp(truth, "valid") == 0 ||
                       is_wanted(row, "connected"),
                   "%s is valid", text_of(row, "name"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reply_has_an_accepted_outcome),
        cmocka_unit_test(no_outcome_is_unjust_to_a_key_or_too_kind),
    };
    return cmocka_run_group_tests_name("replies_wild", tests, load_replies, release_replies);
}
