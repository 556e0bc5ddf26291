#include "environment.h"

#ifndef _WIN32

#include "src/core/bytes/slice.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
    /* TLS: where secrets are logged, which CAs are trusted, which code is loaded */
    "SSLKEYLOGFILE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "OPENSSL_CONF",
    "OPENSSL_ENGINES",
    "OPENSSL_MODULES",
    /* names of hosts */
    "HOSTALIASES",
    "LOCALDOMAIN",
    "RES_OPTIONS",
    "RESOLV_HOST_CONF",
    /* how a proxy is told who asks */
    "CURL_NTLM_WB_FILE",
    "GSS_MECH_CONFIG",
    "KRB5_CONFIG",
    "KRB5CCNAME",
    "NTLMUSER",
};

/* Entries of the environment, "NAME=value"; NULL: not set. */
static char *kept[AIKEY_COUNT(names)];
static char *set_aside[AIKEY_COUNT(names)];
static bool keeping;

static char *entry_of(const char *name)
{
    char *value = getenv(name);
    return value != NULL ? value - strlen(name) - 1 : NULL;
}

static void put(const char *name, char *entry)
{
    if (entry != NULL) {
        (void)putenv(entry);
    } else {
        (void)unsetenv(name);
    }
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Unlike strdup(): PHP before 8.5 loads extensions so that their free() is always libc's, but libc
 * itself allocates from the allocator that an administrator has preloaded. */
static char *copy(const char *entry)
{
    size_t size = strlen(entry) + 1;
    char *made = malloc(size);
    return made != NULL ? memcpy(made, entry, size) : NULL;
}

void aikey_environment_keep(void)
{
    for (size_t i = 0; i < AIKEY_COUNT(names); i++) {
        const char *entry = entry_of(names[i]);
        kept[i] = entry != NULL ? copy(entry) : NULL;
    }
    keeping = true;
}

void aikey_environment_forget(void)
{
    for (size_t i = 0; i < AIKEY_COUNT(names); i++) {
        free(kept[i]);
        kept[i] = NULL;
    }
    keeping = false;
}

void aikey_environment_begin(void)
{
    for (size_t i = 0; keeping && i < AIKEY_COUNT(names); i++) {
        set_aside[i] = entry_of(names[i]);
        if (!is_same(set_aside[i], kept[i])) {
            put(names[i], kept[i]);
        }
    }
}

void aikey_environment_end(void)
{
    for (size_t i = 0; keeping && i < AIKEY_COUNT(names); i++) {
        if (entry_of(names[i]) != set_aside[i]) {
            put(names[i], set_aside[i]);
        }
    }
}

#else

void aikey_environment_keep(void)
{
}

void aikey_environment_forget(void)
{
}

void aikey_environment_begin(void)
{
}

void aikey_environment_end(void)
{
}

#endif
