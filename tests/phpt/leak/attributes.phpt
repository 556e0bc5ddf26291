--TEST--
Every parameter that holds a key is marked as sensitive
--FILE--
<?php
$extension = new ReflectionExtension('aikey');
foreach ($extension->getFunctions() as $name => $function) {
    foreach ($function->getParameters() as $parameter) {
        if ($parameter->getName() === 'key') {
            echo $name, ': ', count($parameter->getAttributes(SensitiveParameter::class)) === 1 ? 'marked' : 'NOT MARKED', "\n";
        }
    }
}
?>
--EXPECT--
aikey_mask: marked
aikey_lint: marked
aikey_test: marked
aikey_save_and_test: marked
aikey_seal: marked
