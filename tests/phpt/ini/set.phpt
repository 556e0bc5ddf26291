--TEST--
ini_set() refuses what is wrong and what the site's code may not change
--FILE--
<?php
$system = ['aikey.openai.base_url' => 'https://localhost/v1', 'aikey.ca_file' => 'ca.pem', 'aikey.max_reply' => '2048'];
$wrong = ['aikey.timeout' => '0', 'aikey.connect_timeout' => '301', 'aikey.openai.model' => 'a b'];
$right = ['aikey.timeout' => '7', 'aikey.connect_timeout' => '3', 'aikey.openai.model' => 'gpt-5'];
foreach ([$system, $wrong, $right] as $settings) {
    foreach ($settings as $name => $value) {
        $before = ini_get($name);
        $result = ini_set($name, $value);
        echo "$name: ", $result === $before ? 'set' : json_encode($result), ' ', ini_get($name) === $before ? 'unchanged' : ini_get($name), "\n";
    }
}
?>
--EXPECT--
aikey.openai.base_url: false unchanged
aikey.ca_file: false unchanged
aikey.max_reply: false unchanged
aikey.timeout: false unchanged
aikey.connect_timeout: false unchanged
aikey.openai.model: false unchanged
aikey.timeout: set 7
aikey.connect_timeout: set 3
aikey.openai.model: set gpt-5
