<?php

/** @generate-class-entries */

/**
 * Resolves the connector's API key: the environment variable, then the PHP constant, then the
 * WordPress option; the first that holds more than white space, without the white space around it.
 *
 * A connector is named by its id, [a-z0-9_-]{1,64}; any other string is a ValueError in every
 * function here. Its variable and constant are {ID}_API_KEY, its option connectors_ai_{id}_api_key;
 * one that is registered with WordPress with an API key has the names it was registered with,
 * unless they can't be a key's. A variable that a visitor's headers can set (HTTP_…) is never read.
 *
 * Outside WordPress (no get_option()) there is no third source. What WordPress throws is let
 * through. A sealed option is opened; where it does not open, that is a warning, once a request,
 * and null.
 *
 *     $key = aikey_resolve() ?? throw new RuntimeException('No OpenAI key is set.');
 *
 * @return string|null null: no key is set
 */
function aikey_resolve(string $connector = "openai"): ?string
{
}

/**
 * Where aikey_resolve() takes the key from: "env", "constant", "database" or "none".
 */
function aikey_source(string $connector = "openai"): string
{
}

/**
 * The form of a key that may be shown: U+2022 bullets, min(length - 4, 16) of them, and the last
 * four bytes, as WordPress prints it. All bullets where the key has four bytes or fewer, or where
 * one of its last four is not printable ASCII.
 */
