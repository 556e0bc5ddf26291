#include "secret.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 256, LEAK_RUN = 9, COPY_MIN = 16, COPY_MAX = 1024 };

void aikey_wipe(void *data, size_t len)
{
    if (data != NULL) {
        OPENSSL_cleanse(data, len);
    }
}

/* memcpy() uses other registers for other lengths. */
void aikey_wipe_registers(void)
{
    void *(*const volatile copy)(void *, const void *, size_t) = memcpy;
    const char zeros[COPY_MAX] = {0};
    char target[COPY_MAX];
    for (size_t len = COPY_MIN; len <= COPY_MAX; len *= 2) {
        copy(target, zeros, len);
    }
}

void aikey_secret_init(struct aikey_secret *secret, size_t max)
{
    *secret = (struct aikey_secret){.max = max};
}

static enum aikey_status reserve(struct aikey_secret *secret, size_t needed)
{
    if (needed <= secret->capacity) {
        return AIKEY_OK;
    }
    size_t capacity = secret->capacity > 0 ? secret->capacity : FIRST_CAPACITY;
    while (capacity < needed) {
        capacity *= 2;
    }
    char *data = malloc(capacity);
    if (data == NULL) {
        return AIKEY_NOMEM;
    }
    if (secret->len > 0) {
        memcpy(data, secret->data, secret->len);
    }
    aikey_wipe(secret->data, secret->capacity);
    free(secret->data);
    secret->data = data;
    secret->capacity = capacity;
    return AIKEY_OK;
}

enum aikey_status aikey_secret_append(struct aikey_secret *secret, struct aikey_slice more)
{
    if (more.len > secret->max - secret->len) {
        return AIKEY_TOO_LARGE;
    }
    enum aikey_status status = reserve(secret, secret->len + more.len + 1);
    if (status == AIKEY_OK) {
        if (more.len > 0) {
            memcpy(secret->data + secret->len, more.data, more.len);
        }
        secret->len += more.len;
        secret->data[secret->len] = '\0';
    }
    return status;
}

void aikey_secret_clear(struct aikey_secret *secret)
{
    aikey_wipe(secret->data, secret->capacity);
    secret->len = 0;
}

void aikey_secret_release(struct aikey_secret *secret)
{
    aikey_wipe(secret->data, secret->capacity);
    free(secret->data);
    aikey_secret_init(secret, secret->max);
}

struct aikey_slice aikey_secret_slice(const struct aikey_secret *secret)
{
    return (struct aikey_slice){secret->data != NULL ? secret->data : "", secret->len};
}

bool aikey_secret_leaks(struct aikey_slice key, struct aikey_slice text)
{
    if (key.len == 0) {
        return false;
    }
    size_t run = key.len < LEAK_RUN ? key.len : LEAK_RUN;
    for (size_t i = 0; run <= text.len && i + run <= key.len; i++) {
        if (aikey_slice_contains(text, (struct aikey_slice){key.data + i, run})) {
            return true;
        }
    }
    return false;
}
