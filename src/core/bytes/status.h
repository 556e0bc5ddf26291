/* What core functions return. */
#ifndef AIKEY_STATUS_H
#define AIKEY_STATUS_H

/* Anything but AIKEY_OK leaves outputs empty and nothing to release. */
enum aikey_status {
    AIKEY_OK = 0,
    AIKEY_ABSENT,      /* there is no such thing; not an error */
    AIKEY_NOMEM,       /* an allocation failed */
    AIKEY_TOO_LARGE,   /* more than the bound allows */
    AIKEY_INVALID,     /* malformed */
    AIKEY_FAILED,      /* a library or the store refused */
    AIKEY_SEALED,      /* it is sealed and cannot be opened here, or cannot be sealed here */
    AIKEY_INTERRUPTED, /* a callback threw, exited or died: unwind and report nothing */
};

#if defined(__GNUC__)
#define AIKEY_MUST_CHECK __attribute__((warn_unused_result))
#define AIKEY_INLINE __attribute__((always_inline)) static inline
#else
#define AIKEY_MUST_CHECK
#define AIKEY_INLINE static inline
#endif

#endif
