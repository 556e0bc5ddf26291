<?php
// Prints which worker answers, and whether it has the extension.
echo json_encode( array( 'pid' => getmypid(), 'extension' => extension_loaded( 'aikey' ) ) );
