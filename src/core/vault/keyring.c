#include "keyring.h"

#include "src/core/bytes/base64.h"
#include "src/core/bytes/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#ifdef _WIN32
#include <io.h>
#define open _open
#define read _read
#define close _close
#define fstat _fstat
#define stat _stat
#define S_ISREG(mode) (((mode)&_S_IFMT) == _S_IFREG)
#define OPEN_FLAGS (_O_RDONLY | _O_BINARY | _O_NOINHERIT)
#else
#include <unistd.h>
#define OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
#endif

const char *aikey_keyring_explain(enum aikey_keyring_fault fault)
{
    static const char *const texts[AIKEY_KEYRING_FAULT_COUNT] = {
        [AIKEY_KEYRING_FAULT_NONE] = "is in order",
        [AIKEY_KEYRING_FAULT_MISSING] = "is not there",
        [AIKEY_KEYRING_FAULT_DENIED] = "can't be read by this user",
        [AIKEY_KEYRING_FAULT_EXPOSED] =
            "can be read or changed by others than its owner and group: chmod 600",
        [AIKEY_KEYRING_FAULT_FOREIGN] = "belongs neither to root nor to this user: chown root",
        [AIKEY_KEYRING_FAULT_NO_FILE] = "is not a file that can be read",
        [AIKEY_KEYRING_FAULT_TOO_LONG] = "has more than 65536 bytes",
        [AIKEY_KEYRING_FAULT_EMPTY] = "holds no key",
        [AIKEY_KEYRING_FAULT_BAD_LINE] = "has a line that is not base64 of 32 bytes",
        [AIKEY_KEYRING_FAULT_TOO_MANY] = "holds more than 16 keys",
    };
    return texts[fault];
}

static enum aikey_status refuse(struct aikey_keyring *keyring, struct aikey_keyring_report *report,
                                enum aikey_keyring_fault fault, int line)
{
    aikey_wipe(keyring, sizeof(*keyring));
    *report = (struct aikey_keyring_report){fault, line};
    return AIKEY_INVALID;
}

/* Cuts the first line off, without its comment. */
static struct aikey_slice next_line(struct aikey_slice *text)
{
    const char *end = memchr(text->data, '\n', text->len);
    size_t len = end != NULL ? (size_t)(end - text->data) : text->len;
    struct aikey_slice line = {text->data, len};
    size_t used = len + (end != NULL);
    *text = aikey_slice_from(*text, used);
    const char *comment = len > 0 ? memchr(line.data, '#', len) : NULL;
    if (comment != NULL) {
        line.len = (size_t)(comment - line.data);
    }
    return aikey_slice_trim(line);
}

enum aikey_status aikey_keyring_parse(struct aikey_slice text, struct aikey_keyring *out,
                                      struct aikey_keyring_report *report)
{
    *report = (struct aikey_keyring_report){AIKEY_KEYRING_FAULT_NONE, 0};
    out->count = 0;
    for (int number = 1; text.len > 0; number++) {
        struct aikey_slice line = next_line(&text);
        if (line.len == 0) {
            continue;
        }
        if (out->count == AIKEY_KEYRING_MAX) {
            return refuse(out, report, AIKEY_KEYRING_FAULT_TOO_MANY, number);
        }
        size_t len;
        if (aikey_base64_decode(AIKEY_BASE64_STANDARD, line, out->masters[out->count],
                                AIKEY_MASTER_LEN, &len) != AIKEY_OK ||
            len != AIKEY_MASTER_LEN) {
            return refuse(out, report, AIKEY_KEYRING_FAULT_BAD_LINE, number);
        }
        out->count++;
    }
    return out->count > 0 ? AIKEY_OK : refuse(out, report, AIKEY_KEYRING_FAULT_EMPTY, 0);
}

/* What its owner and mode say; asked of the open file, so that it can't be changed in between. */
static enum aikey_keyring_fault look_at(int file)
{
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        return AIKEY_KEYRING_FAULT_NO_FILE;
    }
#ifndef _WIN32
    if ((about.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
        return AIKEY_KEYRING_FAULT_EXPOSED;
    }
    if (about.st_uid != 0 && about.st_uid != geteuid()) {
        return AIKEY_KEYRING_FAULT_FOREIGN;
    }
#endif
    return about.st_size > AIKEY_KEYRING_FILE_MAX ? AIKEY_KEYRING_FAULT_TOO_LONG
                                                  : AIKEY_KEYRING_FAULT_NONE;
}

static enum aikey_status read_all(int file, struct aikey_secret *text,
                                  enum aikey_keyring_fault *fault)
{
    char buffer[1024];
    enum aikey_status status = AIKEY_OK;
    *fault = AIKEY_KEYRING_FAULT_NONE;
    for (;;) {
        int got = (int)read(file, buffer, sizeof(buffer));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            *fault = AIKEY_KEYRING_FAULT_NO_FILE;
        }
        if (got > 0) {
            status = aikey_secret_append(text, (struct aikey_slice){buffer, (size_t)got});
        }
        if (got <= 0 || status != AIKEY_OK) {
            break;
        }
    }
    if (status == AIKEY_TOO_LARGE) {
        *fault = AIKEY_KEYRING_FAULT_TOO_LONG;
        status = AIKEY_OK;
    }
    aikey_wipe(buffer, sizeof(buffer));
    return status;
}

enum aikey_status aikey_keyring_read(const char *path, struct aikey_keyring *out,
                                     struct aikey_keyring_report *report)
{
    out->count = 0;
    int file = open(path, OPEN_FLAGS);
    if (file < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        return refuse(out, report,
                      missing ? AIKEY_KEYRING_FAULT_MISSING : AIKEY_KEYRING_FAULT_DENIED, 0);
    }
    struct aikey_secret text;
    aikey_secret_init(&text, AIKEY_KEYRING_FILE_MAX);
    enum aikey_keyring_fault fault = look_at(file);
    enum aikey_status status = AIKEY_OK;
    if (fault == AIKEY_KEYRING_FAULT_NONE) {
        status = read_all(file, &text, &fault);
    }
    (void)close(file);
    if (status == AIKEY_OK) {
        status = fault == AIKEY_KEYRING_FAULT_NONE
                     ? aikey_keyring_parse(aikey_secret_slice(&text), out, report)
                     : refuse(out, report, fault, 0);
    }
    aikey_secret_release(&text);
    return status;
}
