#include "support.h"

#include "src/core/keys/names.h"
#include "src/core/provider/connector.h"
#include "src/core/provider/url.h"

#include <string.h>

#define S(text) AIKEY_SLICE_LITERAL(text)
#define X16 "xxxxxxxxxxxxxxxx"
#define X64 X16 X16 X16 X16

TEST(models_hold_nothing_that_a_path_or_json_gives_a_meaning_to)
{
    const struct aikey_slice valid[] = {
        S("gpt-4o-mini"), S("ft:gpt-4o:my-org::abc"), S("meta/Llama-3.1@v2+x"), S("_"), S(X64 X64),
    };
    const struct aikey_slice invalid[] = {
        S(""),    S("a b"), S("a\"b"), S("a\\b"), S("a?b"),       S("a#b"),       S("a%b"),
        S("a&b"), S("{a}"), S("a\0b"), S("a\0"),  S("\xc3\xa4x"), S(X64 X64 "x"),
    };
    for (size_t i = 0; i < AIKEY_COUNT(valid); i++) {
        assert_row(aikey_model_is_valid(valid[i]), "refused: %s", valid[i].data);
    }
    for (size_t i = 0; i < AIKEY_COUNT(invalid); i++) {
        assert_row(!aikey_model_is_valid(invalid[i]), "accepted: %s", invalid[i].data);
    }
}

TEST(openai_is_tested_with_the_model_of_the_contract)
{
    const struct aikey_connector *openai = aikey_connector_find(S("openai"));
    assert_non_null(openai);
    assert_string_equal(openai->model, "gpt-4o-mini");
}

TEST(what_is_not_in_the_table_is_not_found)
{
    assert_null(aikey_connector_find(S("")));
    assert_null(aikey_connector_find(S("open")));
    assert_null(aikey_connector_find(S("OPENAI")));
    assert_null(aikey_connector_find(S("openai\0")));
    assert_null(aikey_connector_find(S("openai2")));
}

static bool is_set(const char *text)
{
    return text != NULL && *text != '\0';
}

static bool is_lower_or_null(const char *text)
{
    return text == NULL || strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ :") == NULL;
}

static void check_probe(const char *id, const struct aikey_probe_spec *probe, bool of_model)
{
    assert_row(is_set(probe->path) && probe->path[0] == '/', "%s: a path begins with /", id);
    assert_row(is_set(probe->success[0]), "%s: nothing shows that a probe worked", id);
    assert_row(!of_model || strstr(probe->path, "{model}") != NULL ||
                   (probe->body != NULL && strstr(probe->body, "{model}") != NULL),
               "%s: a probe does not ask about the model", id);
}

TEST(each_row_is_complete)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        const struct aikey_connector *row = &aikey_connectors[i];
        assert_row(aikey_id_is_valid(aikey_slice_of(row->id)), "row %zu has no good id", i);
        assert_row(aikey_connector_find(aikey_slice_of(row->id)) == row, "%s: twice", row->id);
        assert_row(is_set(row->name), "%s: no name", row->id);
        assert_row(aikey_connector_is_testable(row), "%s: no generation", row->id);
        assert_row(strncmp(row->base_url, "https://", 8) == 0, "%s: base URL", row->id);
        assert_row(aikey_url_is_allowed(row->base_url), "%s: base URL", row->id);
        assert_row(aikey_model_is_valid(aikey_slice_of(row->model)), "%s: model", row->id);
        assert_row(is_set(row->auth_header) && row->auth_prefix != NULL, "%s: auth", row->id);
        assert_row(strstr(row->model_ids, "%d") != NULL, "%s: list of models", row->id);
        assert_row(is_set(row->model_choice[0]), "%s: choice of a model", row->id);
        assert_row(row->fixed_header == NULL || strstr(row->fixed_header, ": ") != NULL,
                   "%s: a header is a name and a value", row->id);
        assert_row(is_lower_or_null(row->headers.organization) &&
                       is_lower_or_null(row->headers.project) &&
                       is_lower_or_null(row->headers.request_id),
                   "%s: header names are compared in lower case", row->id);
        for (size_t probe = 0; probe < AIKEY_PROBE_COUNT; probe++) {
            if (probe != AIKEY_PROBE_CHAT || row->probes[probe].path != NULL) {
                check_probe(row->id, &row->probes[probe], probe == AIKEY_PROBE_GENERATION);
            }
        }
    }
}

