/* Every row of diagnose.def is needed: without it, a reply of replies_wild.json would get another
 * outcome. A rule that no published reply needs is a guess.
 *
 * A reply counts as published, and also with its message alone and with its codes alone: gateways
 * and programs pass on one without the other, and providers translate messages and rename codes. */
#include "json_jansson.h"
#include "support.h"
#include "wild.h"

#include "src/core/provider/diagnose.c" /* to see which of its rows decides */

enum { RULES = AIKEY_COUNT(rules), STATUSES = AIKEY_COUNT(statuses) };

static bool needed_rules[RULES], needed_statuses[STATUSES];

/* The first rule from this one on that fits, or their number. */
static size_t next_rule(size_t i, int status, const struct aikey_facts *facts)
{
    while (i < RULES && !fits(&rules[i], status, facts)) {
        i++;
    }
    return i;
}

static size_t next_status(size_t i, int status, enum body body)
{
    while (i < STATUSES &&
           (status < statuses[i].from || status > statuses[i].to || body < statuses[i].body)) {
        i++;
    }
    return i;
}

static bool is_right(const json_t *row, enum aikey_code code)
{
    return wild_wants(row, aikey_outcome_get(code)->code);
}

static enum aikey_code code_of_status(size_t i)
{
    return i < STATUSES ? statuses[i].outcome : AIKEY_CODE_unexpected_reply;
}

static enum aikey_code code_of_rule(size_t i, int status, enum body body)
{
    bool decides = i < RULES && may_say(status, rules[i].outcome);
    return decides ? rules[i].outcome : by_status(status, body);
}

/* What a reply needs: at most one rule, or a status if no rule fits. */
static void find_needed(const json_t *row, int status, enum body body,
                        const struct aikey_facts *facts)
{
    size_t rule = next_rule(0, status, facts);
    if (rule < RULES) {
        size_t next = next_rule(rule + 1, status, facts);
        enum aikey_code with = code_of_rule(rule, status, body);
        enum aikey_code without = code_of_rule(next, status, body);
        needed_rules[rule] = needed_rules[rule] || (with != without && is_right(row, with));
        return;
    }
    size_t first = next_status(0, status, body);
    if (first < STATUSES) {
        enum aikey_code with = code_of_status(first);
        enum aikey_code without = code_of_status(next_status(first + 1, status, body));
        needed_statuses[first] = needed_statuses[first] || (with != without && is_right(row, with));
    }
}

static void find_needed_of_row(const json_t *row)
{
    struct aikey_http_reply reply = wild_reply(row);
    struct aikey_slice text = aikey_secret_slice(&reply.body);
    struct aikey_document document;
    struct aikey_facts facts;
    assert_int_equal(aikey_document_open(&json_jansson, text, &document), AIKEY_OK);
    assert_int_equal(aikey_facts_read(&document, &facts), AIKEY_OK);

    struct aikey_facts codes = facts, message = facts;
    codes.said[0] = '\0';
    message.word_count = 0;
    find_needed(row, reply.status, body_of(reply.status, &document, &facts), &facts);
    find_needed(row, reply.status, ERROR, &codes);
    find_needed(row, reply.status, ERROR, &message);

    aikey_facts_release(&facts);
    aikey_document_close(&document);
    aikey_http_reply_release(&reply);
}

static const char *or_null(const char *text)
{
    return text != NULL ? text : "NULL";
}

static void every_row_decides_a_published_reply(void **state)
{
    size_t i, guesses = 0;
    json_t *row;
    json_array_foreach(*state, i, row)
    {
        find_needed_of_row(row);
    }
    for (i = 0; i < RULES; i++) {
        if (!needed_rules[i]) {
            print_error("no reply needs RULE(%d, %s, %s, %s)\n", rules[i].status,
                        or_null(rules[i].word), or_null(rules[i].message),
                        aikey_outcome_get(rules[i].outcome)->code);
            guesses++;
        }
    }
    for (i = 0; i < STATUSES; i++) {
        if (!needed_statuses[i]) {
            print_error("no reply needs STATUS(%d, %d, %d, %s)\n", statuses[i].from, statuses[i].to,
                        (int)statuses[i].body, aikey_outcome_get(statuses[i].outcome)->code);
            guesses++;
        }
    }
    assert_int_equal(guesses, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_decides_a_published_reply),
    };
    return cmocka_run_group_tests_name("rules", tests, wild_load, wild_release);
}
