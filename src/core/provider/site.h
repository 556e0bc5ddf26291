/* What the site's own configuration says about outgoing requests. */
#ifndef AIKEY_SITE_H
#define AIKEY_SITE_H

#include "src/core/bytes/slice.h"

/* WordPress's constants, with the meaning that WordPress gives them. Empty: not set. */
struct aikey_site {
    bool ai_disabled;
    bool block_external;                 /* WP_HTTP_BLOCK_EXTERNAL */
    struct aikey_slice accessible_hosts; /* WP_ACCESSIBLE_HOSTS */
    struct aikey_slice own_host;
    struct aikey_slice bypass_hosts; /* WP_PROXY_BYPASS_HOSTS */
    const char *proxy;               /* "host:port"; NULL: none */
    const char *proxy_username;      /* NULL: the proxy needs none */
    const char *proxy_password;
};

/* Whether the site forbids requests to the host. */
bool aikey_site_blocks(const struct aikey_site *site, struct aikey_slice host);

/* Whether requests to the host go through the site's proxy. */
bool aikey_site_has_proxy_for(const struct aikey_site *site, struct aikey_slice host);

#endif