TEST(each_row_links_to_pages_over_https)
{
    for (size_t i = 0; i < AIKEY_CONNECTOR_COUNT; i++) {
        const struct aikey_connector *row = &aikey_connectors[i];
        assert_row(is_set(row->links[AIKEY_LINK_CREDENTIALS]), "%s: no page for keys", row->id);
        assert_row(!is_set(row->links[AIKEY_LINK_NONE]), "%s: a link for none", row->id);
        for (size_t link = 0; link < AIKEY_LINK_COUNT; link++) {
            assert_row(!is_set(row->links[link]) || strncmp(row->links[link], "https://", 8) == 0,
                       "%s: link %zu", row->id, link);
        }
    }
}

TEST(links_lead_to_the_pages_that_providers_have)
{
    static const struct {
        const char *connector;
        enum aikey_link link;
        const char *url;
    } rows[] = {
        {"openai", AIKEY_LINK_ACCOUNT, "https://platform.openai.com/"},
        {"openai", AIKEY_LINK_CREDENTIALS, "https://platform.openai.com/api-keys"},
        {"openai", AIKEY_LINK_BILLING,
         "https://platform.openai.com/settings/organization/billing/overview"},
        {"openai", AIKEY_LINK_SPEND, "https://platform.openai.com/settings/organization/limits"},
        {"openai", AIKEY_LINK_LIMITS, "https://platform.openai.com/settings/organization/limits"},
        {"openai", AIKEY_LINK_MODELS, "https://platform.openai.com/settings/project/limits"},
        {"openai", AIKEY_LINK_PERMISSIONS, "https://platform.openai.com/api-keys"},
        {"openai", AIKEY_LINK_ADDRESSES,
         "https://platform.openai.com/settings/organization/security/ip-allowlist"},
        {"openai", AIKEY_LINK_ORGANIZATION,
         "https://platform.openai.com/settings/organization/general"},
        {"openai", AIKEY_LINK_STATUS, "https://status.openai.com/"},
        {"openai", AIKEY_LINK_PRICES, "https://openai.com/api/pricing/"},
        {"openai", AIKEY_LINK_USAGE, "https://platform.openai.com/usage"},
        {"openai", AIKEY_LINK_SUPPORT, "https://help.openai.com/"},
        {"anthropic", AIKEY_LINK_ACCOUNT, "https://platform.claude.com/"},
        {"anthropic", AIKEY_LINK_CREDENTIALS, "https://platform.claude.com/settings/keys"},
        {"anthropic", AIKEY_LINK_BILLING, "https://platform.claude.com/settings/billing"},
        {"anthropic", AIKEY_LINK_SPEND, "https://platform.claude.com/settings/limits"},
        {"anthropic", AIKEY_LINK_LIMITS, "https://platform.claude.com/settings/limits"},
        {"anthropic", AIKEY_LINK_MODELS, "https://platform.claude.com/settings/limits"},
        {"anthropic", AIKEY_LINK_PERMISSIONS, "https://platform.claude.com/settings/keys"},
        {"anthropic", AIKEY_LINK_ADDRESSES, "https://platform.claude.com/settings/organization"},
        {"anthropic", AIKEY_LINK_ORGANIZATION, "https://platform.claude.com/settings/organization"},
        {"anthropic", AIKEY_LINK_STATUS, "https://status.claude.com/"},
        {"anthropic", AIKEY_LINK_PRICES, "https://claude.com/pricing#api"},
        {"anthropic", AIKEY_LINK_USAGE, "https://platform.claude.com/usage"},
        {"anthropic", AIKEY_LINK_SUPPORT, "https://support.claude.com/"},
        {"google", AIKEY_LINK_ACCOUNT, "https://aistudio.google.com/"},
        {"google", AIKEY_LINK_CREDENTIALS, "https://aistudio.google.com/api-keys"},
        {"google", AIKEY_LINK_BILLING, "https://aistudio.google.com/billing"},
        {"google", AIKEY_LINK_SPEND, "https://aistudio.google.com/spend"},
        {"google", AIKEY_LINK_LIMITS, "https://aistudio.google.com/rate-limit"},
        {"google", AIKEY_LINK_MODELS, "https://aistudio.google.com/rate-limit"},
        {"google", AIKEY_LINK_PERMISSIONS, "https://console.cloud.google.com/apis/credentials"},
        {"google", AIKEY_LINK_ADDRESSES, "https://console.cloud.google.com/apis/credentials"},
        {"google", AIKEY_LINK_ORGANIZATION, "https://console.cloud.google.com/apis/credentials"},
        {"google", AIKEY_LINK_STATUS, "https://aistudio.google.com/status"},
        {"google", AIKEY_LINK_PRICES, "https://ai.google.dev/gemini-api/docs/pricing"},
        {"google", AIKEY_LINK_USAGE, "https://aistudio.google.com/usage"},
        {"google", AIKEY_LINK_SUPPORT, "https://ai.google.dev/gemini-api/docs/troubleshooting"},
        {"google", AIKEY_LINK_SERVICE,
         "https://console.cloud.google.com/apis/library/generativelanguage.googleapis.com"},
        {"mistral", AIKEY_LINK_ACCOUNT, "https://console.mistral.ai/"},
        {"mistral", AIKEY_LINK_CREDENTIALS, "https://console.mistral.ai/api-keys"},
        {"mistral", AIKEY_LINK_BILLING, "https://admin.mistral.ai/organization/billing"},
        {"mistral", AIKEY_LINK_SPEND, "https://admin.mistral.ai/plateforme/limits"},
        {"mistral", AIKEY_LINK_LIMITS, "https://admin.mistral.ai/plateforme/limits"},
        {"mistral", AIKEY_LINK_MODELS, "https://admin.mistral.ai/plateforme/limits"},
        {"mistral", AIKEY_LINK_PERMISSIONS, "https://console.mistral.ai/api-keys"},
        {"mistral", AIKEY_LINK_ADDRESSES, "https://admin.mistral.ai/organization"},
        {"mistral", AIKEY_LINK_ORGANIZATION, "https://admin.mistral.ai/organization"},
        {"mistral", AIKEY_LINK_STATUS, "https://status.mistral.ai/"},
        {"mistral", AIKEY_LINK_PRICES, "https://mistral.ai/pricing"},
        {"mistral", AIKEY_LINK_USAGE, "https://admin.mistral.ai/organization/usage"},
        {"mistral", AIKEY_LINK_SUPPORT, "https://help.mistral.ai/"},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        const struct aikey_connector *row = aikey_connector_find(aikey_slice_of(rows[i].connector));
        const char *url = row->links[rows[i].link];
        assert_row(url != NULL && strcmp(url, rows[i].url) == 0, "%s", rows[i].url);
    }
}

