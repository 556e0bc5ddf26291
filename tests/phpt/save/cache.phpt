--TEST--
Save & Test and aikey_forget() make WordPress read again what they change, once they have the lock
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/options.inc';
require __DIR__ . '/../utils/standin.inc';

final class Database
{
    public string $options = 'wp_options';

    public function __construct(private string $got) {}

    public function get_var(string $sql): string
    {
        echo '  ', preg_replace("/'.*/", '', $sql), "\n";
        return $this->got;
    }
}

function wp_cache_delete(string $key, string $group): bool
{
    echo "  $group: $key\n";
    return true;
}

foreach (['with the lock' => new Database('1'), 'without it' => new Database('0'), 'without a database' => null] as $case => $wpdb) {
    echo "$case\n";
    aikey_save_and_test(demo_key('working'));
    echo Options::$rows === [] ? "nothing stored\n" : "stored\n";
    var_dump(aikey_forget());
}
?>
--EXPECT--
with the lock
  SELECT GET_LOCK(
  options: alloptions
  options: notoptions
  options: connectors_ai_openai_api_key
  options: api_key_verified
  options: aikey_verification_openai
  SELECT RELEASE_LOCK(
stored
  SELECT GET_LOCK(
  options: alloptions
  options: notoptions
  options: connectors_ai_openai_api_key
  options: api_key_verified
  options: aikey_verification_openai
  SELECT RELEASE_LOCK(
bool(true)
without it
  SELECT GET_LOCK(
nothing stored
  SELECT GET_LOCK(
bool(false)
without a database
  options: alloptions
  options: notoptions
  options: connectors_ai_openai_api_key
  options: api_key_verified
  options: aikey_verification_openai
stored
  options: alloptions
  options: notoptions
  options: connectors_ai_openai_api_key
  options: api_key_verified
  options: aikey_verification_openai
bool(true)
