#ifndef AIKEY_UNIT_SUPPORT_H
#define AIKEY_UNIT_SUPPORT_H

#include "src/core/bytes/slice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define TEST(name) static void name(void **state __attribute__((unused)))

/* For tables: the message says which row does not hold. */
#define assert_row(holds, ...)                                                                     \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fail_msg(__VA_ARGS__);                                                                 \
        }                                                                                          \
    } while (0)

#define assert_slice(actual, expected)                                                             \
    check_slice((actual), aikey_slice_of(expected), __FILE__, __LINE__)

void check_slice(struct aikey_slice actual, struct aikey_slice expected, const char *file,
                 int line);

/* For a group of tests that make requests. */
int start_http(void **state);
int stop_http(void **state);

#endif
