#include "support.h"

#include "src/core/provider/http.h"

void check_slice(struct aikey_slice actual, struct aikey_slice expected, const char *file, int line)
{
    if (!aikey_slice_equal(actual, expected)) {
        print_error("\"%.*s\" is not \"%.*s\"\n", (int)actual.len, actual.data, (int)expected.len,
                    expected.data);
        _fail(file, line);
    }
}

int start_http(void **state)
{
    (void)state;
    return aikey_http_startup() != AIKEY_OK;
}

int stop_http(void **state)
{
    (void)state;
    aikey_http_shutdown();
    return 0;
}
