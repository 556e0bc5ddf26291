#include "retry.h"

/* Longer than any provider makes a customer wait: a larger value is not a delay. */
static const double max_ms = 31.0 * 24 * 60 * 60 * 1000;

static const struct {
    struct aikey_slice name; /* longer names before the names that they begin with */
    double ms;
} units[] = {
    {AIKEY_SLICE_INITIALIZER("ms"), 1},
    {AIKEY_SLICE_INITIALIZER("milli"), 1},
    {AIKEY_SLICE_INITIALIZER("s"), 1000},
    {AIKEY_SLICE_INITIALIZER("m"), 60 * 1000},
    {AIKEY_SLICE_INITIALIZER("h"), 60 * 60 * 1000},
    {AIKEY_SLICE_INITIALIZER("d"), 24 * 60 * 60 * 1000},
};

static double cap(double ms)
{
    return ms <= max_ms ? ms : -1;
}

static bool parse_number(struct aikey_slice *text, double *number)
{
    double scale = 1;
    bool fraction = false;
    size_t used = 0;
    for (*number = 0; used < text->len; used++) {
        char c = text->data[used];
        if (c == '.' && !fraction && used > 0) {
            fraction = true;
        } else if (c >= '0' && c <= '9') {
            scale = fraction ? scale / 10 : scale;
            *number = fraction ? *number + (c - '0') * scale : *number * 10 + (c - '0');
        } else {
            break;
        }
    }
    *text = aikey_slice_from(*text, used);
    return used > 0;
}

static bool parse_unit(struct aikey_slice *text, double *ms)
{
    bool spaced = aikey_slice_starts(*text, AIKEY_SLICE_LITERAL(" "));
    struct aikey_slice rest = aikey_slice_from(*text, spaced ? 1 : 0);
    for (size_t i = 0; i < AIKEY_COUNT(units); i++) {
        if (aikey_slice_starts(rest, units[i].name)) {
            *text = aikey_slice_from(rest, units[i].name.len);
            *ms = units[i].ms;
            return true;
        }
    }
    return false;
}

/* Returns "1h2m3.5s", "120ms" or "2 seconds" in milliseconds, -1 if there is no duration. A bare
 * number counts units of `plain` milliseconds (0: it is not a duration). What follows the duration
 * is ignored. */
static double parse_duration(struct aikey_slice text, double plain)
{
    enum { LONGEST = 64 };
    double total = -1;
    double number, ms;
    text.len = text.len < LONGEST ? text.len : LONGEST;
    while (parse_number(&text, &number)) {
        bool has_unit = parse_unit(&text, &ms);
        if (!has_unit && (plain <= 0 || text.len > 0)) {
            break;
        }
        total = (total < 0 ? 0 : total) + number * (has_unit ? ms : plain);
    }
    return cap(total);
}

static double in_header(const struct aikey_http_reply *reply, const char *name, double plain)
{
    return parse_duration(aikey_http_header(reply, name), plain);
}

/* The reply does not say which limit was hit; after the longer delay both have reset. */
static double in_reset_headers(const struct aikey_http_reply *reply)
{
    double requests = in_header(reply, "x-ratelimit-reset-requests", 1000);
    double tokens = in_header(reply, "x-ratelimit-reset-tokens", 1000);
    return requests > tokens ? requests : tokens;
}

static double in_message(struct aikey_slice message)
{
    static const struct aikey_slice words[] = {AIKEY_SLICE_INITIALIZER("try again in "),
                                               AIKEY_SLICE_INITIALIZER("retry in "),
                                               AIKEY_SLICE_INITIALIZER("retry after ")};
    for (size_t i = 0; i < message.len; i++) {
        struct aikey_slice rest = aikey_slice_from(message, i);
        for (size_t j = 0; j < AIKEY_COUNT(words); j++) {
            if (aikey_slice_starts_nocase(rest, words[j])) {
                return parse_duration(aikey_slice_from(rest, words[j].len), 0);
            }
        }
    }
    return -1;
}

static int64_t round_up(double ms)
{
    int64_t seconds = (int64_t)(ms / 1000);
    return (double)seconds * 1000 < ms ? seconds + 1 : seconds;
}

int64_t aikey_retry_after(const struct aikey_http_reply *reply, struct aikey_slice delay,
                          struct aikey_slice message)
{
    const double candidates[] = {
        in_header(reply, "retry-after", 1000),
        in_header(reply, "retry-after-ms", 1),
        reply->retry_after > 0 ? cap((double)reply->retry_after * 1000) : -1, /* a date */
        in_reset_headers(reply),
        parse_duration(delay, 0),
        in_message(message),
    };
    for (size_t i = 0; i < AIKEY_COUNT(candidates); i++) {
        if (candidates[i] >= 0) {
            return round_up(candidates[i]);
        }
    }
    return -1;
}
