--TEST--
Save & Test: with replicas the lock is the primary's, what is read under it is as well, and all else is as it would be after a write
--INI--
pcre.jit=0
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/environment.inc';
require __DIR__ . '/../utils/standin.inc';

/** What HyperDB and LudicrousDB decide by: a query goes to the primary if it writes, or if its table was written to before. */
abstract class Replicating
{
    public string $options = 'wp_2_options';
    public array $primary = [];
    public array $replica = [];
    public array $log = [];

    protected function route(string $query, mixed &$written): string
    {
        $table = preg_match('/\b(?:FROM|INTO|UPDATE)\s+(\w+)/', $query, $match) ? $match[1] : 'no-table';
        $reads = str_starts_with($query, 'SELECT ');
        $to = !$reads || $written === true || isset($written[$table]) ? 'primary' : 'replica';
        if (!$reads && is_array($written)) {
            $written[$table] = true;
        } elseif (!$reads) {
            $written = true;
        }
        $lock = preg_match('/(GET|RELEASE)_LOCK/', $query, $match) ? $match[0] : 'options';
        if (end($this->log) !== $entry = "$lock: $to") {
            $this->log[] = $entry;
        }
        return $to;
    }

    abstract public function to(string $query): string;

    public function get_var(string $query): string
    {
        $this->to($query);
        return '1';
    }
}

final class HyperDB extends Replicating
{
    public mixed $srtm = ['wp_2_posts' => true];

    public function to(string $query): string
    {
        return $this->route($query, $this->srtm);
    }
}

final class OldHyperDB extends Replicating
{
    public mixed $srtm = false;

    public function to(string $query): string
    {
        return $this->route($query, $this->srtm);
    }
}

final class LudicrousDB extends Replicating
{
    public $send_reads_to_primaries = [];

    public function to(string $query): string
    {
        return $this->route($query, $this->send_reads_to_primaries);
    }

    /** Its old name, which it has no property for. */
    public function __get(string $name): mixed
    {
        return $name === 'srtm' ? $this->send_reads_to_primaries : null;
    }
}

function get_option(string $option, mixed $default = false): mixed
{
    global $wpdb;
    return $wpdb->{$wpdb->to("SELECT option_value FROM $wpdb->options")}[$option] ?? $default;
}

function update_option(string $option, mixed $value): bool
{
    global $wpdb;
    $wpdb->to("UPDATE $wpdb->options");
    $wpdb->primary[$option] = $value;
    return true;
}

function delete_option(string $option): bool
{
    global $wpdb;
    $wpdb->to("DELETE FROM $wpdb->options");
    unset($wpdb->primary[$option]);
    return true;
}

$key = 'connectors_ai_openai_api_key';
foreach (['HyperDB' => 'srtm', 'OldHyperDB' => 'srtm', 'LudicrousDB' => 'send_reads_to_primaries'] as $class => $property) {
    $wpdb = new $class();
    aikey_save_and_test(demo_key('working'));
    echo "$class: ", implode(', ', $wpdb->log), "\n";
    echo '    verified: ', json_encode(aikey_is_verified()), ', written: ', json_encode($wpdb->$property), "\n";

    // Another admin has just saved another key, which the replica does not have yet.
    $wpdb = new $class();
    $wpdb->replica = [$key => demo_key('working', 1)];
    $wpdb->primary = [$key => demo_key('no-credit')];
    aikey_save_and_test();
    echo '    what another key leaves alone: ', implode(', ', array_keys($wpdb->primary)), "\n";
}
?>
--EXPECT--
HyperDB: options: replica, GET_LOCK: primary, options: primary, RELEASE_LOCK: primary, options: primary
    verified: true, written: {"wp_2_posts":true,"wp_2_options":true}
    what another key leaves alone: connectors_ai_openai_api_key
OldHyperDB: options: replica, GET_LOCK: primary, options: primary, RELEASE_LOCK: primary, options: primary
    verified: true, written: true
    what another key leaves alone: connectors_ai_openai_api_key
LudicrousDB: options: replica, GET_LOCK: primary, options: primary, RELEASE_LOCK: primary, options: primary
    verified: true, written: {"wp_2_options":true}
    what another key leaves alone: connectors_ai_openai_api_key
