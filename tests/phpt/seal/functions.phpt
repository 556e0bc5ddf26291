--TEST--
aikey_seal(), aikey_open() and aikey_is_sealed(), and what they refuse
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/keyring.inc';

echo run_child(['aikey.keyring' => keyring(master(1))], <<<'PHP'
    $sealed = aikey_seal('sk-proj-0123456789');
    echo preg_match('/^aikey1:[0-9a-f]{16}:[A-Za-z0-9_-]+$/D', $sealed), "\n";
    var_dump(aikey_is_sealed($sealed), aikey_is_sealed('sk-proj-0123456789'), aikey_is_sealed(''));
    var_dump(aikey_open($sealed), aikey_open($sealed) === aikey_open($sealed), aikey_seal('a') === aikey_seal('a'));
    var_dump(aikey_open(aikey_seal("any \0 byte\xff", 'my-own'), 'my-own') === "any \0 byte\xff");
    var_dump(strlen(aikey_open(aikey_seal(str_repeat('x', 512)))));

    function refused(callable $call): void
    {
        try {
            var_dump($call());
        } catch (Throwable $e) {
            echo get_class($e), ' ', $e->getCode(), ': ', $e->getMessage(), "\n";
        }
    }
    refused(fn() => aikey_seal(''));
    refused(fn() => aikey_seal(str_repeat('x', 513)));
    refused(fn() => aikey_seal($sealed));
    refused(fn() => aikey_seal('a', ''));
    refused(fn() => aikey_open('sk-proj-0123456789'));
    refused(fn() => aikey_open($sealed, str_repeat('x', 192)));
    refused(fn() => aikey_open($sealed, 'connectors_ai_google_api_key'));
    refused(fn() => aikey_open(substr($sealed, 0, -1)));
    refused(fn() => aikey_open($sealed)); // after all that
    PHP);
?>
--EXPECT--
1
bool(true)
bool(false)
bool(false)
string(18) "sk-proj-0123456789"
bool(true)
bool(false)
bool(true)
int(512)
ValueError 0: aikey_seal(): Argument #1 ($key) must be between 1 and 512 bytes long
ValueError 0: aikey_seal(): Argument #1 ($key) must be between 1 and 512 bytes long
ValueError 0: aikey_seal(): Argument #1 ($key) must not be sealed already
ValueError 0: aikey_seal(): Argument #2 ($option) must be the name of an option, between 1 and 191 bytes long
ValueError 0: aikey_open(): Argument #1 ($sealed) must be a sealed value
ValueError 0: aikey_open(): Argument #2 ($option) must be the name of an option, between 1 and 191 bytes long
AikeyException 6: Cannot open the sealed key: it was changed or cut off, or it was sealed for another option
AikeyException 6: Cannot open the sealed key: it was changed or cut off, or it was sealed for another option
string(18) "sk-proj-0123456789"
