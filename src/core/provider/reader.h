/* Turns any error reply into the same few facts. Providers and gateways differ in where they put
 * them: in an object or an array around it, at the top or nested, as strings or numbers, in a
 * stream event, or as JSON inside a message. */
#ifndef AIKEY_READER_H
#define AIKEY_READER_H

#include "json.h"

#include "src/core/bytes/status.h"

enum aikey_document_form {
    AIKEY_DOCUMENT_FOREIGN, /* not JSON, or JSON that no API sends */
    AIKEY_DOCUMENT_EMPTY,
    AIKEY_DOCUMENT_ARRAY,
    AIKEY_DOCUMENT_EVENT, /* the first event of a stream */
    AIKEY_DOCUMENT_OBJECT
};

/* A parsed body; the root is NULL if it is empty or not JSON. */
struct aikey_document {
    const struct aikey_json *json;
    void *root;
    enum aikey_document_form form;
};

/* A body that is not JSON is not a failure. A NUL follows the text. */
AIKEY_MUST_CHECK enum aikey_status aikey_document_open(const struct aikey_json *json,
                                                       struct aikey_slice text,
                                                       struct aikey_document *document);
void aikey_document_close(struct aikey_document *document);

bool aikey_document_find(const struct aikey_document *document, const char *path,
                         struct aikey_json_value *value);

enum { AIKEY_FACTS_WORDS = 32, AIKEY_FACTS_NUMBERS = 8, AIKEY_FACTS_SAID = 2048 };

/* What an error says; empty if it does not. */
struct aikey_facts {
    struct aikey_slice message;
    char said[AIKEY_FACTS_SAID + 1];             /* its start, with ASCII letters in lower case */
    struct aikey_slice retry;                    /* a duration */
    struct aikey_slice words[AIKEY_FACTS_WORDS]; /* codes, types and reasons, the innermost first */
    size_t word_count;
    char numbers[AIKEY_FACTS_NUMBERS][24]; /* the text of codes that came as numbers */
    size_t number_count;
    struct aikey_document inner; /* JSON that came inside the message */
};

/* The facts are valid until both they and the document are released. */
AIKEY_MUST_CHECK enum aikey_status aikey_facts_read(const struct aikey_document *document,
                                                    struct aikey_facts *facts);
void aikey_facts_release(struct aikey_facts *facts);

bool aikey_facts_have(const struct aikey_facts *facts, struct aikey_slice word);

/* Whether the error says why; a number alone only repeats the status. */
bool aikey_facts_explain(const struct aikey_facts *facts);

#endif
