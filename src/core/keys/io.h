/* What core needs from outside, and whose key it is about. */
#ifndef AIKEY_IO_H
#define AIKEY_IO_H

#include "fingerprint.h"
#include "resolve.h"

#include "src/core/provider/json.h"
#include "src/core/provider/site.h"
#include "src/core/vault/seal.h"

/* The verification: what a test of exactly this key found. Stored as a map with these members, each
 * FIELD(name, size) a text, and `time` in seconds since 1970. */
#define AIKEY_RECORD_FIELDS(FIELD)                                                                 \
    FIELD(fingerprint, AIKEY_FINGERPRINT_SIZE)                                                     \
    FIELD(salt, AIKEY_SALT_SIZE)                                                                   \
    FIELD(verdict, 16)                                                                             \
    FIELD(code, 32)                                                                                \
    FIELD(model, AIKEY_MODEL_MAX + 1)                                                              \
    FIELD(base_url, AIKEY_BASE_URL_MAX + 1)                                                        \
    FIELD(organization, AIKEY_HEADER_MAX + 1)                                                      \
    FIELD(project, AIKEY_HEADER_MAX + 1)                                                           \
    FIELD(source, 16)

enum { AIKEY_BASE_URL_MAX = 255, AIKEY_HEADER_MAX = 128 };

struct aikey_record {
#define FIELD(name, size) char name[size];
    AIKEY_RECORD_FIELDS(FIELD)
#undef FIELD
    int64_t time;
};

/* Whether a stored key is sealed. UNAVAILABLE: it should be, but the keyring cannot be used, so it
 * may not be stored. OTHER_TENANT: this site's keys are sealed for a tenant that the process does
 * not have, so the site could not open it. NOT_HERE: it could be, but others who read the option
 * would get it sealed, so it is stored in the clear. */
enum aikey_sealing {
    AIKEY_SEALING_OFF,
    AIKEY_SEALING_ON,
    AIKEY_SEALING_UNAVAILABLE,
    AIKEY_SEALING_OTHER_TENANT,
    AIKEY_SEALING_NOT_HERE
};

/* A function returns AIKEY_INTERRUPTED if foreign code that it called threw, exited or died. Core
 * then restores what it changed, releases and unwinds. */
struct aikey_io {
    enum aikey_sealing sealing; /* of the subject's option */
    aikey_read_fn *read;
    /* Why reading or writing a key returned AIKEY_SEALED. */
    enum aikey_seal_problem (*seal_problem)(void *context);
    /* Reads an option as it is stored, not opened. */
    enum aikey_status (*read_stored)(void *context, const char *name, struct aikey_slice *value);
    /* Keeps everybody else on this site from changing what is stored under the names, and makes
     * reads return what is stored now. AIKEY_FAILED: somebody else has the lock. Unlock only after
     * AIKEY_OK. */
    enum aikey_status (*lock)(void *context, const struct aikey_names *names);
    void (*unlock)(void *context);
    /* Writes the value so that it reads back the same, or returns AIKEY_FAILED. */
    enum aikey_status (*write_option)(void *context, const char *name, struct aikey_slice value);
    /* Does the same with a key, sealed if sealing is on. */
    enum aikey_status (*write_key)(void *context, const char *name, struct aikey_slice key);
    /* Returns AIKEY_OK even if there was none. */
    enum aikey_status (*delete_option)(void *context, const char *name);
    /* AIKEY_ABSENT: there is none, or aikey did not write it. */
    enum aikey_status (*read_record)(void *context, const char *name, struct aikey_record *record);
    enum aikey_status (*write_record)(void *context, const char *name,
                                      const struct aikey_record *record);
    /* AIKEY_ABSENT: this was claimed less than `seconds` ago. */
    enum aikey_status (*claim)(void *context, const char *name, int seconds);
    int64_t (*now)(void); /* seconds since 1970 */
    bool (*cancelled)(void *context);
    struct aikey_json json;
    void *context;
};

/* Whose key a call is about, and how it is tested. */
struct aikey_subject {
    const char *id;
    const struct aikey_connector *connector;
    struct aikey_names names;
    const char *base_url;
    const char *model;
    bool model_chosen;  /* by a person; the built-in one is nobody's choice */
    bool wants_default; /* the site gave its choice up: what a key was verified with is no matter */
    bool send_anyway;   /* also a pasted key that is clearly another provider's */
    int connect_timeout_ms;
    int timeout_ms;
    size_t max_reply;
    const char *ca_file;  /* NULL: the system's */
    int tests_per_minute; /* of this site; 0: any number */
    bool not_allowed;     /* this server tests and stores no keys for the connector */
    struct aikey_site site;
};

#endif
