#include "support.h"

#include "src/core/provider/environment.h"

#include <stdlib.h>
#include <string.h>

static char to_a_file[] = "SSLKEYLOGFILE=/tmp/secrets";

static void assert_environment(const char *name, const char *value)
{
    const char *now = getenv(name);
    assert_row(value == NULL ? now == NULL : now != NULL && strcmp(now, value) == 0, "%s is %s",
               name, now != NULL ? now : "not set");
}

TEST(a_request_sees_what_was_set_at_the_start)
{
    setenv("SSL_CERT_FILE", "/of-the-host", 1);
    setenv("RES_OPTIONS", "timeout:1", 1);
    aikey_environment_keep();
    putenv(to_a_file);
    setenv("SSL_CERT_FILE", "/of-a-plugin", 1);
    unsetenv("RES_OPTIONS");

    aikey_environment_begin();
    assert_environment("SSLKEYLOGFILE", NULL);
    assert_environment("SSL_CERT_FILE", "/of-the-host");
    assert_environment("RES_OPTIONS", "timeout:1");
    aikey_environment_end();

    assert_environment("SSLKEYLOGFILE", "/tmp/secrets");
    assert_environment("SSL_CERT_FILE", "/of-a-plugin");
    assert_environment("RES_OPTIONS", NULL);
    assert_ptr_equal(getenv("SSLKEYLOGFILE"), to_a_file + sizeof("SSLKEYLOGFILE"));
    aikey_environment_forget();
}

TEST(other_variables_are_left_alone)
{
    setenv("OPENAI_API_KEY", "at the start", 1);
    aikey_environment_keep();
    setenv("OPENAI_API_KEY", "set later", 1);
    aikey_environment_begin();
    assert_environment("OPENAI_API_KEY", "set later");
    aikey_environment_end();
    assert_environment("OPENAI_API_KEY", "set later");
    aikey_environment_forget();
    unsetenv("OPENAI_API_KEY");
}

TEST(without_a_start_nothing_changes)
{
    setenv("SSL_CERT_DIR", "/of-a-plugin", 1);
    aikey_environment_begin();
    assert_environment("SSL_CERT_DIR", "/of-a-plugin");
    aikey_environment_end();
    assert_environment("SSL_CERT_DIR", "/of-a-plugin");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_sees_what_was_set_at_the_start),
        cmocka_unit_test(other_variables_are_left_alone),
        cmocka_unit_test(without_a_start_nothing_changes),
    };
    return cmocka_run_group_tests_name("environment", tests, NULL, NULL);
}
