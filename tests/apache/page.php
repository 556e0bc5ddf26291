<?php
// One request, with the checks of tests/threads.
$thread  = (int) $_GET['thread'];
$request = (int) $_GET['request'];
require __DIR__ . '/../threads/request.php';
