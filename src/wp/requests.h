/* WordPress's settings for requests as core's struct aikey_site. */
#ifndef PHP_AIKEY_REQUESTS_H
#define PHP_AIKEY_REQUESTS_H

#include "src/core/provider/site.h"
#include "src/php/call.h"

/* What core gets, and the strings that it points into. */
struct php_aikey_requests {
    struct aikey_site core;
    zend_string *proxy;
    zend_string *own_host;
};

/* Reads the constants that WordPress's HTTP client honours and asks wp_supports_ai(). Outside
 * WordPress everything stays empty. AIKEY_INTERRUPTED: a callback threw, exited or died. Release
 * `site` in any case. */
AIKEY_MUST_CHECK enum aikey_status php_aikey_requests_init(struct php_aikey_requests *site,
                                                           struct php_aikey_call *call);

void php_aikey_requests_release(struct php_aikey_requests *site);

#endif
