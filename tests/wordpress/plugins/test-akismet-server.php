<?php
/**
 * Plugin Name: Test server of Akismet
 * Description: Answers in the place of Akismet's server: every key of twelve characters is valid.
 */

add_filter(
	'pre_http_request',
	function ( $answer, $request, $url ) {
		if ( ! preg_match( '#^https?://([a-z0-9]+\.)?rest\.akismet\.com/#', $url ) ) {
			return $answer;
		}
		return array(
			'headers'  => array(),
			'body'     => 'valid',
			'response' => array(
				'code'    => 200,
				'message' => 'OK',
			),
			'cookies'  => array(),
		);
	},
	10,
	3
);
