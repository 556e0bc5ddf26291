/* The keyring: the file of master keys. */
#ifndef AIKEY_KEYRING_H
#define AIKEY_KEYRING_H

#include "src/core/bytes/slice.h"
#include "src/core/bytes/status.h"

enum { AIKEY_MASTER_LEN = 32, AIKEY_KEYRING_MAX = 16, AIKEY_KEYRING_FILE_MAX = 65536 };

/* The master keys: the first seals, all open. */
struct aikey_keyring {
    size_t count;
    unsigned char masters[AIKEY_KEYRING_MAX][AIKEY_MASTER_LEN];
};

/* What is wrong with a keyring file. */
enum aikey_keyring_fault {
    AIKEY_KEYRING_FAULT_NONE,
    AIKEY_KEYRING_FAULT_MISSING,
    AIKEY_KEYRING_FAULT_DENIED,   /* this user may not read it */
    AIKEY_KEYRING_FAULT_EXPOSED,  /* other users may read or change it */
    AIKEY_KEYRING_FAULT_FOREIGN,  /* it belongs to somebody other than root or this user */
    AIKEY_KEYRING_FAULT_NO_FILE,  /* a directory or device, or reading it fails */
    AIKEY_KEYRING_FAULT_TOO_LONG, /* more than AIKEY_KEYRING_FILE_MAX bytes */
    AIKEY_KEYRING_FAULT_EMPTY,    /* there is no key in it */
    AIKEY_KEYRING_FAULT_BAD_LINE, /* not base64 of 32 bytes */
    AIKEY_KEYRING_FAULT_TOO_MANY, /* more than AIKEY_KEYRING_MAX keys */
    AIKEY_KEYRING_FAULT_COUNT
};

struct aikey_keyring_report {
    enum aikey_keyring_fault fault;
    int line; /* from 1, for AIKEY_KEYRING_FAULT_BAD_LINE and TOO_MANY; otherwise 0 */
};

/* For the administrator; follows the name of the file: "does not exist". */
const char *aikey_keyring_explain(enum aikey_keyring_fault fault);

/* Reads the text of a keyring: one key per line, base64 of 32 bytes. Blank lines and anything after
 * a # are ignored. On AIKEY_INVALID the report says why and the keyring is empty. */
AIKEY_MUST_CHECK enum aikey_status aikey_keyring_parse(struct aikey_slice text,
                                                       struct aikey_keyring *out,
                                                       struct aikey_keyring_report *report);

/* Does the same with a file, which only its owner and group may read and only its owner may change;
 * the owner must be root or the user of this process. */
AIKEY_MUST_CHECK enum aikey_status aikey_keyring_read(const char *path, struct aikey_keyring *out,
                                                      struct aikey_keyring_report *report);

#endif
