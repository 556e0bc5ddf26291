<?php
// Stores a key that was sealed on another server.
require __DIR__ . '/wp-load.php';

update_option( 'connectors_ai_openai_api_key', 'aikey1:0123456789abcdef:' . str_repeat( 'A', 60 ) );
