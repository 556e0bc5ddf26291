#include "probe.h"

#include <stdio.h>
#include <string.h>

enum { HEADERS_MAX = 2048 };

/* For one segment of a path; the model's character set is checked before. */
static bool percent_encode(const char *text, char *out, size_t size)
{
    size_t used = 0;
    for (; *text != '\0' && used + 3 < size; text++) {
        if (strchr(":/@+", *text) != NULL) {
            used += (size_t)snprintf(out + used, size - used, "%%%02X", (unsigned char)*text);
        } else {
            out[used++] = *text;
        }
    }
    out[used] = '\0';
    return *text == '\0';
}

/* The template with {model} filled in. */
static bool fill(const char *template, const char *model, char *out, size_t size)
{
    static const char place[] = "{model}";
    const char *at = strstr(template, place);
    int before = at != NULL ? (int)(at - template) : (int)strlen(template);
    int len = at != NULL
                  ? snprintf(out, size, "%.*s%s%s", before, template, model, at + sizeof(place) - 1)
                  : snprintf(out, size, "%s", template);
    return len >= 0 && (size_t)len < size;
}

static enum aikey_status add_header(struct aikey_secret *headers, const char *name,
                                    const char *prefix, struct aikey_slice value)
{
    const struct aikey_slice parts[] = {
        aikey_slice_of(name), AIKEY_SLICE_LITERAL(": "), aikey_slice_of(prefix), value, {"", 1},
    };
    enum aikey_status status = AIKEY_OK;
    for (size_t i = 0; status == AIKEY_OK && i < AIKEY_COUNT(parts); i++) {
        status = aikey_secret_append(headers, parts[i]);
    }
    return status;
}

enum aikey_status aikey_probe_build(const struct aikey_connector *connector, enum aikey_probe probe,
                                    const char *base_url, const char *model, struct aikey_slice key,
                                    struct aikey_probe_request *out)
{
    const struct aikey_probe_spec *spec = &connector->probes[probe];
    char segment[3 * AIKEY_MODEL_MAX + 1];
    char path[sizeof(segment) + 128];

    *out = (struct aikey_probe_request){.url = ""};
    aikey_secret_init(&out->headers, HEADERS_MAX);
    size_t base_len = strlen(base_url);
    while (base_len > 0 && base_url[base_len - 1] == '/') {
        base_len--;
    }
    if (!percent_encode(model, segment, sizeof(segment)) ||
        !fill(spec->path, segment, path, sizeof(path)) ||
        base_len + strlen(path) >= sizeof(out->url) ||
        (spec->body != NULL && !fill(spec->body, model, out->body, sizeof(out->body)))) {
        return AIKEY_TOO_LARGE;
    }
    snprintf(out->url, sizeof(out->url), "%.*s%s", (int)base_len, base_url, path);

    enum aikey_status status =
        add_header(&out->headers, connector->auth_header, connector->auth_prefix, key);
    if (status == AIKEY_OK) {
        status = add_header(&out->headers, "Accept", "", AIKEY_SLICE_LITERAL("application/json"));
    }
    if (status == AIKEY_OK && connector->fixed_header != NULL) {
        const char *line = connector->fixed_header;
        status = aikey_secret_append(&out->headers, (struct aikey_slice){line, strlen(line) + 1});
    }
    if (status == AIKEY_OK && spec->body != NULL) {
        status =
            add_header(&out->headers, "Content-Type", "", AIKEY_SLICE_LITERAL("application/json"));
    }
    out->http = (struct aikey_http_request){out->url, &out->headers, aikey_slice_of(out->body)};
    return status;
}

void aikey_probe_release(struct aikey_probe_request *request)
{
    aikey_secret_release(&request->headers);
}
