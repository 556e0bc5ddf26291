--TEST--
aikey_lint() hints at what looks odd, which is never fatal
--FILE--
<?php
$long = str_repeat('x', 60);
$keys = ["sk-$long", "sk-proj-$long", "sk-svcacct-$long", "sk-admin-$long", "sk-ant-api03-$long", "sk-ant-admin01-$long", "AIza$long",
    "AQ.$long", 'sk-proj-short-01234567', 'no-known-shape-012345'];
foreach ([['openai', $keys], ['anthropic', ["sk-ant-api03-$long", "sk-$long"]], ['unheard-of', ["sk-$long", 'any']]] as [$id, $list]) {
    foreach ($list as $key) {
        $lint = aikey_lint($key, $id);
        echo $id, ' ', substr($key, 0, 14), ': ', json_encode([$lint['ok'], array_column($lint['hints'], 'code')]), "\n";
    }
}
var_dump(aikey_lint('AIzaTooShort01234567'));
?>
--EXPECT--
openai sk-xxxxxxxxxxx: [true,[]]
openai sk-proj-xxxxxx: [true,[]]
openai sk-svcacct-xxx: [true,[]]
openai sk-admin-xxxxx: [true,["admin_key"]]
openai sk-ant-api03-x: [true,["other_connector"]]
openai sk-ant-admin01: [true,["other_connector","admin_key"]]
openai AIzaxxxxxxxxxx: [true,["other_connector"]]
openai AQ.xxxxxxxxxxx: [true,["other_connector"]]
openai sk-proj-short-: [true,["short_key"]]
openai no-known-shape: [true,[]]
anthropic sk-ant-api03-x: [true,[]]
anthropic sk-xxxxxxxxxxx: [true,["other_connector"]]
unheard-of sk-xxxxxxxxxxx: [true,[]]
unheard-of any: [true,[]]
array(7) {
  ["ok"]=>
  bool(true)
  ["code"]=>
  string(0) ""
  ["message"]=>
  string(0) ""
  ["fix"]=>
  string(0) ""
  ["masked_key"]=>
  string(52) "••••••••••••••••4567"
  ["cleaned"]=>
  array(0) {
  }
  ["hints"]=>
  array(2) {
    [0]=>
    array(3) {
      ["code"]=>
      string(15) "other_connector"
      ["message"]=>
      string(39) "This looks like an API key from Google."
      ["maker"]=>
      string(6) "Google"
    }
    [1]=>
    array(3) {
      ["code"]=>
      string(9) "short_key"
      ["message"]=>
      string(78) "This is shorter than any known API key from Google; part of it may be missing."
      ["maker"]=>
      string(6) "Google"
    }
  }
}
