#ifndef AIKEY_STATUS_H
#define AIKEY_STATUS_H

/* What core functions return. Everything but AIKEY_OK leaves outputs empty and nothing to release.
 */
enum aikey_status {
    AIKEY_OK = 0,
    AIKEY_ABSENT,      /* there is no such thing; not a fault */
    AIKEY_NOMEM,       /* an allocation failed */
    AIKEY_TOO_LARGE,   /* more than the bound allows */
    AIKEY_INVALID,     /* not of the expected form */
    AIKEY_FAILED,      /* a library or the store refused */
    AIKEY_SEALED,      /* it is sealed and does not open here, or can't be sealed here */
    AIKEY_INTERRUPTED, /* a callback threw, exited or died: unwind and say nothing */
};

#if defined(__GNUC__)
#define AIKEY_MUST_CHECK __attribute__((warn_unused_result))
#define AIKEY_NONNULL __attribute__((nonnull))
#else
#define AIKEY_MUST_CHECK
#define AIKEY_NONNULL
#endif

#endif
