/* Sealed values: what lies in the database instead of a key. */
#ifndef AIKEY_SEAL_H
#define AIKEY_SEAL_H

#include "keyring.h"

#include "src/core/bytes/secret.h"

/* Why a sealed value does not open here. */
enum aikey_seal_problem {
    AIKEY_SEAL_PROBLEM_NONE,
    AIKEY_SEAL_PROBLEM_NO_KEYRING,
    AIKEY_SEAL_PROBLEM_KEYRING_UNREADABLE,
    AIKEY_SEAL_PROBLEM_UNKNOWN_KEY_ID,
    AIKEY_SEAL_PROBLEM_TAMPERED,
    AIKEY_SEAL_PROBLEM_OTHER_TENANT,
    AIKEY_SEAL_PROBLEM_TENANT_REFUSED, /* one that came with the request */
    AIKEY_SEAL_PROBLEM_NO_TENANT,      /* though there must be one */
    AIKEY_SEAL_PROBLEM_COUNT
};

enum {
    AIKEY_SEAL_OPTION_MAX = 191, /* bytes of an option's name, in WordPress's table */
    AIKEY_SEAL_KEY_MAX = 512,    /* bytes of a key that can be sealed */
    AIKEY_SEALED_MAX = 1024,     /* more than a sealed value ever has */
    AIKEY_KEY_ID_LEN = 16,       /* hex digits: eight for the master key, eight for the tenant */
    AIKEY_WORKING_KEY_LEN = 32,
    AIKEY_TENANT_MAX = 255
};

struct aikey_working_key {
    char id[AIKEY_KEY_ID_LEN + 1];
    unsigned char bytes[AIKEY_WORKING_KEY_LEN];
};

/* The working keys of one tenant, derived from the master keys: the first seals, all open. */
struct aikey_sealer {
    enum aikey_seal_problem problem; /* why there are no keys */
    size_t count;
    struct aikey_working_key keys[AIKEY_KEYRING_MAX];
};

/* "no_keyring", "keyring_unreadable", "unknown_key_id", "tampered", "other_tenant",
 * "tenant_refused" or "no_tenant"; "" for AIKEY_SEAL_PROBLEM_NONE */
const char *aikey_seal_problem_name(enum aikey_seal_problem problem);

/* For the site's log: why the value does not open, and what to do. */
const char *aikey_seal_problem_explain(enum aikey_seal_problem problem);

/* Whether the tenant is what is wrong. */
bool aikey_seal_problem_is_of_tenant(enum aikey_seal_problem problem);

/* Derives the keys of a tenant. A working key is HMAC-SHA-256(master, "aikey1 seal" NUL tenant).
 * Its id is hex: the first four bytes of HMAC-SHA-256(master, "aikey1 id"), then those of
 * HMAC-SHA-256(master, "aikey1 tenant" NUL tenant). */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_derive(const struct aikey_keyring *keyring,
                                                     struct aikey_slice tenant,
                                                     struct aikey_sealer *out);

/* Appends "aikey1:" key id ":" base64url(nonce, ciphertext, tag): AES-256-GCM with a random nonce
 * and "aikey1:" key id ":" and the name of the option it is for as associated data. Returns
 * AIKEY_INVALID if the key is empty or longer than AIKEY_SEAL_KEY_MAX, or the name longer than
 * AIKEY_SEAL_OPTION_MAX; AIKEY_SEALED if the sealer has a problem. */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_key(const struct aikey_sealer *sealer,
                                                  struct aikey_slice option, struct aikey_slice key,
                                                  struct aikey_secret *out);

/* Writes the key that was sealed, without a NUL after it. On AIKEY_SEALED it does not open and
 * `problem` says why; nothing of the key is left then. */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_open(const struct aikey_sealer *sealer,
                                                   struct aikey_slice option,
                                                   struct aikey_slice sealed,
                                                   char key[AIKEY_SEAL_KEY_MAX], size_t *len,
                                                   enum aikey_seal_problem *problem);

/* Which of the sealer's keys sealed a value, as its id says; `index` is from 0. It may still be
 * damaged. */
enum aikey_seal_problem aikey_seal_find_key(const struct aikey_sealer *sealer,
                                            struct aikey_slice sealed, size_t *index);

/* Whether the value is sealed. A damaged one counts too, so that it never passes for a key: either
 * end of the form is enough. */
bool aikey_is_sealed(struct aikey_slice value);

#endif
