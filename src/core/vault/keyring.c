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
#ifndef S_ISREG
#define S_ISREG(mode) (((mode)&_S_IFMT) == _S_IFREG)
#endif
#define OPEN_FLAGS (_O_RDONLY | _O_BINARY | _O_NOINHERIT)
#else
#include <unistd.h>
#define OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
#endif

const char *aikey_keyring_explain(enum aikey_keyring_fault fault)
{
    static const char *const texts[AIKEY_KEYRING_FAULT_COUNT] = {
        [AIKEY_KEYRING_FAULT_NONE] = "is in order",
        [AIKEY_KEYRING_FAULT_MISSING] = "does not exist",
        [AIKEY_KEYRING_FAULT_DENIED] = ("cannot be read by this user; on the command line, run as "
                                        "root or as the owner of that file"),
        [AIKEY_KEYRING_FAULT_EXPOSED] =
            "can be read or changed by users other than its owner and group: chmod 600",
        [AIKEY_KEYRING_FAULT_FOREIGN] = "belongs neither to root nor to this user: chown root",
        [AIKEY_KEYRING_FAULT_NO_FILE] = "is not a readable file",
        [AIKEY_KEYRING_FAULT_TOO_LONG] = "is larger than 65536 bytes",
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

/* Cuts off the first line and returns it without its comment. */
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

/* Checks owner and mode, of the open file: the one at that path could change in between. */
static enum aikey_keyring_fault check_file(int file)
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

/* Reads up to the end of the file. */
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

static enum aikey_status read_file(int file, struct aikey_secret *text, struct aikey_keyring *out,
                                   struct aikey_keyring_report *report)
{
    enum aikey_keyring_fault fault = check_file(file);
    if (fault == AIKEY_KEYRING_FAULT_NONE) {
        enum aikey_status status = read_all(file, text, &fault);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    if (fault != AIKEY_KEYRING_FAULT_NONE) {
        return refuse(out, report, fault, 0);
    }
    return aikey_keyring_parse(aikey_secret_slice(text), out, report);
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
    enum aikey_status status = read_file(file, &text, out, report);
    aikey_secret_release(&text);
    (void)close(file);
    return status;
}
