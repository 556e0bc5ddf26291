<?php
// Prints which worker answers.
echo json_encode( array( 'pid' => getmypid() ) );