function aikey_mask(#[\SensitiveParameter] string $key): string
{
}

/**
 * Looks at a pasted key before any request: cleans off what copying does to keys and tells what
 * can't be a key at all.
 *
 *     aikey_lint("\u{FEFF} 'sk-proj-…' ")['cleaned'];   // ['invisible_characters', 'white_space', 'quotes']
 *
 * `code` is '' where ok, else empty_key, masked_key or malformed_key. `cleaned` may hold
 * white_space, invisible_characters, quotes, prefix. Hints are never fatal: other_connector,
 * admin_key, short_key.
 *
 * @return array{ok: bool, code: string, message: string, fix: string, masked_key: string,
 *     cleaned: list<string>, hints: list<array{code: string, message: string}>}
 */
function aikey_lint(#[\SensitiveParameter] string $key, string $connector = "openai"): array
{
}

/**
 * Asks the provider whether a key works, with two small requests side by side; the generation uses
 * at most 16 output tokens. Writes nothing. Without a key it tests the one that resolves now.
 *
 * What the provider or the network says is an outcome, never an exception.
 *
 * - ok: verdict is "valid"
 * - verdict: "valid", "rejected" (not a usable key), "blocked" (genuine, but its owner must act
 *   first) or "unknown" (nothing was learnt about the key)
 * - code: one of the outcome codes in the README; message, fix, help_url: for the site owner
 * - http_status: of the request that decided; 0: no reply
 * - source: of the tested key; "none" where it was handed in and not stored
 * - retry_after: seconds, or null
 * - elapsed_ms: wall time of the requests
 * - saved, kept_previous: always false here, see aikey_save_and_test()
 * - api_key_verified: what aikey_is_verified() says now
 *
 * $options: model (string), timeout (int|float, seconds, above 0 and at most 300). An unknown name
 * or a wrong value is a ValueError, a wrong type a TypeError.
 *
 * @return array{connector: string, ok: bool, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, http_status: int, source: string, masked_key: string,
 *     model: string, organization: string, project: string, request_id: string,
 *     retry_after: ?int, usage: array{input_tokens: int, output_tokens: int}, elapsed_ms: float,
 *     checks: list<array{name: string, result: string, code: string, http_status: int,
 *     elapsed_ms: float}>, hints: list<array{code: string, message: string}>, saved: bool,
 *     api_key_verified: bool, kept_previous: bool}
 */
function aikey_test(#[\SensitiveParameter] ?string $key = null, string $connector = "openai", array $options = []): array
{
}

/**
 * Tests a key as aikey_test() does and stores in WordPress what the verdict allows: a verified key
 * is only ever replaced by one that verifies (or with `replace` by one that was not rejected);
 * otherwise a key that was not rejected is stored, unverified; a rejected key is never stored.
 *
 * Without a key it tests the one that resolves now and records the outcome: valid verifies,
 * rejected and blocked un-verify, unknown changes nothing. So does a key that is stored already.
 *
 *     $result = aikey_save_and_test($_POST['key']);
 *     echo $result['message'], ' ', $result['fix'];
 *
 * - saved: the key handed in is the stored one now
 * - kept_previous: a verified key stays in its place; ['replace' => true] would store it
 *
 * $options: those of aikey_test() and replace (bool).
 *
 * @return array{connector: string, ok: bool, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, http_status: int, source: string, masked_key: string,
 *     model: string, organization: string, project: string, request_id: string,
 *     retry_after: ?int, usage: array{input_tokens: int, output_tokens: int}, elapsed_ms: float,
 *     checks: list<array{name: string, result: string, code: string, http_status: int,
 *     elapsed_ms: float}>, hints: list<array{code: string, message: string}>, saved: bool,
 *     api_key_verified: bool, kept_previous: bool}
 * @throws AikeyException NO_WORDPRESS where there is nothing to save to
 */
function aikey_save_and_test(#[\SensitiveParameter] ?string $key = null, string $connector = "openai", array $options = []): array
{
}

/**
 * Whether exactly the key that resolves now was tested, with the base URL of now, and works. No
 * request is made.
 */
function aikey_is_verified(string $connector = "openai"): bool
{
}

/**
 * How things stand with the key that resolves now, for REST replies and screens: no request is
 * made, and the key is not in it. What is not known is '' or null; verdict, code, message and fix
 * are those of the last test of exactly this key. Times are Unix timestamps.
 *
 * - sealed: the stored key is sealed
 * - seal_problem: why it does not open: no_keyring, keyring_unreadable, unknown_key_id, tampered or
 *   other_tenant; null where it does, or is not sealed. code is seal_unavailable then
 *
 * @return array{connector: string, source: string, masked_key: string, verified: bool,
 *     verified_at: ?int, tested_at: ?int, verdict: string, code: string, message: string,
 *     fix: string, help_url: string, model: string, organization: string, project: string,
 *     sealed: bool, seal_problem: ?string,
 *     names: array{env: string, constant: string, option: string}}
 */
function aikey_status(string $connector = "openai"): array
{
}

/**
 * Deletes the stored key and its verification from WordPress. A key from the environment or a
 * constant is out of reach and stays, with what is known about it.
 *
 * @return bool true: no key is stored any more, also where none was; false: WordPress kept it
 * @throws AikeyException NO_WORDPRESS
 */
function aikey_forget(string $connector = "openai"): bool
{
}

/**
 * Seals a key for the database, with the first key of the keyring that aikey.keyring names. What
 * comes out is ASCII, starts with "aikey1:" and can be stored anywhere; it opens for the same
 * connector and tenant only.
 *
 * A key of 0 or more than 512 bytes, and one that is sealed already, is a ValueError.
 *
 * @throws AikeyException NO_KEYRING, KEYRING_UNREADABLE, OTHER_TENANT
 */
function aikey_seal(#[\SensitiveParameter] string $key, string $connector = "openai"): string
{
}

/**
 * Opens what aikey_seal() sealed. The string that is returned is wiped when the request ends.
 *
 * What is not sealed (see aikey_is_sealed()) is a ValueError.
 *
 * @throws AikeyException NO_KEYRING, KEYRING_UNREADABLE, UNKNOWN_KEY_ID, TAMPERED, OTHER_TENANT
 */
function aikey_open(string $sealed, string $connector = "openai"): string
{
}

/**
 * Whether a value has the form of a sealed key, be it damaged: whether it opens shows when it is
 * opened. Such a value is never a key to use.
 */
function aikey_is_sealed(string $value): bool
{
}

/**
 * The connectors that aikey knows and those that WordPress has with an API key, by id, with the
 * settings of now. One that WordPress alone knows is testable where php.ini gives it a base URL.
 * What it lacks is ''.
 *
 * @return array<string, array{name: string, env: string, constant: string, option: string,
 *     base_url: string, model: string, credentials_url: string, billing_url: string,
 *     limits_url: string, testable: bool}>
 */
function aikey_connectors(): array
{
}

/**
 * What a caller can't know beforehand. No message holds a key.
 */
class AikeyException extends RuntimeException
{
    /**
     * WordPress is not loaded: there is nothing to save to.
     * @var int
     */
    public const NO_WORDPRESS = 1;

    /**
     * Memory ran out, or a library refused to work.
     * @var int
     */
    public const INTERNAL = 2;

    /**
     * No keyring is configured: sealing is off.
     * @var int
     */
    public const NO_KEYRING = 3;

    /**
     * The keyring that aikey.keyring names can't be used by this process.
     * @var int
     */
    public const KEYRING_UNREADABLE = 4;

    /**
     * The keyring does not hold the key that sealed the value.
     * @var int
     */
    public const UNKNOWN_KEY_ID = 5;

    /**
     * The value was changed or cut since it was sealed, or it was sealed for another connector.
     * @var int
     */
    public const TAMPERED = 6;

    /**
     * The value was sealed for another tenant, or the request names another one than the process has.
     * @var int
     */
    public const OTHER_TENANT = 7;
}
