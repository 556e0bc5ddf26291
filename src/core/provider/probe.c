#include "probe.h"

#include <stdio.h>
#include <string.h>

enum { HEADERS_MAX = 2048 };

/* Encodes a valid model for one segment of a path. */
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

static enum aikey_status build_url(const struct aikey_question *question, const char *template,
                                   char *out, size_t size)
{
    char segment[3 * AIKEY_MODEL_MAX + 1];
    char path[sizeof(segment) + 128];
    size_t base_len = strlen(question->base_url);
    while (base_len > 0 && question->base_url[base_len - 1] == '/') {
        base_len--;
    }
    if (!percent_encode(question->model, segment, sizeof(segment)) ||
        !fill(template, segment, path, sizeof(path)) || base_len + strlen(path) >= size) {
        return AIKEY_TOO_LARGE;
    }
    snprintf(out, size, "%.*s%s", (int)base_len, question->base_url, path);
    return AIKEY_OK;
}

static enum aikey_status build_headers(const struct aikey_question *question, bool has_body,
                                       struct aikey_secret *out)
{
    const struct aikey_connector *connector = question->connector;
    const struct aikey_slice json = AIKEY_SLICE_LITERAL("application/json");
    enum aikey_status status =
        add_header(out, connector->auth_header, connector->auth_prefix, question->key);
    if (status != AIKEY_OK) {
        return status;
    }
    status = add_header(out, "Accept", "", json);
    if (status != AIKEY_OK) {
        return status;
    }
    if (connector->fixed_header != NULL) {
        const char *line = connector->fixed_header;
        status = aikey_secret_append(out, (struct aikey_slice){line, strlen(line) + 1});
        if (status != AIKEY_OK) {
            return status;
        }
    }
    return has_body ? add_header(out, "Content-Type", "", json) : AIKEY_OK;
}

enum aikey_status aikey_probe_build(const struct aikey_question *question, enum aikey_probe probe,
                                    struct aikey_probe_request *out)
{
    const struct aikey_probe_spec *spec = &question->connector->probes[probe];
    *out = (struct aikey_probe_request){.url = ""};
    aikey_secret_init(&out->headers, HEADERS_MAX);

    enum aikey_status status = build_url(question, spec->path, out->url, sizeof(out->url));
    if (status != AIKEY_OK) {
        return status;
    }
    if (spec->body != NULL && !fill(spec->body, question->model, out->body, sizeof(out->body))) {
        return AIKEY_TOO_LARGE;
    }
    status = build_headers(question, spec->body != NULL, &out->headers);
    if (status != AIKEY_OK) {
        return status;
    }
    out->http = (struct aikey_http_request){out->url, &out->headers, aikey_slice_of(out->body)};
    return AIKEY_OK;
}

void aikey_probe_release(struct aikey_probe_request *request)
{
    aikey_secret_release(&request->headers);
}
