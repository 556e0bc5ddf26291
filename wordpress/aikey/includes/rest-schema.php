<?php
/**
 * The replies of the routes of aikey/v1, as JSON schemas.
 *
 * @package aikey
 */

namespace AIKey\Rest\Schema;

defined( 'ABSPATH' ) || exit;

const TEXT       = array( 'type' => 'string' );
const TEXTS      = array(
	'type'  => 'array',
	'items' => TEXT,
);
const URL        = array( 'type' => 'string' ); // Can be '', which the format "uri" does not allow.
const YES_NO     = array( 'type' => 'boolean' );
const NUMBER     = array( 'type' => 'number' );
const COUNT      = array( 'type' => 'integer' );
const MAYBE      = array( 'type' => array( 'integer', 'null' ) );
const LINKS      = array(
	'page'  => TEXT,
	'url'   => URL,
	'label' => TEXT,
);
const STEPS      = array(
	'text'  => TEXT,
	'links' => array(
		'type'  => 'array',
		'items' => array(
			'type'                 => 'object',
			'properties'           => array(
				'label' => TEXT,
				'url'   => URL,
			),
			'additionalProperties' => false,
		),
	),
);
const USE_OF_KEY = array(
	'plugin'    => TEXT,
	'host'      => TEXT,
	'elsewhere' => YES_NO,
	'last'      => COUNT,
	'today'     => COUNT,
	'month'     => COUNT,
);
const VERDICTS   = array( 'valid', 'rejected', 'blocked', 'unknown' );

function connector_schema(): array {
	return schema( 'aikey-connector', connector() );
}

function test_schema(): array {
	return schema(
		'aikey-test',
		array(
			'result'    => members( result() ),
			'connector' => members( connector() ),
		)
	);
}

function forget_schema(): array {
	return schema(
		'aikey-forget',
		array(
			'removed'   => YES_NO + array( 'description' => __( 'Whether no key is stored now.', 'aikey' ) ),
			'connector' => members( connector() ),
		)
	);
}

function model_schema(): array {
	return schema(
		'aikey-model',
		array(
			'model'     => TEXT + array( 'description' => __( 'The model that this site chose to test with.', 'aikey' ) ),
			'connector' => members( connector() ),
		)
	);
}

function models_schema(): array {
	return schema(
		'aikey-models',
		array(
			'models' => TEXTS + array( 'description' => __( 'Models that the key in use may generate text with.', 'aikey' ) ),
		)
	);
}

function schema( string $title, array $properties ): array {
	return array(
		'$schema' => 'http://json-schema.org/draft-04/schema#',
		'title'   => $title,
	) + members( $properties );
}

function members( array $properties ): array {
	return array(
		'type'                 => 'object',
		'properties'           => array_map( fn( $property ) => $property + array( 'readonly' => true ), $properties ),
		'additionalProperties' => false,
	);
}

function one_of( array $values ): array {
	return TEXT + array( 'enum' => $values );
}

function listing( array $properties ): array {
	return array(
		'type'  => 'array',
		'items' => members( $properties ),
	);
}

/** What an outcome says, in a connector's state as in a test's result. */
function texts(): array {
	return array(
		'message'    => TEXT,
		'fix'        => TEXT,
		'help_url'   => URL,
		'help_label' => TEXT + array( 'description' => __( 'The text of a link to it.', 'aikey' ) ),
		'for_host'   => TEXT + array( 'description' => __( 'A line to send to the host, if only the host can help.', 'aikey' ) ),
		'links'      => listing( LINKS ) + array( 'description' => __( 'Pages where the fix may lie.', 'aikey' ) ),
	);
}

