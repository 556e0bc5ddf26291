#include "diagnose.h"
#include "json_jansson.h"
#include "support.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct aikey_connector *const openai = &aikey_connectors[AIKEY_CONNECTOR_openai];

static struct aikey_reading read_reply(enum aikey_probe probe, int status, struct aikey_slice body)
{
    struct aikey_reading reading;
    struct aikey_http_reply reply = {.status = status};
    aikey_secret_init(&reply.body, body.len);
    assert_int_equal(aikey_secret_append(&reply.body, body), AIKEY_OK);
    enum aikey_status done = aikey_diagnose(openai, probe, &reply, &json_jansson, &reading);
    aikey_http_reply_release(&reply);
    assert_int_equal(done, AIKEY_OK);
    return reading;
}

static const char *text_of(const json_t *row, const char *name)
{
    return json_string_value(json_object_get(row, name));
}

/* The body of a row: JSON as "body", anything else as "text". */
static void check_row(const json_t *row, enum aikey_probe probe)
{
    const json_t *text = json_object_get(row, "text");
    char *dumped = json_dumps(json_object_get(row, "body"), JSON_ENCODE_ANY);
    struct aikey_slice body =
        text != NULL ? (struct aikey_slice){json_string_value(text), json_string_length(text)}
                     : aikey_slice_of(dumped);
    int status = (int)json_integer_value(json_object_get(row, "status"));
    const char *code = aikey_outcome_get(read_reply(probe, status, body).code)->code;
    free(dumped);
    assert_row(strcmp(code, text_of(row, "outcome")) == 0, "%s (probe %d): %s, not %s",
               text_of(row, "name"), (int)probe, code, text_of(row, "outcome"));
}

static int load_replies(void **state)
{
    *state = json_load_file("replies.json", JSON_ALLOW_NUL, NULL);
    return *state == NULL;
}

static int release_replies(void **state)
{
    json_decref(*state);
    return 0;
}

/* A row names the probe that it is about; without one it is about all. */
static void every_known_reply_has_its_outcome(void **state)
{
    static const char *const probes[] = {
        [AIKEY_PROBE_MODEL] = "model",
        [AIKEY_PROBE_GENERATION] = "generation",
        [AIKEY_PROBE_CHAT] = "chat",
        [AIKEY_PROBE_MODELS] = "models",
    };
    size_t i;
    json_t *row;
    assert_true(json_array_size(*state) > 0);
    json_array_foreach(*state, i, row)
    {
        const char *probe = text_of(row, "probe");
        for (int p = 0; p < AIKEY_PROBE_COUNT; p++) {
            if (probe == NULL || strcmp(probe, probes[p]) == 0) {
                check_row(row, (enum aikey_probe)p);
            }
        }
    }
}

TEST(tokens_are_counted_where_they_are_told)
{
    static const struct {
        const char *body;
        int64_t input, output;
    } rows[] = {
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":9,\"output_tokens\":2}}", 9, 2},
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":9}}", 9, 0},
        {"{\"output\":[{}],\"usage\":{\"input_tokens\":\"9\",\"output_tokens\":-2}}", 0, 0},
        {"{\"output\":[{}],\"usage\":null}", 0, 0},
        {"{\"output\":[{}],\"usage\":[9,2]}", 0, 0},
        {"<html>", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct aikey_slice body = aikey_slice_of(rows[i].body);
        struct aikey_reading reading = read_reply(AIKEY_PROBE_GENERATION, 200, body);
        assert_row(reading.input_tokens == rows[i].input, "input of %s", rows[i].body);
        assert_row(reading.output_tokens == rows[i].output, "output of %s", rows[i].body);
    }
}

TEST(no_reply_says_why)
{
    static const enum aikey_code codes[AIKEY_HTTP_ERROR_COUNT] = {
        [AIKEY_HTTP_NONE] = AIKEY_CODE_COUNT, /* there is a reply */
        [AIKEY_HTTP_REFUSED] = AIKEY_CODE_blocked_by_site,
        [AIKEY_HTTP_DNS] = AIKEY_CODE_dns_failed,
        [AIKEY_HTTP_CONNECT] = AIKEY_CODE_connect_failed,
        [AIKEY_HTTP_TIMEOUT] = AIKEY_CODE_timed_out,
        [AIKEY_HTTP_TLS] = AIKEY_CODE_tls_failed,
        [AIKEY_HTTP_PROXY] = AIKEY_CODE_proxy_failed,
        [AIKEY_HTTP_TOO_LARGE] = AIKEY_CODE_unexpected_reply,
        [AIKEY_HTTP_PROTOCOL] = AIKEY_CODE_unexpected_reply,
        [AIKEY_HTTP_CANCELLED] = AIKEY_CODE_cancelled,
    };
    for (int error = AIKEY_HTTP_NONE + 1; error < AIKEY_HTTP_ERROR_COUNT; error++) {
        const struct aikey_http_reply reply = {.error = (enum aikey_http_error)error};
        struct aikey_reading reading;
        assert_int_equal(aikey_diagnose(openai, AIKEY_PROBE_MODEL, &reply, &json_jansson, &reading),
                         AIKEY_OK);
        assert_row(reading.code == codes[error], "error %d is %s", error,
                   aikey_outcome_get(reading.code)->code);
    }
}

static enum aikey_status fail_to_parse(void *context, struct aikey_slice text, void **document)
{
    (void)context;
    (void)text;
    (void)document;
    return AIKEY_NOMEM;
}

