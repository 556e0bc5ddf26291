#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_aikey.h"

#include "src/api/subject.h"
#include "src/core/bytes/version.h"
#include "src/php/call.h"
#include "src/php/globals.h"
#include "src/php/ini.h"
#include "src/php/interned.h"
#include "src/php/opened.h"
#include "src/php/sealing.h"
#include "src/php/transfer.h"

#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"
#include "zend_attributes.h"

#include "aikey_arginfo.h"

#include <curl/curl.h>
#include <openssl/crypto.h>

ZEND_DECLARE_MODULE_GLOBALS(aikey)

#if defined(ZTS) && defined(COMPILE_DL_AIKEY)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

zend_class_entry *aikey_exception_ce;

static PHP_GINIT_FUNCTION(aikey)
{
#if defined(ZTS) && defined(COMPILE_DL_AIKEY)
    ZEND_TSRMLS_CACHE_UPDATE();
#endif
    memset(aikey_globals, 0, sizeof(*aikey_globals));
}

static PHP_MINIT_FUNCTION(aikey)
{
    (void)type;
    php_aikey_interned_minit();
    php_aikey_ini_register(module_number);
    php_aikey_transfer_minit();
    php_aikey_sealing_minit();
    register_aikey_symbols(module_number);
    register_class_AikeyOutcome();
    register_class_AikeyVerdict();
    register_class_AikeySource();
    aikey_exception_ce = register_class_AikeyException(spl_ce_RuntimeException);
    return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(aikey)
{
    (void)type;
    php_aikey_sealing_mshutdown();
    php_aikey_transfer_mshutdown();
    php_aikey_ini_unregister(module_number);
    return SUCCESS;
}

static PHP_RINIT_FUNCTION(aikey)
{
    (void)type;
    (void)module_number;
#if defined(ZTS) && defined(COMPILE_DL_AIKEY)
    ZEND_TSRMLS_CACHE_UPDATE();
#endif
    php_aikey_guard_reset();
    php_aikey_sealing_rinit();
    return SUCCESS;
}

static ZEND_MODULE_POST_ZEND_DEACTIVATE_D(aikey)
{
    php_aikey_opened_post_deactivate();
    AIKEY_G(foreign_tenant) = false;
    return SUCCESS;
}

static PHP_MINFO_FUNCTION(aikey)
{
    php_info_print_table_start();
    php_info_print_table_row(2, "aikey support", "enabled");
    php_info_print_table_row(2, "Version", AIKEY_VERSION);
    php_info_print_table_row(2, "libcurl", curl_version_info(CURLVERSION_NOW)->version);
    php_info_print_table_row(2, "OpenSSL", OpenSSL_version(OPENSSL_VERSION));
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        php_info_print_table_row(2, aikey_connectors[i].name,
                                 php_aikey_base_url(&aikey_connectors[i]));
    }
    static const char *const sealing[] = {"off", "on", "unavailable",
                                          "unavailable: see aikey.tenant"};
    char count[32];
    snprintf(count, sizeof(count), "%zu", php_aikey_sealing_count());
    php_info_print_table_row(2, "Sealing",
                             sealing[php_aikey_sealing_of(php_aikey_sealer()->problem)]);
    php_info_print_table_row(2, "Keys in the keyring", count);
    php_info_print_table_end();
    display_ini_entries(zend_module);
}

static const zend_module_dep aikey_deps[] = {ZEND_MOD_REQUIRED("json") ZEND_MOD_REQUIRED("spl")
                                                 ZEND_MOD_END};

zend_module_entry aikey_module_entry = {
    STANDARD_MODULE_HEADER_EX,
    NULL,
    aikey_deps,
    "aikey",
    ext_functions,
    PHP_MINIT(aikey),
    PHP_MSHUTDOWN(aikey),
    PHP_RINIT(aikey),
    NULL,
    PHP_MINFO(aikey),
    AIKEY_VERSION,
    PHP_MODULE_GLOBALS(aikey),
    PHP_GINIT(aikey),
    NULL,
    ZEND_MODULE_POST_ZEND_DEACTIVATE_N(aikey),
    STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_AIKEY
ZEND_GET_MODULE(aikey)
#endif
