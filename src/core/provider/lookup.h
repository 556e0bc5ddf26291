/* Lookups of a host's name that outlive their request. */
#ifndef AIKEY_LOOKUP_H
#define AIKEY_LOOKUP_H

#include <curl/curl.h>

/* libcurl looks names up in a thread that nothing can interrupt, and before it closes a transfer it
 * waits for that thread, whatever the time limit. From libcurl 7.87 on it can leave the thread
 * behind instead, and this makes it do so; the thread ends when the resolver gives up. Older ones
 * wait, unless they were built with c-ares. */
void aikey_lookup_leave_behind(CURLM *multi, CURL *easy);

#endif