TEST(a_parser_out_of_memory_says_nothing_about_the_key)
{
    const struct aikey_json json = {.parse = fail_to_parse};
    struct aikey_http_reply reply = {.status = 401};
    struct aikey_reading reading;
    aikey_secret_init(&reply.body, 16);
    assert_int_equal(aikey_secret_append(&reply.body, AIKEY_SLICE_LITERAL("{}")), AIKEY_OK);
    assert_int_equal(aikey_diagnose(openai, AIKEY_PROBE_MODEL, &reply, &json, &reading),
                     AIKEY_NOMEM);
    assert_int_equal(aikey_outcome_get(reading.code)->verdict, AIKEY_UNKNOWN);
    aikey_http_reply_release(&reply);
}

/* What both probes together say. The generation decides; where it learnt nothing about the key,
 * the model's probe does, unless that was refused the look alone. */
static const struct {
    enum aikey_code model, generation, outcome;
} pairs[] = {
#define PAIR(model, generation, outcome)                                                           \
    {AIKEY_CODE_##model, AIKEY_CODE_##generation, AIKEY_CODE_##outcome},

    PAIR(connected, connected, connected) PAIR(invalid_key, connected, connected)
        PAIR(missing_scope, connected, connected) /* a restricted key may generate all the same */
    PAIR(permission_denied, connected, connected) PAIR(model_not_found, connected, connected)
        PAIR(timed_out, connected, connected) PAIR(unexpected_reply, connected, connected)

            PAIR(connected, invalid_key, invalid_key) PAIR(invalid_key, invalid_key, invalid_key)
                PAIR(missing_scope, account_deactivated, account_deactivated)
                    PAIR(timed_out, invalid_key, invalid_key)
                        PAIR(rate_limited, invalid_key, invalid_key)

                            PAIR(connected, insufficient_quota,
                                 insufficient_quota) /* listed, and yet no credit */
    PAIR(invalid_key, insufficient_quota, insufficient_quota)
        PAIR(missing_scope, insufficient_quota, insufficient_quota)
            PAIR(model_not_found, model_not_allowed, model_not_allowed)
                PAIR(provider_unavailable, spend_limit, spend_limit)
                    PAIR(connected, missing_scope, missing_scope) PAIR(timed_out, model_not_found,
                                                                       model_not_found)

                        PAIR(connected, timed_out, timed_out) /* a listing alone proves nothing */
    PAIR(connected, rate_limited, rate_limited) PAIR(connected, unexpected_reply, unexpected_reply)
        PAIR(connected, provider_unavailable, provider_unavailable) PAIR(connected, cancelled,
                                                                         cancelled)

            PAIR(invalid_key, timed_out, invalid_key) PAIR(invalid_key, rate_limited, invalid_key)
                PAIR(invalid_key, connect_failed,
                     invalid_key) PAIR(account_deactivated, unexpected_reply, account_deactivated)
                    PAIR(project_archived, provider_unavailable, project_archived)

                        PAIR(insufficient_quota, timed_out, insufficient_quota)
                            PAIR(model_not_found, timed_out, model_not_found)
                                PAIR(model_not_allowed, provider_unavailable, model_not_allowed)
                                    PAIR(ip_not_allowed, timed_out, ip_not_allowed)
                                        PAIR(missing_scope, timed_out,
                                             timed_out) /* of the look alone: it may yet generate */
    PAIR(permission_denied, provider_unavailable, provider_unavailable)

        PAIR(timed_out, rate_limited, rate_limited) PAIR(rate_limited, timed_out, timed_out)
            PAIR(timed_out, timed_out, timed_out) PAIR(dns_failed, dns_failed, dns_failed)
                PAIR(unexpected_reply, provider_unavailable, provider_unavailable)
#undef PAIR
};

TEST(two_probes_become_one_outcome)
{
    for (size_t i = 0; i < COUNT(pairs); i++) {
        enum aikey_code outcome = aikey_diagnose_combine(pairs[i].model, pairs[i].generation);
        assert_row(outcome == pairs[i].outcome, "model %s, generation %s: %s",
                   aikey_outcome_get(pairs[i].model)->code,
                   aikey_outcome_get(pairs[i].generation)->code, aikey_outcome_get(outcome)->code);
    }
}

/* What the table above can't miss: all pairs of codes there are. */
TEST(no_pair_says_more_than_the_probes_did)
{
    for (int m = 0; m < AIKEY_CODE_COUNT; m++) {
        for (int g = 0; g < AIKEY_CODE_COUNT; g++) {
            enum aikey_code model = (enum aikey_code)m, generation = (enum aikey_code)g;
            enum aikey_code outcome = aikey_diagnose_combine(model, generation);
            bool learnt = aikey_outcome_get(generation)->verdict != AIKEY_UNKNOWN;
            assert_row(outcome == generation || (!learnt && outcome == model), "%d, %d", m, g);
            assert_row((outcome == AIKEY_CODE_connected) == (generation == AIKEY_CODE_connected),
                       "%d, %d: connected is what the generation says, no more no less", m, g);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_known_reply_has_its_outcome, load_replies,
                                        release_replies),
        cmocka_unit_test(tokens_are_counted_where_they_are_told),
        cmocka_unit_test(no_reply_says_why),
        cmocka_unit_test(a_parser_out_of_memory_says_nothing_about_the_key),
        cmocka_unit_test(two_probes_become_one_outcome),
        cmocka_unit_test(no_pair_says_more_than_the_probes_did),
    };
    return cmocka_run_group_tests_name("diagnose", tests, NULL, NULL);
}