TEST(a_key_is_recognized_by_its_longest_known_prefix)
{
    static const struct {
        const char *key, *connector;
        enum aikey_key_kind kind;
    } rows[] = {
        {"sk-abc", "openai", AIKEY_KEY_KIND_COMMON},
        {"sk-proj-abc", "openai", AIKEY_KEY_KIND_API},
        {"sk-svcacct-abc", "openai", AIKEY_KEY_KIND_API},
        {"sk-admin-abc", "openai", AIKEY_KEY_KIND_ADMIN},
        {"sk-ant-api03-abc", "anthropic", AIKEY_KEY_KIND_API},
        {"sk-ant-admin01-abc", "anthropic", AIKEY_KEY_KIND_ADMIN},
        {"sk-or-v1-abc", "openrouter", AIKEY_KEY_KIND_API},
        {"AIzaSyAbc", "google", AIKEY_KEY_KIND_API},
        {"AQ.Abc", "google", AIKEY_KEY_KIND_API},
    };
    for (size_t i = 0; i < AIKEY_COUNT(rows); i++) {
        const struct aikey_key_shape *shape = aikey_key_shape_find(aikey_slice_of(rows[i].key));
        assert_row(shape != NULL, "%s has no shape", rows[i].key);
        assert_string_equal(shape->connector, rows[i].connector);
        assert_row(shape->kind == rows[i].kind, "%s is of another kind", rows[i].key);
        assert_row(is_set(shape->maker) && shape->shortest > 0, "%s: incomplete", rows[i].key);
    }
    assert_null(aikey_key_shape_find(S("")));
    assert_null(aikey_key_shape_find(S("sk")));
    assert_null(aikey_key_shape_find(S("SK-abc")));
    assert_null(aikey_key_shape_find(S("0123456789abcdef")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_hold_nothing_that_a_path_or_json_gives_a_meaning_to),
        cmocka_unit_test(openai_is_tested_with_the_model_of_the_contract),
        cmocka_unit_test(what_is_not_in_the_table_is_not_found),
        cmocka_unit_test(each_row_is_complete),
        cmocka_unit_test(each_row_links_to_pages_over_https),
        cmocka_unit_test(links_lead_to_the_pages_that_providers_have),
        cmocka_unit_test(a_key_is_recognized_by_its_longest_known_prefix),
    };
    return cmocka_run_group_tests_name("connector", tests, NULL, NULL);
}
