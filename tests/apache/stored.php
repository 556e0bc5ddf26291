<?php
// Seals a key, or opens one: for what must last longer than a process.
echo isset( $_GET['sealed'] ) ? aikey_mask( aikey_open( $_GET['sealed'] ) ) : aikey_seal( $_GET['key'] );
