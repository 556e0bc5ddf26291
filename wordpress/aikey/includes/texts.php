<?php
namespace AIKey\Texts;

defined( 'ABSPATH' ) || exit;

function translate( array $result ): array {
	return $result;
}
