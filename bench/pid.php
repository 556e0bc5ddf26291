<?php
// Who answers.
echo json_encode( array( 'pid' => getmypid() ) );
