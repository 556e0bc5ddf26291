/* The environment variables that libraries read when they make a request. */
#ifndef AIKEY_ENVIRONMENT_H
#define AIKEY_ENVIRONMENT_H

/* Remembers what they are now. From then on, requests see these values: PHP code may change its
 * environment, but must not choose where TLS secrets are written, which CAs are trusted or how
 * names resolve. Without it, begin and end do nothing. Not thread-safe. */
void aikey_environment_keep(void);
void aikey_environment_forget(void);

/* Between begin and end the variables are as remembered; after it, as they were before. */
void aikey_environment_begin(void);
void aikey_environment_end(void);

#endif
