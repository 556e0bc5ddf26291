#include "url.h"

#include <curl/curl.h>
#include <string.h>

static bool is_loopback_name(const char *host)
{
    bool is_v4 = strncmp(host, "127.", 4) == 0 && strspn(host, "0123456789.") == strlen(host);
    return is_v4 || strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0;
}

static bool has_part(CURLU *url, CURLUPart part)
{
    char *text = NULL;
    bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;
    curl_free(text);
    return has;
}

bool aikey_url_is_allowed(const char *text)
{
    char *scheme = NULL;
    char *host = NULL;
    bool allowed = false;
    CURLU *url = curl_url();
    if (url != NULL && curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK &&
        curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
        curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        allowed =
            strcmp(scheme, "https") == 0 || (strcmp(scheme, "http") == 0 && is_loopback_name(host));
        /* Empty ones too. Older versions of libcurl let spaces and empty users pass. */
        allowed = allowed && !has_part(url, CURLUPART_USER) && !has_part(url, CURLUPART_PASSWORD) &&
                  strpbrk(text, "?# ") == NULL && strstr(text, "//@") == NULL;
    }
    curl_free(host);
    curl_free(scheme);
    curl_url_cleanup(url);
    return allowed;
}

bool aikey_url_host(const char *text, char *out, size_t size)
{
    char *host = NULL;
    CURLU *url = curl_url();
    bool found = url != NULL && curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK &&
                 curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK && strlen(host) < size;
    if (found) {
        memcpy(out, host, strlen(host) + 1);
    }
    curl_free(host);
    curl_url_cleanup(url);
    return found;
}
