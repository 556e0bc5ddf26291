<?php

/** @generate-class-entries */

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
 * Returns the source of the key that aikey_resolve() returns: "env", "constant", "database" or
 * "none".
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
 * @return array{ok: bool, code: string, message: string, fix: string, masked_key: string,
 *     cleaned: list<string>, hints: list<array{code: string, message: string, maker: string}>}
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
 * - verdict: "valid", "rejected" (not a usable key), "blocked" (genuine, but its owner must act
 *   first) or "unknown" (the test showed nothing about the key)
 * - code: one of the outcome codes in aikey's documentation
 * - message, fix: what happened and what to do about it, for the site owner, in whole sentences
 * - help_url, help_label: the provider's page where the fix may lie, and the text of a link to it
 * - links: pages on the provider's site where the fix may lie, the likeliest first; page is
 *   "credentials", "billing", "spend", "limits", "models", "permissions", "addresses",
 *   "organization", "status" or "service"
 * - http_status: the status of the deciding reply, or 0 if there was no reply
 * - source: where the tested key comes from, or "none" if it was passed in and is not stored
 * - model: the model that was tested. It is, in this order, the option model, the site's choice (the
 *   WordPress option aikey_model_{id}), php.ini's aikey.{id}.model, the model that exactly this key
 *   was verified with (unless the site's choice is ''), or the built-in one. If neither of the last two is available to the key, the
 *   test goes on with another model that is, and hints has "default_model_unavailable"
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
 * send_anyway (bool): sends a key that looks like another provider's. Throws a ValueError for any other option or a value that is not allowed, and a TypeError for a
 * value of the wrong type.
 *
 * @return array{connector: string, ok: bool, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, help_label: string,
 *     links: list<array{page: string, url: string, label: string}>,
 *     http_status: int, source: string, masked_key: string,
 *     model: string, models: list<string>, organization: string, project: string,
 *     request_id: string, retry_after: ?int,
 *     usage: array{input_tokens: int, output_tokens: int}, elapsed_ms: float,
 *     checks: list<array{name: string, result: string, code: string, http_status: int,
 *     elapsed_ms: float}>, hints: list<array{code: string, message: string, maker: string}>,
 *     provider_message: string, missing_scopes: string, blocked_host: string, saved: bool,
 *     saved_message: string, api_key_verified: bool, kept_previous: bool}
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
 *     if (current_user_can('manage_options') && check_admin_referer('my_plugin_key')) {
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
 * @return array{connector: string, ok: bool, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, help_label: string,
 *     links: list<array{page: string, url: string, label: string}>,
 *     http_status: int, source: string, masked_key: string,
 *     model: string, models: list<string>, organization: string, project: string,
 *     request_id: string, retry_after: ?int,
 *     usage: array{input_tokens: int, output_tokens: int}, elapsed_ms: float,
 *     checks: list<array{name: string, result: string, code: string, http_status: int,
 *     elapsed_ms: float}>, hints: list<array{code: string, message: string, maker: string}>,
 *     provider_message: string, missing_scopes: string, blocked_host: string, saved: bool,
 *     saved_message: string, api_key_verified: bool, kept_previous: bool}
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
 * @return string what the reply says, as an outcome code; "connected" for any success
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
 * @return array{connector: string, source: string, masked_key: string, verified: bool,
 *     verified_at: ?int, tested_at: ?int, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, help_label: string,
 *     links: list<array{page: string, url: string, label: string}>,
 *     model: string, organization: string, project: string, sealed: bool, sealed_with: ?int,
 *     seal_problem: ?string,
 *     names: array{env: string, constant: string, option: string, flag: string}}
 */
function aikey_status(string $connector = "openai"): array
{
}

/**
 * Returns the names of up to 100 models that the key in use may generate text with, those first that
 * a test would choose: small and new ones. Makes one request, which costs nothing; the list is empty
 * if there is no key or the provider does not list its models.
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
 * - only_base_url: php.ini's aikey.<connector>.only_base_url: the WordPress plugin then refuses
 *   requests that would send the key to any other server
 * - credentials_url, billing_url, limits_url: pages on the provider's site
 * - pages: these and others that the provider has, by the names that links have in a result, and
 *   account, prices, usage and support
 * - testable: whether aikey can test keys; for a connector that only WordPress knows, whether
 *   php.ini gives it a base URL
 *
 * @return array<string, array{name: string, env: string, constant: string, option: string,
 *     flag: string, base_url: string, only_base_url: bool, model: string,
 *     credentials_url: string, billing_url: string, limits_url: string,
 *     pages: array<string, string>, testable: bool}>
 */
function aikey_connectors(): array
{
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
