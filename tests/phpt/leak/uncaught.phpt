--TEST--
What PHP prints and logs about an uncaught exception or a fatal error in a callback does not hold the key
--SKIPIF--
<?php require __DIR__ . '/../utils/skip-standin.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../utils/child.inc';
require __DIR__ . '/../utils/leak.inc';
require __DIR__ . '/../utils/standin.inc';

$key = demo_key('echo-key-success');
$ini = ['zend.exception_ignore_args' => '0', 'zend.exception_string_param_max_len' => '1000', 'aikey.openai.base_url' => standin('http')];
$faults = [
    ['throw new DomainException("Gone")', 'get_option'],
    ['throw new DomainException("Gone")', 'update_option'],
    ['throw new DomainException("Gone")', 'delete_option'],
    ['eval("function strlen() {}")', 'update_option'],
    ['trigger_error("Gone")', 'update_option'],
    ['gone()', 'update_option'],
];
foreach ($faults as [$fault, $function]) {
    $call = $function === 'delete_option' ? 'aikey_forget()' : 'aikey_save_and_test(demo_key("echo-key-success"))';
    $log = tempnam(sys_get_temp_dir(), 'log');
    $output = run_child($ini + ['log_errors' => '1', 'error_log' => $log], <<<PHP
        Options::\$before = function (\$function) { if (\$function === '$function') $fault; };
        Options::\$rows[Options::KEY] = 'stored-before';
        $call;
        PHP);
    $output .= file_get_contents($log);
    unlink($log);
    assert_no_leak($key, $output);
    assert_no_leak('stored-before', $output);
    printf("%s in %s: %s\n", strtok($fault, '('), $function, preg_match_all('/gone|strlen/i', $output) >= 2 ? 'printed and logged' : $output);
}
?>
--EXPECT--
throw new DomainException in get_option: printed and logged
throw new DomainException in update_option: printed and logged
throw new DomainException in delete_option: printed and logged
eval in update_option: printed and logged
trigger_error in update_option: printed and logged
gone in update_option: printed and logged
