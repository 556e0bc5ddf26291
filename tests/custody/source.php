<?php
// Without WordPress: where the key comes from, its mask, a sealed key, and whether this server has preloaded code.
echo json_encode( array( aikey_source(), aikey_mask( (string) aikey_resolve() ), aikey_seal( 'a key of the shop' ), function_exists( 'preloaded' ) ) );
