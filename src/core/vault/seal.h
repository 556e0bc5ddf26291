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
    AIKEY_SEAL_PROBLEM_COUNT
};

enum {
    AIKEY_SEAL_KEY_MAX = 512, /* bytes of a key that can be sealed */
    AIKEY_SEALED_MAX = 1024,  /* bytes that no sealed value reaches */
    AIKEY_KEY_ID_LEN = 16,    /* hex digits: eight name the master key, eight the tenant */
    AIKEY_WORKING_KEY_LEN = 32,
    AIKEY_TENANT_MAX = 255
};

/* The keys of one tenant, made of the masters; the first seals, all open. */
struct aikey_sealer {
    enum aikey_seal_problem problem; /* why there are none */
    size_t count;
    struct {
        char id[AIKEY_KEY_ID_LEN + 1];
        unsigned char key[AIKEY_WORKING_KEY_LEN];
    } keys[AIKEY_KEYRING_MAX];
};

/* "no_keyring", "keyring_unreadable", "unknown_key_id", "tampered", "other_tenant"; "" for none */
const char *aikey_seal_problem_name(enum aikey_seal_problem problem);

/* For the site's log: why it does not open, and what helps. */
const char *aikey_seal_problem_explain(enum aikey_seal_problem problem);

/* The working key is HMAC-SHA-256(master, "aikey1 seal" NUL tenant); the key id is hex, the first
 * four bytes of HMAC-SHA-256(master, "aikey1 id") and of HMAC-SHA-256(master, "aikey1 tenant" NUL
 * tenant). */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_derive(const struct aikey_keyring *keyring,
                                                     struct aikey_slice tenant,
                                                     struct aikey_sealer *out);

/* "aikey1:" key id ":" base64url(nonce, ciphertext, tag) of AES-256-GCM with a random nonce and
 * "aikey1:" key id ":" connector as associated data. AIKEY_INVALID: empty, or longer than
 * AIKEY_SEAL_KEY_MAX. AIKEY_SEALED: the sealer has a problem. */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_key(const struct aikey_sealer *sealer,
                                                  struct aikey_slice connector,
                                                  struct aikey_slice key, struct aikey_secret *out);

/* Appends what was sealed. AIKEY_SEALED: it does not open, `problem` says why. */
AIKEY_MUST_CHECK enum aikey_status aikey_seal_open(const struct aikey_sealer *sealer,
                                                   struct aikey_slice connector,
                                                   struct aikey_slice sealed,
                                                   struct aikey_secret *out,
                                                   enum aikey_seal_problem *problem);

/* Whether a value is a sealed one, a damaged one included, so that none is ever taken for a key:
 * either end of its form will do. */
bool aikey_is_sealed(struct aikey_slice value);

#endif
