#include "resolve.h"

const char *aikey_source_name(enum aikey_source source)
{
    static const char *const names[] = {"env", "constant", "database", "none"};
    return names[source];
}
