--TEST--
aikey_lint() tells what can't be a key; then no request is made and nothing is stored
--CONFLICTS--
all
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('working');
$pastes = [
    '', " \n\u{feff}\u{200b}", '""', 'Bearer ', 'OPENAI_API_KEY=',
    aikey_mask($key), "\u{2022}", 'sk-proj-***', 'sk-proj-...abcd', "sk-\u{2026}abcd", "\u{25cf}\u{25cf}abcd", "sk bad \u{2022}",
    "$key $key", "$key\n$key", "$key\0", "sk-\x01", "sk-\x7f", "sk-\u{e9}", "sk-\u{1f511}", "sk-\xff\xfe", str_repeat('k', 513),
    str_repeat('k', 10 << 20),
];
$requests = standin_requests(function () use ($pastes) {
    foreach ($pastes as $paste) {
        $lint = aikey_lint($paste);
        $results = [aikey_test($paste), aikey_save_and_test($paste)];
        $shown = strlen($paste) > 60 ? substr($paste, 0, 9) . '...' . strlen($paste) : $paste;
        echo '"', addcslashes($shown, "\0..\37\177..\377"), "\": $lint[code]\n";
        if ($lint['ok'] || $lint['message'] === '' || $lint['fix'] === '' || $lint['masked_key'] !== '') {
            var_dump($lint);
        }
        foreach ($results as $result) {
            if ($result['code'] !== $lint['code'] || $result['verdict'] !== 'rejected' || $result['saved']) {
                var_dump($result);
            }
        }
    }
});
var_dump(count($requests), count(Options::$rows), aikey_lint(str_repeat('k', 512))['ok']);
?>
--EXPECT--
"": empty_key
" \n\357\273\277\342\200\213": empty_key
"""": empty_key
"Bearer ": empty_key
"OPENAI_API_KEY=": empty_key
"\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\242\342\200\2424883": masked_key
"\342\200\242": masked_key
"sk-proj-***": masked_key
"sk-proj-...abcd": masked_key
"sk-\342\200\246abcd": masked_key
"\342\227\217\342\227\217abcd": masked_key
"sk bad \342\200\242": masked_key
"sk-proj-d...171": malformed_key
"sk-proj-d...171": malformed_key
"sk-proj-d...86": malformed_key
"sk-\001": malformed_key
"sk-\177": malformed_key
"sk-\303\251": malformed_key
"sk-\360\237\224\221": malformed_key
"sk-\377\376": malformed_key
"kkkkkkkkk...513": malformed_key
"kkkkkkkkk...10485760": malformed_key
int(0)
int(0)
bool(true)
