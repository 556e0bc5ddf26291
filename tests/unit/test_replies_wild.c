/* Replies of many providers and gateways as people have published them, each with the outcomes that
 * are right, the best first, and what is true of the key. "retry_after" is what the reply says. */
#include "json_jansson.h"
#include "support.h"
#include "wild.h"

#include <string.h>

static void every_reply_has_an_accepted_outcome(void **state)
{
    size_t i;
    json_t *row;
    size_t failed = 0;
    assert_row(json_array_size(*state) > 0, "no replies");
    json_array_foreach(*state, i, row)
    {
        const char *code = aikey_outcome_get(wild_diagnose(row).code)->code;
        if (!wild_wants(row, code)) {
            print_error("%s: %s\n", wild_text(row, "name"), code);
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
        const char *truth = wild_text(row, "verdict");
        enum aikey_verdict verdict = aikey_outcome_get(wild_diagnose(row).code)->verdict;
        assert_row(verdict != AIKEY_VERDICT_REJECTED || strcmp(truth, "rejected") == 0,
                   "%s is rejected", wild_text(row, "name"));
        assert_row(verdict != AIKEY_VERDICT_VALID || strcmp(truth, "valid") == 0 ||
                       wild_wants(row, "connected"),
                   "%s is valid", wild_text(row, "name"));
    }
}

static void a_delay_is_what_the_reply_says(void **state)
{
    size_t i, delays = 0;
    json_t *row;
    json_array_foreach(*state, i, row)
    {
        const json_t *delay = json_object_get(row, "retry_after");
        json_int_t expected = delay != NULL ? json_integer_value(delay) : -1;
        int64_t seconds = wild_diagnose(row).retry_after;
        assert_row(seconds == expected, "%s: again in %d s", wild_text(row, "name"), (int)seconds);
        delays += delay != NULL;
    }
    assert_true(delays > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reply_has_an_accepted_outcome),
        cmocka_unit_test(no_outcome_is_unjust_to_a_key_or_too_kind),
        cmocka_unit_test(a_delay_is_what_the_reply_says),
    };
    return cmocka_run_group_tests_name("replies_wild", tests, wild_load, wild_release);
}
