/* The module's globals: its settings, what a request leaves in it, and its exception. */
#ifndef PHP_AIKEY_GLOBALS_H
#define PHP_AIKEY_GLOBALS_H

#include "php.h"

#include "src/core/provider/connector.h"

ZEND_BEGIN_MODULE_GLOBALS(aikey)
const char *base_url[AIKEY_CONNECTOR_COUNT]; /* "": the provider's; NULL: not allowed */
const char *model[AIKEY_CONNECTOR_COUNT];    /* "": the connector's own */
bool only_base_url[AIKEY_CONNECTOR_COUNT];   /* the key may not be sent elsewhere */
const char *ca_file;                         /* "": PHP's or the system's */
zend_long connect_timeout;                   /* seconds */
zend_long timeout;                           /* seconds */
zend_long timeout_max;                       /* seconds, whatever a site asks for */
zend_long max_reply;                         /* bytes */
zend_long tests_per_minute;                  /* of a site; 0: any number */
const char *connectors;                      /* those that are allowed; "": all */
const char *keyring;                         /* the file's name; "": sealing is off */
const char *tenant;
bool require_tenant; /* nothing is sealed or opened without one */
bool foreign_tenant; /* this request names a tenant other than the process's */
time_t warned;       /* when, of a key that does not open */
HashTable *opened;   /* the keys that were opened in this request; NULL: none */
uint32_t opened_max; /* how many before those that no PHP code holds are wiped */
uint32_t guards;     /* how many are open, one inside the other: see src/php/call.h */
bool ignored_args;   /* zend.exception_ignore_args outside of them */
ZEND_END_MODULE_GLOBALS(aikey)

ZEND_EXTERN_MODULE_GLOBALS(aikey)
#define AIKEY_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(aikey, v)

#if defined(ZTS) && defined(COMPILE_DL_AIKEY)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

extern zend_class_entry *aikey_exception_ce;

#endif
