<?php

/** @generate-class-entries */

/**
 * The oldest version of the WordPress plugin that works with this extension.
 * @var string
 * @cvalue AIKEY_OLDEST_PLUGIN
 */
const AIKEY_OLDEST_PLUGIN = UNKNOWN;

/**
 * Returns a connector's API key from the first of these that is not empty: the environment
 * variable, the PHP constant, the WordPress option. White space around the key is removed.
 *
 * A connector id consists of 1 to 64 characters from a-z, 0-9, _ and -; every function throws a
 * ValueError if it is given any other string. The variable and the constant are named {ID}_API_KEY
 * and the option connectors_ai_{id}_api_key. A connector that is registered with WordPress and uses
 * an API key has the names it was registered with, unless they cannot be used for a key. Variables
 * that a visitor can set through request headers (HTTP_…) are never read.
 *
 * Outside WordPress, where get_option() does not exist, options are not read. Exceptions thrown by
 * WordPress code are passed on. A sealed option is opened; if that fails, the function returns null
 * and emits an E_WARNING, once per request.
 *
 *     $key = aikey_resolve() ?? throw new RuntimeException('No OpenAI key is set.');
 *
 * @return string|null the key, or null if none is set
 */
function aikey_resolve(string $connector = "openai"): ?string
{
}

/**
 * Returns the source of the key that aikey_resolve() returns, as a constant of AikeySource: "env",
 * "constant", "database" or "none".
 *
 * @return AikeySource::*
 */
function aikey_source(string $connector = "openai"): string
{
}

/**
 * Masks a key for display, as WordPress does: min(length - 4, 16) bullets (U+2022) followed by the
 * last four bytes. If the key has four bytes or fewer, or if one of its last four bytes is not
 * printable ASCII, the mask consists of bullets only.
 */
