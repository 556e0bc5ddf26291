#include "lookup.h"

#ifndef _WIN32
#include <dlfcn.h>
#endif

/* By number: the libcurl in use may be newer than the headers. One that is older refuses them. */
#define EASY_QUICK_EXIT ((CURLoption)(CURLOPTTYPE_LONG + 322))  /* CURLOPT_QUICK_EXIT, 7.87 */
#define MULTI_QUICK_EXIT ((CURLMoption)(CURLOPTTYPE_LONG + 21)) /* CURLMOPT_QUICK_EXIT, 8.20 */

/* When PHP ends, it unloads this extension and with it libcurl, whose code the thread still runs.
 * One more reference, which nobody drops, keeps libcurl loaded. */
static void keep_loaded(void)
{
#ifndef _WIN32
    Dl_info libcurl;
    if (dladdr((void *)curl_multi_perform, &libcurl) != 0) {
        (void)dlopen(libcurl.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
#endif
}

void aikey_lookup_leave_behind(CURLM *multi, CURL *easy)
{
    keep_loaded();
    (void)curl_easy_setopt(easy, EASY_QUICK_EXIT, 1L);
    (void)curl_multi_setopt(multi, MULTI_QUICK_EXIT, 1L);
}
