--TEST--
A fatal error in WordPress's registry ends the request as fatal errors do
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';

foreach (['aikey_resolve("my-ai")', 'aikey_status("my-ai")', 'aikey_connectors()'] as $call) {
    echo trim(run_child(['memory_limit' => '16M', 'log_errors' => '0', 'display_errors' => '1', 'html_errors' => '0'], <<<PHP
        register_shutdown_function(function () { echo "shut down\n"; });
        function wp_is_connector_registered(string \$id): bool { return true; }
        function wp_get_connector(string \$id): array { return ['authentication' => str_repeat('x', 1 << 30)]; }
        function wp_get_connectors(): array { return ['authentication' => str_repeat('x', 1 << 30)]; }
        $call;
        echo "not reached";
        PHP)), "\n";
}
?>
--EXPECTF--
Fatal error: Allowed memory size of %d bytes exhausted%s
shut down
Fatal error: Allowed memory size of %d bytes exhausted%s
shut down
Fatal error: Allowed memory size of %d bytes exhausted%s
shut down
