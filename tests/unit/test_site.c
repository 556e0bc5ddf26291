#include "support.h"

#include "src/core/provider/site.h"

#define S(text) AIKEY_SLICE_LITERAL(text)

/* WordPress's rules for WP_ACCESSIBLE_HOSTS and WP_PROXY_BYPASS_HOSTS. */
static const struct {
    const char *list, *host;
    bool listed;
} rows[] = {
    {"", "api.openai.com", false},
    {"api.openai.com", "api.openai.com", true},
    {"api.openai.com", "API.openai.com", false},
    {"a.example, api.openai.com", "api.openai.com", true},
    {"a.example,api.openai.com", "api.openai.com", true},
    {"a.example, \t\napi.openai.com", "api.openai.com", true},
    {"a.example api.openai.com", "api.openai.com", false}, /* one entry, as in WordPress */
    {"api.openai.com ,a.example", "api.openai.com", false},
    {" api.openai.com", "api.openai.com", false},
    {",,api.openai.com", "api.openai.com", true},
    {"openai.com", "api.openai.com", false},
    {"api.openai.com.evil.example", "api.openai.com", false},
    {"*.openai.com", "api.openai.com", true},
    {"*.openai.com", "API.OpenAI.com", true},
    {"*.openai.com", "openai.com", false},
    {"*.openai.com", ".openai.com", false},
    {"*.openai.com", "api.openai.com.evil.example", false},
    {"api.*.com", "api.openai.com", true},
    {"api.*.com", "api..com", false},
    {"*.a.example, API.openai.com", "api.openai.com", true},
    {"*", "api.openai.com", true},
    {"apixopenai.com, *.a.example", "api.openai.com", false},
};

TEST(a_block_lets_through_what_is_listed)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        const struct aikey_site site = {.block_external = true,
                                        .accessible_hosts = aikey_slice_of(rows[i].list)};
        assert_row(aikey_site_blocks(&site, aikey_slice_of(rows[i].host)) != rows[i].listed,
                   "\"%s\" and %s", rows[i].list, rows[i].host);
    }
}

TEST(a_proxy_is_bypassed_for_what_is_listed)
{
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        const struct aikey_site site = {.proxy = "proxy.example:3128",
                                        .bypass_hosts = aikey_slice_of(rows[i].list)};
        assert_row(aikey_site_has_proxy_for(&site, aikey_slice_of(rows[i].host)) != rows[i].listed,
                   "\"%s\" and %s", rows[i].list, rows[i].host);
    }
}

TEST(nothing_is_blocked_or_proxied_unasked)
{
    const struct aikey_site site = {.accessible_hosts = S("a.example")};
    assert_false(aikey_site_blocks(&site, S("api.openai.com")));
    assert_false(aikey_site_has_proxy_for(&site, S("api.openai.com")));
}

TEST(the_site_itself_is_neither_blocked_nor_proxied)
{
    const struct aikey_site site = {
        .block_external = true, .proxy = "proxy.example:3128", .own_host = S("site.example")};
    static const char *const here[] = {"localhost", "site.example"};
    for (size_t i = 0; i < AIKEY_COUNT(here); i++) {
        assert_false(aikey_site_blocks(&site, aikey_slice_of(here[i])));
        assert_false(aikey_site_has_proxy_for(&site, aikey_slice_of(here[i])));
    }
    assert_true(aikey_site_blocks(&site, S("127.0.0.1")));
    assert_true(aikey_site_has_proxy_for(&site, S("www.site.example")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_lets_through_what_is_listed),
        cmocka_unit_test(a_proxy_is_bypassed_for_what_is_listed),
        cmocka_unit_test(nothing_is_blocked_or_proxied_unasked),
        cmocka_unit_test(the_site_itself_is_neither_blocked_nor_proxied),
    };
    return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