function aikey_mask(#[\SensitiveParameter] string $key): string
{
}

/**
 * Checks a pasted key without making a request: removes what copying adds to keys and finds out
 * whether the text can be a key at all.
 *
 *     aikey_lint("\u{FEFF} 'sk-proj-…' ")['cleaned'];   // ['invisible_characters', 'white_space', 'quotes']
 *
 * - ok: the text can be a key
 * - code: '' if ok, otherwise "empty_key", "masked_key", "malformed_key" or "not_a_key"
 * - message, fix: what is wrong and what to do about it, for the site owner
 * - masked_key: the cleaned key as aikey_mask() shows it
 * - cleaned: what was removed: "white_space", "invisible_characters", "quotes", "prefix"
 * - hints: warnings that do not affect ok: "other_connector", "admin_key", "short_key",
 *   "organization_id", "project_id", "session_token"; maker is the company whose keys look like
 *   this one
 *
 * @return AikeyLint
 */
function aikey_lint(#[\SensitiveParameter] string $key, string $connector = "openai"): array
{
}

/**
 * Tests with the provider whether a key works, and stores nothing. If $key is null, the key that
 * aikey_resolve() returns is tested. The test makes two small requests in parallel, and sometimes
 * a few more; it asks for at most 16 output tokens each time.
 *
 * A failing provider or network never causes an exception: the result describes it.
 *
 * - ok: whether verdict is "valid"
 * - verdict: one of the constants of AikeyVerdict: "valid", "rejected" (not a usable key), "blocked"
 *   (genuine, but its owner must act first) or "unknown" (the test showed nothing about the key)
 * - code: one of the constants of AikeyOutcome
 * - message, fix: what happened and what to do about it, for the site owner, in whole sentences
 * - help_url, help_label: the provider's page where the fix may lie, and the text of a link to it
 * - links: pages on the provider's site where the fix may lie, the likeliest first; page is
 *   "credentials", "billing", "spend", "limits", "models", "permissions", "addresses",
 *   "organization", "status" or "service"
 * - http_status: the status of the deciding reply, or 0 if there was no reply
 * - source: where the tested key comes from, or "none" if it was passed in and is not stored
 * - model: the model that was tested. It is, in this order, the option model, the site's choice (the
 *   WordPress option aikey_model_{id}), php.ini's aikey.{id}.model, the model that exactly this key
 *   was verified with (unless the site's choice is ''), or the built-in one. If neither of the last
 *   two is available to the key, the test continues with another model that is, and hints has
 *   "default_model_unavailable"
 * - models: up to ten models that the key may use if the one that was tested is not among them;
 *   fix names them too
 * - retry_after: how many seconds to wait before another attempt, or null if that is not known
 * - elapsed_ms: how long the requests took
 * - provider_message: what the provider said, unless the key works: UTF-8 of at most 511 bytes,
 *   printable and in one line, with […] for whatever repeats part of the key. It is the provider's
 *   text: escape it
 * - missing_scopes: the permissions that the provider says the key lacks, such as
 *   "Responses: Write"; fix names them too
 * - blocked_host: the host that WP_HTTP_BLOCK_EXTERNAL blocks, if code is "blocked_by_site"; '' if
 *   php.ini's base URL is not allowed. fix names it too
 * - saved, saved_message, kept_previous: false and '', see aikey_save_and_test()
 * - api_key_verified: what aikey_is_verified() returns after the test. It is about the key in use, not
 *   about the one that was passed in: it is true if the pasted key is refused and a working one kept
 *
 * A key that is clearly another provider's is not sent: code is then "other_provider".
 *
 * $options may contain model (string), timeout (int|float, in seconds, above 0 and at most 300) and
 * send_anyway (bool): sends a key that looks like another provider's. Throws a ValueError for any
 * other option or a value that is not allowed, and a TypeError for a value of the wrong type.
 *
 * @param AikeyTestOptions $options
 * @return AikeyResult
 */
function aikey_test(#[\SensitiveParameter] ?string $key = null, string $connector = "openai", array $options = []): array
{
}

/**
 * Tests a key as aikey_test() does, and stores it in WordPress if the verdict allows. A rejected
 * key is never stored. A verified key is replaced only by a key that is valid, or, with the option
 * replace, by one that was not rejected. In all other cases a key that was not rejected is stored;
 * it is verified if it is valid.
 *
 * If $key is null, or is the stored key, the key in use is tested and the outcome recorded: "valid"
 * verifies it, "rejected" and "blocked" un-verify it, and "unknown" changes nothing.
 *
 * This function does not check who is asking, and neither does any other: that is up to the caller.
 *
 *     if (isset($_POST['key']) && current_user_can('manage_options') && check_admin_referer('my-plugin-key')) {
 *         $result = aikey_save_and_test(wp_unslash($_POST['key']));
 *         echo esc_html($result['message']), '<br>', esc_html("{$result['saved_message']} {$result['fix']}");
 *     }
 *
 * The result is that of aikey_test(), with these differences:
 *
 * - saved: whether the key passed in is now the stored one
 * - kept_previous: whether a verified key was kept instead; ['replace' => true] would replace it
 * - saved_message: what became of the key, for the site owner, such as "It was not saved. Your old key
 *   stays in use."; '' if there is nothing to add to message
 *
 * $options may also contain replace (bool).
 *
 * @param AikeySaveOptions $options
 * @return AikeyResult
 * @throws AikeyException NO_WORDPRESS
 */
function aikey_save_and_test(#[\SensitiveParameter] ?string $key = null, string $connector = "openai", array $options = []): array
{
}

/**
 * Tells aikey that a request which you made with the key that aikey_resolve() returns got this reply.
 * If the reply says that a verified key is rejected or blocked, the key is tested at once, at most
 * once a minute, and un-verified unless it works; if no test can be made, the report is believed.
 *
 *     $response = wp_remote_post($url, $request);
 *     $code = aikey_report(wp_remote_retrieve_response_code($response), wp_remote_retrieve_body($response));
 *
 * Throws a ValueError if $http_status is not from 100 to 599.
 *
 * @return AikeyOutcome::* what the reply says; AikeyOutcome::CONNECTED for any success
 * @throws AikeyException NO_WORDPRESS
 */
function aikey_report(int $http_status, #[\SensitiveParameter] string $body, string $connector = "openai"): string
{
}

/**
 * Returns whether exactly the key that aikey_resolve() returns was tested with the current base
 * URL, and works. Makes no request.
 */
function aikey_is_verified(string $connector = "openai"): bool
{
}

/**
 * Returns what is known about the key that aikey_resolve() returns, for REST replies and screens.
 * Makes no request. The result does not contain the key, and what is not known is '' or null.
 *
 * - verified_at, tested_at: Unix timestamps
 * - verdict, code, message, fix, help_url, help_label, links: the outcome of the last test of exactly
 *   this key; code is "no_key" if no key is set, "untested" if it was not tested, "no_probe" if aikey
 *   cannot test it, and "seal_unavailable" or "other_tenant" if the stored key cannot be opened
 * - model, organization, project: what that test was made with
 * - sealed: whether the stored key is sealed
 * - sealed_with: which key of the keyring sealed it; 1 is the first, which seals now. null if none of
 *   them did
 * - seal_problem: why the stored key cannot be opened: "no_keyring", "keyring_unreadable",
 *   "unknown_key_id", "tampered", "other_tenant", "tenant_refused" or "no_tenant"; null if it can be, or
 *   if it is not sealed
 * - names: the environment variable, the constant and the option that may hold the key, and the
 *   option that is '1' while the key is verified (flag)
 *
 * @return AikeyStatus
 */
function aikey_status(string $connector = "openai"): array
{
}

/**
 * Returns the names of up to 100 models that the key in use may generate text with, those first that
 * a test would choose: small and new ones. Makes one request, which costs nothing; the list is empty
 * if there is no key, the provider does not list its models, or the site has asked as often in the
 * last minute as aikey.tests_per_minute allows.
 *
 * @return list<string>
 */
function aikey_models(string $connector = "openai"): array
{
}

/**
 * Deletes the stored key and its verification from WordPress. A key from the environment or from a
 * constant cannot be deleted, and its verification stays.
 *
 * @return bool true if no key is stored now, even if none was stored before; false if WordPress did
 *     not delete it
 * @throws AikeyException NO_WORDPRESS
 */
function aikey_forget(string $connector = "openai"): bool
{
}

/**
 * Seals (encrypts) a key for the database with the first key of the keyring that aikey.keyring
 * names. The sealed key is ASCII text that starts with "aikey1:". It can be opened only as the value
 * of the same option, and for the same tenant. In WordPress, nothing is sealed in the place of
 * another tenant's key, nor for a site whose other keys are another tenant's.
 *
 * Throws a ValueError if the key is empty, longer than 512 bytes or already sealed, or if the name of
 * the option is empty or longer than 191 bytes.
 *
 * @throws AikeyException NO_KEYRING, KEYRING_UNREADABLE, OTHER_TENANT
 */
function aikey_seal(#[\SensitiveParameter] string $key, string $option = "connectors_ai_openai_api_key"): string
{
}

/**
 * Opens (decrypts) a key that aikey_seal() sealed. The returned string is wiped from memory when
 * the request ends; see aikey_wipe() for processes that handle more than one.
 *
 * Throws a ValueError if $sealed is not a sealed key, see aikey_is_sealed(), or if the name of the
 * option is empty or longer than 191 bytes.
 *
 * @throws AikeyException NO_KEYRING, KEYRING_UNREADABLE, UNKNOWN_KEY_ID, TAMPERED, OTHER_TENANT
 */
function aikey_open(string $sealed, string $option = "connectors_ai_openai_api_key"): string
{
}

/**
 * Wipes the keys that aikey_open() or aikey_resolve() opened from memory, except those that PHP code
 * still holds. When a request ends, PHP does this by itself. A process that handles many requests
 * as one, such as a worker of FrankenPHP, RoadRunner or Swoole, calls it after each of them; a
 * daemon, whenever it has nothing to do. A process that never calls it keeps up to 32 opened keys, or
 * twice as many as PHP code holds.
 *
 *     while (frankenphp_handle_request($handler)) {
 *         aikey_wipe();
 *     }
 *
 * @return int how many opened keys PHP code still holds
 */
function aikey_wipe(): int
{
}

/**
 * Returns whether a value has the form of a sealed key, and so must not be used as a key. It may
 * still be damaged: only aikey_open() shows whether it can be opened.
 */
function aikey_is_sealed(string $value): bool
{
}

/**
 * Returns the connectors that aikey knows, and those with an API key that are registered with
 * WordPress, by id, with their current settings. Missing values are ''.
 *
 * - env, constant, option, flag: as in aikey_status()['names']
 * - base_url, model: what tests use, unless the site chose another model: see aikey_test()
 * - provider_base_url: the provider's own, which base_url is unless php.ini has another
 * - only_base_url: php.ini's aikey.<connector>.only_base_url: the WordPress plugin then refuses
 *   requests that would send the key to any other server
 * - allowed: whether php.ini's aikey.connectors lists it, or is empty: otherwise its keys are neither
 *   tested nor saved
 * - credentials_url, billing_url, limits_url: pages on the provider's site
 * - pages: these and others that the provider has, by the names that links have in a result, and
 *   account, prices, usage and support
 * - testable: whether aikey can test keys; for a connector that only WordPress knows, whether
 *   php.ini gives it a base URL
 *
 * @return array<string, AikeyConnector>
 */
function aikey_connectors(): array
{
}

/**
 * What a test finds, as the member code of a result; docs/outcomes.md says what to do about each of
 * them. Later versions may add some, so a match needs a default.
 *
 *     if (aikey_status()['code'] === AikeyOutcome::INSUFFICIENT_QUOTA) {
 *
 * These are the shapes of all results. Classes import them by name, with
 * "@phpstan-import-type AikeyResult from AikeyOutcome".
 *
 * @phpstan-type AikeyLink array{page: 'account'|'credentials'|'billing'|'spend'|'limits'|'models'
 *     |'permissions'|'addresses'|'organization'|'status'|'service'|'prices'|'usage'|'support',
 *     url: string, label: string}
 * @phpstan-type AikeyHint array{code: 'other_connector'|'admin_key'|'short_key'|'organization_id'
 *     |'project_id'|'session_token'|'not_sealed'|'default_model_unavailable', message: string,
 *     maker: string}
 * @phpstan-type AikeyCheck array{name: 'key'|'model'|'generation',
 *     result: 'pass'|'fail'|'unknown'|'skipped', code: AikeyOutcome::*|'', http_status: int,
 *     elapsed_ms: float}
 * @phpstan-type AikeyLint array{ok: bool,
 *     code: ''|'empty_key'|'masked_key'|'malformed_key'|'not_a_key', message: string, fix: string,
 *     masked_key: string,
 *     cleaned: list<'white_space'|'invisible_characters'|'quotes'|'prefix'>,
 *     hints: list<AikeyHint>}
 * @phpstan-type AikeyResult array{connector: string, ok: bool, verdict: AikeyVerdict::*,
 *     code: AikeyOutcome::*, message: string, fix: string, help_url: string, help_label: string,
 *     links: list<AikeyLink>, http_status: int, source: AikeySource::*, masked_key: string,
 *     model: string, models: list<string>, organization: string, project: string,
 *     request_id: string, retry_after: ?int,
 *     usage: array{input_tokens: int, output_tokens: int}, elapsed_ms: float,
 *     checks: list<AikeyCheck>, hints: list<AikeyHint>, provider_message: string,
 *     missing_scopes: string, blocked_host: string, saved: bool, saved_message: string,
 *     api_key_verified: bool, kept_previous: bool}
 * @phpstan-type AikeyStatus array{connector: string, source: AikeySource::*, masked_key: string,
 *     verified: bool, verified_at: ?int, tested_at: ?int, verdict: AikeyVerdict::*,
 *     code: AikeyOutcome::*, message: string, fix: string, help_url: string, help_label: string,
 *     links: list<AikeyLink>, model: string, organization: string, project: string, sealed: bool,
 *     sealed_with: ?int,
 *     seal_problem: null|'no_keyring'|'keyring_unreadable'|'unknown_key_id'|'tampered'
 *     |'other_tenant'|'tenant_refused'|'no_tenant',
 *     names: array{env: string, constant: string, option: string, flag: string}}
 * @phpstan-type AikeyConnector array{name: string, env: string, constant: string, option: string,
 *     flag: string, base_url: string, provider_base_url: string, only_base_url: bool, allowed: bool,
 *     model: string, credentials_url: string, billing_url: string, limits_url: string,
 *     pages: array<string, string>, testable: bool}
 * @phpstan-type AikeyTestOptions array{model?: string, timeout?: int|float, send_anyway?: bool}
 * @phpstan-type AikeySaveOptions array{model?: string, timeout?: int|float, send_anyway?: bool,
 *     replace?: bool}
 */
final class AikeyOutcome
{
    // <!-- outcomes -->
    /**
     * Connected successfully.
     * @var string
     */
    public const CONNECTED = "connected";

    /**
     * The provider does not recognize this API key.
     * @var string
     */
    public const INVALID_KEY = "invalid_key";

    /**
     * The provider has blocked this API key because it was found in a public place.
     * @var string
     */
    public const KEY_LEAKED = "key_leaked";

    /**
     * This API key has expired.
     * @var string
     */
    public const KEY_EXPIRED = "key_expired";

    /**
     * The the provider account that this API key belongs to has been deactivated.
     * @var string
     */
    public const ACCOUNT_DEACTIVATED = "account_deactivated";

    /**
     * The project that this API key belongs to has been archived.
     * @var string
     */
    public const PROJECT_ARCHIVED = "project_archived";

    /**
     * What you entered does not contain an API key.
     * @var string
     */
    public const EMPTY_KEY = "empty_key";

    /**
     * This is the masked form of an API key, not the key itself.
     * @var string
     */
    public const MASKED_KEY = "masked_key";

    /**
     * This does not look like an API key: it contains spaces, quotes, line breaks or other characters that keys never have, or it is too long.
     * @var string
     */
    public const MALFORMED_KEY = "malformed_key";

    /**
     * This is not an API key: keys are longer, and contain neither @ nor ://. It was not sent.
     * @var string
     */
    public const NOT_A_KEY = "not_a_key";

    /**
     * The API key is genuine, but its account has no credit left, or has used up its quota.
     * @var string
     */
    public const INSUFFICIENT_QUOTA = "insufficient_quota";

    /**
     * The API key is genuine, but its project or organization has reached its spend limit.
     * @var string
     */
    public const SPEND_LIMIT = "spend_limit";

    /**
     * The API key is genuine, but its rate limit for this model is too low even for a short request.
     * @var string
     */
    public const REQUEST_TOO_LARGE = "request_too_large";

    /**
     * The API key is genuine, but billing is not active on its account.
     * @var string
     */
    public const BILLING_NOT_ACTIVE = "billing_not_active";

    /**
     * The API key is restricted and is not allowed to generate text.
     * @var string
     */
    public const MISSING_SCOPE = "missing_scope";

    /**
     * The provider recognizes the API key but does not allow this request.
     * @var string
     */
    public const PERMISSION_DENIED = "permission_denied";

    /**
     * The provider does not have this model, or this API key has no access to it.
     * @var string
     */
    public const MODEL_NOT_FOUND = "model_not_found";

    /**
     * This API key's project is not allowed to use this model.
     * @var string
     */
    public const MODEL_NOT_ALLOWED = "model_not_allowed";

    /**
     * The organization must be verified before it can use this model.
     * @var string
     */
    public const ORGANIZATION_UNVERIFIED = "organization_unverified";

    /**
     * The API key does not belong to the organization that the request names.
     * @var string
     */
    public const ORGANIZATION_MISMATCH = "organization_mismatch";

    /**
     * The API key does not belong to the project that the request names.
     * @var string
     */
    public const PROJECT_MISMATCH = "project_mismatch";

    /**
     * The data of this API key's project stays in one region, and the provider has another address for requests there.
     * @var string
     */
    public const WRONG_REGION = "wrong_region";

    /**
     * The provider does not accept this API key from this server's IP address.
     * @var string
     */
    public const IP_NOT_ALLOWED = "ip_not_allowed";

    /**
     * The provider is not available in the country or region where this server is.
     * @var string
     */
    public const UNSUPPORTED_COUNTRY = "unsupported_country";

    /**
     * The provider's API is not enabled in this API key's project.
     * @var string
     */
    public const SERVICE_DISABLED = "service_disabled";

    /**
     * The provider has received too many requests, or too many tokens, with this API key.
     * @var string
     */
    public const RATE_LIMITED = "rate_limited";

    /**
     * The provider is unavailable or overloaded right now.
     * @var string
     */
    public const PROVIDER_UNAVAILABLE = "provider_unavailable";

    /**
     * Could not look up the address of the provider's server.
     * @var string
     */
    public const DNS_FAILED = "dns_failed";

    /**
     * Could not connect to the provider's server, or the connection was lost.
     * @var string
     */
    public const CONNECT_FAILED = "connect_failed";

    /**
     * The provider did not answer in time.
     * @var string
     */
    public const TIMED_OUT = "timed_out";

    /**
     * Could not make a secure connection to the provider, so the API key was not sent.
     * @var string
     */
    public const TLS_FAILED = "tls_failed";

    /**
     * The proxy that this site uses for outgoing requests failed or refused the request.
     * @var string
     */
    public const PROXY_FAILED = "proxy_failed";

    /**
     * This site's own configuration blocks requests to the provider.
     * @var string
     */
    public const BLOCKED_BY_SITE = "blocked_by_site";

    /**
     * AI features are switched off on this site, so no request was made.
     * @var string
     */
    public const AI_DISABLED = "ai_disabled";

    /**
     * This server does not allow API keys of the provider to be tested or saved.
     * @var string
     */
    public const CONNECTOR_NOT_ALLOWED = "connector_not_allowed";

    /**
     * This site has tested API keys as often within a minute as its host allows.
     * @var string
     */
    public const TOO_MANY_TESTS = "too_many_tests";

    /**
     * The reply is not one that the provider's API gives to this request.
     * @var string
     */
    public const UNEXPECTED_REPLY = "unexpected_reply";

    /**
     * The provider refused the request, for a reason that says nothing about the key.
     * @var string
     */
    public const REQUEST_REFUSED = "request_refused";

    /**
     * This looks like another provider's API key, so it was not sent to the provider.
     * @var string
     */
    public const OTHER_PROVIDER = "other_provider";

    /**
     * The test was stopped before it finished.
     * @var string
     */
    public const CANCELLED = "cancelled";

    /**
     * No API key is set.
     * @var string
     */
    public const NO_KEY = "no_key";

    /**
     * This API key has not been tested yet.
     * @var string
     */
    public const UNTESTED = "untested";

    /**
     * aikey cannot test keys for this connector.
     * @var string
     */
    public const NO_PROBE = "no_probe";

    /**
     * The API key comes from the server's environment or from wp-config.php, so another key saved here would have no effect.
     * @var string
     */
    public const SHADOWED = "shadowed";

    /**
     * The API key cannot be encrypted or decrypted on this server.
     * @var string
     */
    public const SEAL_UNAVAILABLE = "seal_unavailable";

    /**
     * This site's API keys were encrypted for another tenant of this server than the one that PHP runs for now.
     * @var string
     */
    public const OTHER_TENANT = "other_tenant";

    /**
     * The API key could not be saved. What was stored before is still there.
     * @var string
     */
    public const STORE_FAILED = "store_failed";
    // <!-- /outcomes -->
}

/**
 * What an outcome says about the key, as the member verdict of a result.
 */
final class AikeyVerdict
{
    /**
     * The key works.
     * @var string
     */
    public const VALID = "valid";

    /**
     * It is not a usable key.
     * @var string
     */
    public const REJECTED = "rejected";

    /**
     * It is genuine, but its owner must act first.
     * @var string
     */
    public const BLOCKED = "blocked";

    /**
     * The test showed nothing about the key.
     * @var string
     */
    public const UNKNOWN = "unknown";
}

/**
 * Where a key comes from: see aikey_source().
 */
final class AikeySource
{
    /**
     * An environment variable.
     * @var string
     */
    public const ENV = "env";

    /**
     * A PHP constant.
     * @var string
     */
    public const CONSTANT = "constant";

    /**
     * A WordPress option.
     * @var string
     */
    public const DATABASE = "database";

    /**
     * No key is set, or the tested key is not the one in use.
     * @var string
     */
    public const NONE = "none";
}

/**
 * Thrown for failures that a caller cannot foresee. Its messages never contain a key.
 */
class AikeyException extends RuntimeException
{
    /**
     * WordPress is not loaded, so there is nowhere to store a key.
     * @var int
     */
    public const NO_WORDPRESS = 1;

    /**
     * Memory ran out, or a library that aikey depends on failed.
     * @var int
     */
    public const INTERNAL = 2;

    /**
     * No keyring is configured, so keys cannot be sealed or opened.
     * @var int
     */
    public const NO_KEYRING = 3;

    /**
     * This process cannot use the keyring that aikey.keyring names.
     * @var int
     */
    public const KEYRING_UNREADABLE = 4;

    /**
     * The keyring does not contain the key that sealed the value.
     * @var int
     */
    public const UNKNOWN_KEY_ID = 5;

    /**
     * The value was changed or cut after it was sealed, or it was sealed for another option.
     * @var int
     */
    public const TAMPERED = 6;

    /**
     * The value, or another key of this site, was sealed for another tenant; or aikey.tenant came
     * with the request.
     * @var int
     */
    public const OTHER_TENANT = 7;
}