/** What aikey_status() returns, and what describe() adds. */
function connector(): array {
	return array(
		'connector'         => TEXT + array( 'description' => __( 'Id of the connector.', 'aikey' ) ),
		'source'            => one_of( array( 'env', 'constant', 'database', 'none' ) ),
		'masked_key'        => TEXT + array( 'description' => __( 'The part of the key that may be shown.', 'aikey' ) ),
		'verified'          => YES_NO + array( 'description' => __( 'Whether exactly this key has been tested and works.', 'aikey' ) ),
		'verified_at'       => MAYBE,
		'tested_at'         => MAYBE,
		'verdict'           => one_of( VERDICTS ),
		'code'              => TEXT + array( 'description' => __( 'Outcome of the last test of exactly this key.', 'aikey' ) ),
	) + texts() + array(
		'model'             => TEXT,
		'organization'      => TEXT,
		'project'           => TEXT,
		'sealed'            => YES_NO + array( 'description' => __( 'Whether the key is stored encrypted.', 'aikey' ) ),
		'sealed_with'       => array(
			'description' => __( 'Which key of the server\'s keyring encrypted it; the first one encrypts now.', 'aikey' ),
			'type'        => array( 'integer', 'null' ),
		),
		'seal_problem'      => array(
			'description' => __( 'Why a sealed key cannot be opened.', 'aikey' ),
			'type'        => array( 'string', 'null' ),
		),
		'names'             => members(
			array(
				'env'      => TEXT,
				'constant' => TEXT,
				'option'   => TEXT,
				'flag'     => TEXT,
			)
		),
		'seal_message'      => TEXT + array( 'description' => __( 'The same in words, and what to do.', 'aikey' ) ),
		'name'              => TEXT,
		'base_url'          => URL,
		'credentials_url'   => URL,
		'credentials_label' => TEXT + array( 'description' => __( 'The text of a link to it.', 'aikey' ) ),
		'billing_url'       => URL,
		'limits_url'        => URL,
		'testable'          => YES_NO + array( 'description' => __( 'Whether keys of this connector can be tested.', 'aikey' ) ),
		'test_host'         => TEXT + array( 'description' => __( 'The server that keys are tested at, if it is not the provider\'s own.', 'aikey' ) ),
		'chosen_model'      => TEXT + array( 'description' => __( 'The model that this site chose to test with.', 'aikey' ) ),
		'default_model'     => TEXT + array( 'description' => __( 'The model that tests use otherwise.', 'aikey' ) ),
		'used_by'           => listing( USE_OF_KEY ) + array( 'description' => __( 'Who used the key in the last 30 days, as far as requests of WordPress\'s HTTP API show it.', 'aikey' ) ),
		'first_steps'       => listing( STEPS ) + array( 'description' => __( 'What to do before there is a key to paste.', 'aikey' ) ),
		'guide_url'         => URL,
		'editable'          => YES_NO + array( 'description' => __( 'Whether the key can be changed here.', 'aikey' ) ),
		'refusal'           => TEXT + array( 'description' => __( 'Why this user may not change keys.', 'aikey' ) ),
	);
}

/** What aikey_save_and_test() returns. */
function result(): array {
	return array(
		'connector'        => TEXT,
		'ok'               => YES_NO,
		'verdict'          => one_of( VERDICTS ),
		'code'             => TEXT,
	) + texts() + array(
		'http_status'      => COUNT,
		'source'           => one_of( array( 'env', 'constant', 'database', 'none' ) ),
		'masked_key'       => TEXT,
		'model'            => TEXT,
		'models'           => TEXTS + array( 'description' => __( 'Models that this key may use, if the tested one was the problem.', 'aikey' ) ),
		'organization'     => TEXT,
		'project'          => TEXT,
		'request_id'       => TEXT,
		'retry_after'      => MAYBE + array( 'description' => __( 'Seconds to wait before trying again.', 'aikey' ) ),
		'usage'            => members(
			array(
				'input_tokens'  => COUNT,
				'output_tokens' => COUNT,
			)
		),
		'elapsed_ms'       => NUMBER,
		'checks'           => listing(
			array(
				'name'        => one_of( array( 'key', 'model', 'generation' ) ),
				'result'      => one_of( array( 'pass', 'fail', 'unknown', 'skipped' ) ),
				'code'        => TEXT,
				'http_status' => COUNT,
				'elapsed_ms'  => NUMBER,
			)
		),
		'hints'            => listing(
			array(
				'code'    => TEXT,
				'message' => TEXT,
				'maker'   => TEXT + array( 'description' => __( 'The company that issues such keys.', 'aikey' ) ),
			)
		),
		'provider_message' => TEXT + array( 'description' => __( 'What the provider said, without the key.', 'aikey' ) ),
		'missing_scopes'   => TEXT + array( 'description' => __( 'The permissions that the key lacks.', 'aikey' ) ),
		'blocked_host'     => TEXT + array( 'description' => __( 'The host that the site\'s own constants block.', 'aikey' ) ),
		'saved'            => YES_NO + array( 'description' => __( 'Whether the submitted key is now the stored one.', 'aikey' ) ),
		'saved_message'    => TEXT + array( 'description' => __( 'What became of the submitted key, in words.', 'aikey' ) ),
		'api_key_verified' => YES_NO + array( 'description' => __( 'Whether the key in use, which may be another one, is verified after the test.', 'aikey' ) ),
		'kept_previous'    => YES_NO + array( 'description' => __( 'Whether a working key was kept instead.', 'aikey' ) ),
	);
}
