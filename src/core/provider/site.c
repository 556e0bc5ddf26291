#include "site.h"

#include <string.h>

/* Each * stands for one or more characters; upper and lower case are the same. */
static bool fits_pattern(struct aikey_slice text, struct aikey_slice pattern)
{
    const char *star = pattern.len > 0 ? memchr(pattern.data, '*', pattern.len) : NULL;
    if (star == NULL) {
        return aikey_slice_equal_nocase(text, pattern);
    }
    struct aikey_slice head = {pattern.data, (size_t)(star - pattern.data)};
    struct aikey_slice tail = {star + 1, pattern.len - head.len - 1};
    if (!aikey_slice_starts_nocase(text, head)) {
        return false;
    }
    for (size_t used = head.len + 1; used <= text.len; used++) {
        if (fits_pattern(aikey_slice_from(text, used), tail)) {
            return true;
        }
    }
    return false;
}

/* As in WordPress: commas separate entries, and white space is ignored only after a comma. If there
 * is a * anywhere, all entries are patterns; otherwise each must equal the host. */
static bool is_listed(struct aikey_slice list, struct aikey_slice host)
{
    bool patterns = list.len > 0 && memchr(list.data, '*', list.len) != NULL;
    while (list.len > 0) {
        const char *comma = memchr(list.data, ',', list.len);
        struct aikey_slice entry = {list.data,
                                    comma != NULL ? (size_t)(comma - list.data) : list.len};
        if (patterns ? fits_pattern(host, entry) : aikey_slice_equal(host, entry)) {
            return true;
        }
        size_t used = entry.len + (comma != NULL);
        while (comma != NULL && used < list.len && aikey_is_space(list.data[used])) {
            used++;
        }
        list = aikey_slice_from(list, used);
    }
    return false;
}

static bool is_here(const struct aikey_site *site, struct aikey_slice host)
{
    return aikey_slice_equal(host, AIKEY_SLICE_LITERAL("localhost")) ||
           (site->own_host.len > 0 && aikey_slice_equal(host, site->own_host));
}

bool aikey_site_blocks(const struct aikey_site *site, struct aikey_slice host)
{
    return site->block_external && !is_here(site, host) && !is_listed(site->accessible_hosts, host);
}

bool aikey_site_has_proxy_for(const struct aikey_site *site, struct aikey_slice host)
{
    return site->proxy != NULL && !is_here(site, host) && !is_listed(site->bypass_hosts, host);
}
