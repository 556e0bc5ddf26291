/* Serves many requests of one process as one, as FrankenPHP's workers do: worker PHP.INI SCRIPT
 * REQUESTS. The script runs once and calls next_request() for each; PHP's own start and end of a
 * request are left out between them, except for what the next request brings: its superglobals,
 * headers and output. "ok" must be all that it prints for each. */
#include <sapi/embed/php_embed.h>

#include <main/php_output.h>
#include <main/php_variables.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int requests;
static int current = -1;
static int failed;
static char variable[64];
static char output[2048];
static size_t printed;

static size_t print(const char *text, size_t len)
{
    size_t room = sizeof(output) - 1 - printed;
    size_t taken = len < room ? len : room;
    memcpy(output + printed, text, taken);
    printed += taken;
    output[printed] = '\0';
    return len;
}

/* What the web server sets for a request, every third time. */
static char *server_variable(const char *name, size_t len)
{
    bool is_set = current % 3 == 0 && len == strlen("OPENAI_API_KEY") &&
                  memcmp(name, "OPENAI_API_KEY", len) == 0;
    return is_set ? variable : NULL;
}

static void end_request(void)
{
    php_output_end_all();
    php_output_deactivate();
    sapi_deactivate();
    for (size_t i = 0; i < NUM_TRACK_VARS; i++) {
        zval_ptr_dtor_nogc(&PG(http_globals)[i]);
        ZVAL_UNDEF(&PG(http_globals)[i]);
    }
}

static void judge(void)
{
    if (current >= 0 && strcmp(output, "ok") != 0 && failed++ < 10) {
        fprintf(stderr, "# request %d: %s\n", current, output);
    }
    printed = 0;
    output[0] = '\0';
}

static void start_request(void)
{
    snprintf(variable, sizeof(variable), "sk-proj-%d-of-the-server", current);
    SG(server_context) = (void *)1;
    SG(request_info).request_method = "GET";
    php_output_activate();
    PG(header_is_being_sent) = false;
    sapi_activate();
    php_hash_environment();
}

/* In KiB. */
static long resident(void)
{
    long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm == NULL || fscanf(statm, "%*d %ld", &pages) != 1) {
        abort();
    }
    (void)fclose(statm);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static struct {
    long resident;
    size_t zend;
} at_tenth, at_end;

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_next_request, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_FUNCTION(next_request)
{
    ZEND_PARSE_PARAMETERS_NONE();
    end_request();
    judge();
    current++;
    if (current == requests / 10) {
        at_tenth.resident = resident();
        at_tenth.zend = zend_memory_usage(false);
    }
    if (current == requests) {
        at_end.resident = resident();
        at_end.zend = zend_memory_usage(false);
        start_request(); /* for what PHP ends now */
        RETURN_FALSE;
    }
    start_request();
    RETURN_TRUE;
}

static const zend_function_entry functions[] = {ZEND_FE(next_request, arginfo_next_request)
                                                    ZEND_FE_END};

static void run(const char *script)
{
    zend_file_handle file;
    zend_stream_init_filename(&file, script);
    zend_first_try
    {
        php_execute_script(&file);
    }
    zend_end_try();
    zend_destroy_file_handle(&file);
}

static bool check(bool holds, const char *claim)
{
    printf("%s - %s\n", holds ? "ok" : "not ok", claim);
    return holds;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        return 2;
    }
    requests = atoi(argv[3]);
    php_embed_module.php_ini_path_override = argv[1];
    php_embed_module.ub_write = print;
    php_embed_module.getenv = server_variable;
    if (php_embed_init(0, NULL) == FAILURE ||
        zend_register_functions(NULL, functions, NULL, MODULE_PERSISTENT) == FAILURE) {
        return 2;
    }
    run(argv[2]);
    if (current != requests) {
        fprintf(stderr, "# ended at request %d: %s\n", current, output);
    }
    php_embed_shutdown();

    bool all = check(current == requests && failed == 0,
                     "a request of a worker sees nothing of those before it");
    fprintf(stderr, "# %ld KiB after %d requests, %ld KiB after %d\n", at_tenth.resident,
            requests / 10, at_end.resident, requests);
    all &= check(at_end.zend <= at_tenth.zend, "PHP's memory does not grow");
    all &= check(at_end.resident <= at_tenth.resident + 64, "nor does the process");
    return !all;
}
