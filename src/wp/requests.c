#include "requests.h"

#include "src/php/interned.h"
#include "src/php/text.h"

#include "ext/standard/url.h"

static zval *constant(const char *name)
{
    return zend_get_constant_str(name, strlen(name));
}

static bool is_truthy(const char *name)
{
    zval *value = constant(name);
    return value != NULL && zend_is_true(value);
}

static struct aikey_slice constant_text(const char *name)
{
    return php_aikey_slice_or_empty(constant(name));
}

/* Both must be set, as in WordPress; the port may be a number. */
static void read_proxy(struct php_aikey_requests *site)
{
    zval *host = constant("WP_PROXY_HOST");
    zval *port = constant("WP_PROXY_PORT");
    if (host == NULL || port == NULL || Z_TYPE_P(host) != IS_STRING || Z_STRLEN_P(host) == 0) {
        return;
    }
    zend_string *port_text = zval_get_string(port);
    site->proxy = strpprintf(0, "%s:%s", Z_STRVAL_P(host), ZSTR_VAL(port_text));
    zend_string_release(port_text);
    site->core.proxy = ZSTR_VAL(site->proxy);

    zval *username = constant("WP_PROXY_USERNAME");
    zval *password = constant("WP_PROXY_PASSWORD");
    if (username != NULL && password != NULL && Z_TYPE_P(username) == IS_STRING &&
        Z_TYPE_P(password) == IS_STRING) {
        site->core.proxy_username = Z_STRVAL_P(username);
        site->core.proxy_password = Z_STRVAL_P(password);
    }
}

/* NULL: none. The caller releases it. */
static zend_string *host_of(const zval *url)
{
    php_url *parts = php_url_parse_ex(Z_STRVAL_P(url), Z_STRLEN_P(url));
    if (parts == NULL) {
        return NULL;
    }
    zend_string *host = parts->host != NULL ? zend_string_copy(parts->host) : NULL;
    php_url_free(parts);
    return host;
}

/* Requests to the site itself are neither blocked nor sent through the proxy. */
static enum aikey_status read_own_host(struct php_aikey_requests *site)
{
    zval name, url;
    ZVAL_STRING(&name, "siteurl");
    enum aikey_status status = php_aikey_call_function(php_aikey_fn.get_option, 1, &name, &url);
    zval_ptr_dtor(&name);
    if (status != AIKEY_OK) {
        return status;
    }
    site->own_host = Z_TYPE(url) == IS_STRING ? host_of(&url) : NULL;
    zval_ptr_dtor(&url);
    if (site->own_host != NULL) {
        site->core.own_host = php_aikey_slice(site->own_host);
    }
    return AIKEY_OK;
}

/* WordPress 7's switch, which its filter may change; older versions have only the constant. */
static enum aikey_status read_ai_support(struct php_aikey_requests *site)
{
    zval supported;
    enum aikey_status status =
        php_aikey_call_function(php_aikey_fn.wp_supports_ai, 0, NULL, &supported);
    if (status == AIKEY_ABSENT) {
        site->core.ai_disabled = constant("WP_AI_SUPPORT") != NULL && !is_truthy("WP_AI_SUPPORT");
        return AIKEY_OK;
    }
    if (status != AIKEY_OK) {
        return status;
    }
    site->core.ai_disabled = !zend_is_true(&supported);
    zval_ptr_dtor(&supported);
    return AIKEY_OK;
}

static enum aikey_status read_settings(struct php_aikey_requests *site)
{
    site->core.block_external = is_truthy("WP_HTTP_BLOCK_EXTERNAL");
    site->core.accessible_hosts = constant_text("WP_ACCESSIBLE_HOSTS");
    site->core.bypass_hosts = constant_text("WP_PROXY_BYPASS_HOSTS");
    read_proxy(site);
    if (site->core.block_external || site->core.proxy != NULL) {
        enum aikey_status status = read_own_host(site);
        if (status != AIKEY_OK) {
            return status;
        }
    }
    return read_ai_support(site);
}

enum aikey_status php_aikey_requests_init(struct php_aikey_requests *site,
                                          struct php_aikey_call *call)
{
    *site = (struct php_aikey_requests){.proxy = NULL};
    if (!php_aikey_function_exists(php_aikey_fn.get_option)) {
        return AIKEY_OK;
    }
    enum aikey_status status;
    PHP_AIKEY_GUARD(call, status, read_settings(site));
    return status;
}

void php_aikey_requests_release(struct php_aikey_requests *site)
{
    if (site->proxy != NULL) {
        zend_string_release(site->proxy);
    }
    if (site->own_host != NULL) {
        zend_string_release(site->own_host);
    }
}
