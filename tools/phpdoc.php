<?php
// tools/phpdoc.php FILE: checks with PHPStan's own parser that it understands the types in a file's docblocks, and that every
// name in them means something there: shapes have names in the docblocks of classes only.
require 'PhpParser/autoload.php';
require 'PHPStan/PhpDocParser/autoload.php';

use PHPStan\PhpDocParser\Ast\PhpDoc\InvalidTagValueNode;
use PHPStan\PhpDocParser\Ast\PhpDoc\PhpDocNode;
use PHPStan\PhpDocParser\Ast\PhpDoc\TypeAliasTagValueNode;
use PHPStan\PhpDocParser\Ast\Type\IdentifierTypeNode;
use PHPStan\PhpDocParser\Ast\ConstExpr\ConstFetchNode;
use PHPStan\PhpDocParser\Lexer\Lexer;
use PHPStan\PhpDocParser\Parser\ConstExprParser;
use PHPStan\PhpDocParser\Parser\PhpDocParser;
use PHPStan\PhpDocParser\Parser\TokenIterator;
use PHPStan\PhpDocParser\Parser\TypeParser;
use PhpParser\Node\Stmt\Class_;

const SIMPLE = ['string', 'int', 'float', 'bool', 'null', 'array', 'list'];

function parse_docblock(string $text): PhpDocNode
{
    $constants = new ConstExprParser();
    $parser = new PhpDocParser(new TypeParser($constants), $constants);
    return $parser->parse(new TokenIterator((new Lexer())->tokenize($text)));
}

/** All names in a tree of types. */
function names(mixed $node): array
{
    $own = match (true) {
        $node instanceof IdentifierTypeNode => [$node->name],
        $node instanceof ConstFetchNode && $node->className !== '' => [$node->className],
        default => [],
    };
    // The names of an array's members are identifiers, too, but not types.
    $parts = is_object($node) ? array_diff_key(get_object_vars($node), ['keyName' => 0]) : (is_array($node) ? $node : []);
    return array_merge($own, ...array_map('names', array_values($parts)));
}

function check(string $what, string $text, array $known): int
{
    $failed = 0;
    foreach (parse_docblock($text)->getTags() as $tag) {
        $said = '';
        if ($tag->value instanceof InvalidTagValueNode) {
            $said = $tag->value->exception->getMessage();
        } elseif (isset($tag->value->type)) {
            $said = implode(', ', array_diff(names($tag->value->type), $known));
        }
        if ($said !== '') {
            fwrite(STDERR, "$what, $tag->name: $said\n");
            $failed++;
        }
    }
    return $failed;
}

$file = $argv[1];
$statements = (new PhpParser\ParserFactory())->create(PhpParser\ParserFactory::ONLY_PHP7)->parse(file_get_contents($file));
$classes = array_filter($statements, fn($node) => $node instanceof Class_);
$known = array_merge(SIMPLE, array_map(fn($class) => $class->name->name, $classes));
$failed = 0;
foreach ($statements as $node) {
    $text = (string) $node->getDocComment();
    $shapes = [];
    if ($node instanceof Class_ && $text !== '') {
        $tags = array_filter(parse_docblock($text)->getTags(), fn($tag) => $tag->value instanceof TypeAliasTagValueNode);
        $shapes = array_map(fn($tag) => $tag->value->alias, $tags);
    }
    $failed += $text === '' ? 0 : check("$file:{$node->getStartLine()}", $text, array_merge($known, $shapes));
}
exit($failed > 0 ? 1 : 0);
