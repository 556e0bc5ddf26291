/* Hosts PHP in many threads, as Apache's event MPM and FrankenPHP do: threads PHP.INI SCRIPT
 * THREADS REQUESTS. Each thread runs the script so many times, with its number and the request's,
 * and "ok" must be all that it prints. */
#include <sapi/embed/php_embed.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS_MAX = 256 };

struct thread {
    pthread_t id;
    int number;
    int failed;
    size_t printed;
    char output[2048];
};

static const char *script;
static int requests;
static pthread_barrier_t all_ready; /* the first request of the process is one in each thread */
static __thread struct thread *self;

/* Also called from the main thread, which has none. */
static size_t print(const char *text, size_t len)
{
    if (self != NULL) {
        size_t room = sizeof(self->output) - 1 - self->printed;
        size_t taken = len < room ? len : room;
        memcpy(self->output + self->printed, text, taken);
        self->printed += taken;
        self->output[self->printed] = '\0';
    }
    return len;
}

static void run_script(int request)
{
    char code[1024];
    snprintf(code, sizeof(code), "$thread = %d; $request = %d; require '%s';", self->number,
             request, script);
    zend_try
    {
        zend_eval_string_ex(code, NULL, "thread", true);
    }
    zend_end_try();
}

static void handle(int request)
{
    self->printed = 0;
    self->output[0] = '\0';
    if (php_request_startup() == FAILURE) {
        snprintf(self->output, sizeof(self->output), "the request did not start");
    } else {
        run_script(request);
        php_request_shutdown(NULL);
    }
    if (strcmp(self->output, "ok") != 0) {
        self->failed++;
        fprintf(stderr, "# thread %d, request %d: %s\n", self->number, request, self->output);
    }
}

static void *work(void *thread)
{
    self = thread;
    (void)ts_resource(0);
    (void)pthread_barrier_wait(&all_ready);
    for (int request = 0; request < requests; request++) {
        handle(request);
    }
    ts_free_thread();
    return NULL;
}

static int run(int count)
{
    static struct thread threads[THREADS_MAX];
    int failed = 0;
    (void)pthread_barrier_init(&all_ready, NULL, (unsigned)count);
    for (int i = 0; i < count; i++) {
        threads[i].number = i;
        if (pthread_create(&threads[i].id, NULL, work, &threads[i]) != 0) {
            abort();
        }
    }
    for (int i = 0; i < count; i++) {
        (void)pthread_join(threads[i].id, NULL);
        failed += threads[i].failed;
    }
    return failed;
}

/* As php_embed_init(), but without its request, which would be the first. */
static bool start(const char *php_ini)
{
    php_embed_module.php_ini_path_override = (char *)php_ini;
    php_embed_module.ub_write = print;
    (void)signal(SIGPIPE, SIG_IGN);
    php_tsrm_startup();
    zend_signal_startup();
    sapi_startup(&php_embed_module);
    return php_embed_module.startup(&php_embed_module) == SUCCESS;
}

static void end(void)
{
    php_module_shutdown();
    sapi_shutdown();
    tsrm_shutdown();
}

int main(int argc, char **argv)
{
    int count = argc == 5 ? atoi(argv[3]) : 0;
    if (count < 1 || count > THREADS_MAX) {
        return 2;
    }
    script = argv[2];
    requests = atoi(argv[4]);
    if (!start(argv[1])) {
        return 2;
    }
    int failed = run(count);
    end();
    printf("%s - each of %d requests in %d threads sees only its own\n", failed ? "not ok" : "ok",
           count * requests, count);
    return failed != 0;
}
