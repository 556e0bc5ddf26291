--TEST--
A setting out of its bounds is warned of at the start, and the default stays
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';

$values = [
    'aikey.timeout' => ['1', '300', '0', '301', '-5', 'soon', '2.5', '1e2', '99999999999999999999', ''],
    'aikey.connect_timeout' => ['1', '300', '0', '301'],
    'aikey.timeout_max' => ['1', '300', '0', '301'],
    'aikey.tests_per_minute' => ['0', '60', '61', '-1', 'many'],
    'aikey.max_reply' => ['1024', '1K', '16M', '1023', '17M', '1G', '-1'],
    'aikey.tenant' => [str_repeat('t', 255), str_repeat('t', 256)],
    'aikey.openai.model' => ['gpt-5', '', 'a b', 'a;b', str_repeat('m', 128), str_repeat('m', 129)],
];
foreach ($values as $name => $list) {
    foreach ($list as $value) {
        $output = run_child([$name => $value], "echo ini_get('$name');");
        echo "$name=", preg_replace(['/m{128}/', '/t{255}/'], ['M', 'T'], $value), ': ',
            preg_replace(['/^\s*Warning: PHP Startup: [a-z._]+ (.*) in Unknown on line 0\s*/', '/m{128}/', '/t{255}/'], ['[$1] ', 'M', 'T'], $output), "\n";
    }
}
?>
--EXPECT--
aikey.timeout=1: 1
aikey.timeout=300: 300
aikey.timeout=0: [must be a number of seconds from 1 to 300] 20
aikey.timeout=301: [must be a number of seconds from 1 to 300] 20
aikey.timeout=-5: [must be a number of seconds from 1 to 300] 20
aikey.timeout=soon: [must be a number of seconds from 1 to 300] 20
aikey.timeout=2.5: [must be a number of seconds from 1 to 300] 20
aikey.timeout=1e2: [must be a number of seconds from 1 to 300] 20
aikey.timeout=99999999999999999999: [must be a number of seconds from 1 to 300] 20
aikey.timeout=: [must be a number of seconds from 1 to 300] 20
aikey.connect_timeout=1: 1
aikey.connect_timeout=300: 300
aikey.connect_timeout=0: [must be a number of seconds from 1 to 300] 5
aikey.connect_timeout=301: [must be a number of seconds from 1 to 300] 5
aikey.timeout_max=1: 1
aikey.timeout_max=300: 300
aikey.timeout_max=0: [must be a number of seconds from 1 to 300] 300
aikey.timeout_max=301: [must be a number of seconds from 1 to 300] 300
aikey.tests_per_minute=0: 0
aikey.tests_per_minute=60: 60
aikey.tests_per_minute=61: [must be a number from 0 to 60] 0
aikey.tests_per_minute=-1: [must be a number from 0 to 60] 0
aikey.tests_per_minute=many: [must be a number from 0 to 60] 0
aikey.max_reply=1024: 1024
aikey.max_reply=1K: 1K
aikey.max_reply=16M: 16M
aikey.max_reply=1023: [must be a number of bytes from 1024 to 16M] 65536
aikey.max_reply=17M: [must be a number of bytes from 1024 to 16M] 65536
aikey.max_reply=1G: [must be a number of bytes from 1024 to 16M] 65536
aikey.max_reply=-1: [must be a number of bytes from 1024 to 16M] 65536
aikey.tenant=T: T
aikey.tenant=Tt: [must be at most 255 bytes long and must not contain any null bytes] 
aikey.openai.model=gpt-5: gpt-5
aikey.openai.model=: 
aikey.openai.model=a b: [must be a model name of at most 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -] gpt-4o-mini
aikey.openai.model=a;b: [must be a model name of at most 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -] gpt-4o-mini
aikey.openai.model=M: M
aikey.openai.model=Mm: [must be a model name of at most 128 characters from A-Z, a-z, 0-9, ., _, :, /, @, + and -] gpt-4o-mini
