/* What diagnosing a reply costs beside parsing it, in hostile bodies of 64 KiB. For callgrind: each
 * row calls mark() as bench/micro.php calls gc_collect_cycles(). Prints the names of the rows. */
#include "tests/unit/json_jansson.h"

#include "src/core/provider/diagnose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY = 64 * 1024 };

/* Words in every place where they are looked for. */
#define WORDS                                                                                      \
    "\"code\":\"c\",\"error_code\":\"e\",\"reason\":\"r\",\"status_code\":1,\"type\":\"t\","       \
    "\"status\":\"s\",\"details\":[{\"reason\":\"r\",\"@type\":\"t\"}]"
#define NUMBERS "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
#define KIBIBYTE                                                                                   \
    NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS        \
        NUMBERS NUMBERS NUMBERS NUMBERS NUMBERS

/* The start, the filler until the body is full, and the end. PHP's parser takes a tenth of what
 * Jansson takes for a string, so 1.1 is what 2 would be with PHP's. */
static const struct body {
    const char *name, *start, *filler, *end;
    double at_most;
} bodies[] = {
    {"long message", "{\"error\":{\"message\":\"", "x", "\"}}", 1.1},
    {"many words", "{\"error\":{\"message\":\"", "insufficient api ke ret ", "\"}}", 1.1},
    {"many braces", "{\"error\":{\"message\":\"", "{", "}\"}}", 1.1},
    {"many delays", "{\"error\":{\"message\":\"", "try again in ", "\"}}", 1.1},
    {"long delay", "{\"error\":{\"details\":[{\"retryDelay\":\"", "9", "s\"}]}}", 1.1},
    {"long JSON in the message", "{\"error\":{\"message\":\"{\\\"error\\\":\\\"", "x", "\\\"}\"}}",
     1.1},
    {"dense JSON in the message",
     "{\"error\":{\"message\":\"{\\\"a\\\":[" KIBIBYTE KIBIBYTE KIBIBYTE "1]}\"},\"x\":\"", "x",
     "\"}", 2},
    {"a thousand details", "{\"error\":{\"details\":[", "{\"@type\":\"t\",\"reason\":\"r\"},",
     "1]}}", 1.1},
    {"words everywhere",
     "{" WORDS ",\"response\":{\"error\":{" WORDS "}},\"errors\":[{" WORDS "}],\"detail\":{" WORDS
     "},\"base_resp\":{" WORDS "},\"error\":{\"error\":{" WORDS "}," WORDS ",\"message\":\"",
     "x", "\"}}", 1.1},
    {"deep nesting", "", "{\"error\":", "1", 1.1},
    {"white space", "", " ", "{\"error\":{\"message\":\"x\"}}", 1.1},
    {"array", "[{\"error\":{\"message\":\"", "x", "\"}}]", 1.1},
    {"event of a stream", "data: {\"error\":{\"message\":\"", "x", "\"}}\n\n", 1.1},
};

void mark(void);
__attribute__((noinline)) void mark(void)
{
    __asm__ volatile("");
}

static void check(enum aikey_status status)
{
    if (status != AIKEY_OK) {
        exit(EXIT_FAILURE);
    }
}

static void fill(const struct body *body, struct aikey_secret *out)
{
    aikey_secret_init(out, BODY);
    check(aikey_secret_append(out, aikey_slice_of(body->start)));
    while (out->len + strlen(body->filler) + strlen(body->end) <= BODY) {
        check(aikey_secret_append(out, aikey_slice_of(body->filler)));
    }
    check(aikey_secret_append(out, aikey_slice_of(body->end)));
}

static void parse(struct aikey_slice text)
{
    void *root;
    text = text.data[0] == 'd' ? aikey_slice_from(text, strlen("data: ")) : text;
    if (json_jansson.parse(NULL, text, &root) == AIKEY_OK) {
        json_jansson.release(root);
    }
}

static void diagnose(const struct aikey_http_reply *reply)
{
    struct aikey_reading reading;
    const struct aikey_slice key =
        AIKEY_SLICE_LITERAL("sk-test-0123456789-0123456789-0123456789-0123456789-abcd");
    check(aikey_diagnose(&aikey_connectors[AIKEY_CONNECTOR_openai], key, AIKEY_PROBE_GENERATION,
                         reply, &json_jansson, &reading));
}

int main(void)
{
    for (size_t i = 0; i < AIKEY_COUNT(bodies); i++) {
        struct aikey_http_reply reply = {.status = 429};
        fill(&bodies[i], &reply.body);
        diagnose(&reply);
        mark();
        mark();
        diagnose(&reply);
        mark();
        parse(aikey_secret_slice(&reply.body));
        mark();
        printf("{\"name\":\"Diagnosis of 64 KiB: %s\",\"peer\":\"parsing it\",\"at_most\":%g,"
               "\"calls\":1}\n",
               bodies[i].name, bodies[i].at_most);
        aikey_http_reply_release(&reply);
    }
    return EXIT_SUCCESS;
}
