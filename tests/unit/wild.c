#include "wild.h"

#include "json_jansson.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

int wild_load(void **state)
{
    *state = json_load_file("replies_wild.json", 0, NULL);
    return *state == NULL;
}

int wild_release(void **state)
{
    json_decref(*state);
    return 0;
}

const char *wild_text(const json_t *row, const char *name)
{
    return json_string_value(json_object_get(row, name));
}

bool wild_wants(const json_t *row, const char *code)
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

static void append(struct aikey_secret *out, const char *text)
{
    assert_int_equal(aikey_secret_append(out, aikey_slice_of(text)), AIKEY_OK);
}

static void write_head(const json_t *row, struct aikey_secret *head)
{
    const char *name;
    json_t *value;
    aikey_secret_init(head, 4096);
    json_object_foreach(json_object_get(row, "headers"), name, value)
    {
        append(head, name);
        append(head, ": ");
        append(head, json_string_value(value));
        append(head, "\r\n");
    }
}

/* JSON as "body", anything else as "text". */
static void write_body(const json_t *row, struct aikey_secret *body)
{
    const char *text = wild_text(row, "text");
    char *dumped = json_dumps(json_object_get(row, "body"), JSON_ENCODE_ANY);
    aikey_secret_init(body, 65536);
    append(body, text != NULL ? text : dumped);
    free(dumped);
}

struct aikey_http_reply wild_reply(const json_t *row)
{
    struct aikey_http_reply reply = {.status =
                                         (int)json_integer_value(json_object_get(row, "status"))};
    write_head(row, &reply.head);
    write_body(row, &reply.body);
    return reply;
}

struct aikey_reading wild_diagnose(const json_t *row)
{
    const struct aikey_connector *connector =
        aikey_connector_find(aikey_slice_of(wild_text(row, "connector")));
    struct aikey_http_reply reply = wild_reply(row);
    struct aikey_reading reading;
    enum aikey_status status =
        aikey_diagnose(connector, AIKEY_SLICE_LITERAL(""), AIKEY_PROBE_GENERATION, &reply,
                       &json_jansson, &reading);
    aikey_http_reply_release(&reply);
    assert_int_equal(status, AIKEY_OK);
    return reading;
}
