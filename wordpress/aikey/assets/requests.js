/**
 * The state of a card, and its requests to aikey/v1.
 */
( ( aikey ) => {
	const { useRef, useState } = wp.element;
	const { __, sprintf } = wp.i18n;

	const loggedOut = __(
		'You are no longer logged in, or not allowed to do this. Log in using another tab, then try again here.',
		'aikey'
	);

	/** A failed request in words. */
	function failureOf( { code, message, data, status } ) {
		if ( [ 'fetch_error', 'offline_error' ].includes( code ) ) {
			return __( 'This site could not be reached. Check your internet connection and try again.', 'aikey' );
		}
		// WordPress 6.1 passes on the raw reply to its request for a new nonce.
		if ( [ 401, 403 ].includes( data?.status ) || ( ! code && [ 400, 401, 403 ].includes( status ) ) ) {
			return loggedOut;
		}
		if ( /^(aikey|rest)_/.test( code ) ) {
			return message;
		}
		// Anything else is an error page, whose text would not help.
		return __(
			'This site’s server failed to answer. Try again. If it keeps happening, ask your host for the error log.',
			'aikey'
		);
	}

	/**
	 * A connector as the server knows it, the key that is typed, and requests about them, one at a time.
	 *
	 * @param {Connector} initial
	 */
	function useConnector( initial ) {
		/** @type {CardState} */
		const first = {
			connector: initial, typed: '', model: initial.chosen_model, models: [], busy: '', report: null,
		};
		const [ state, setState ] = useState( first );
		const change = ( changes ) => setState( ( now ) => ( { ...now, ...changes } ) );
		const underWay = useRef( false );
		const listed = useRef( false );
		const path = `/aikey/v1/connectors/${ initial.connector }`;

		/** A choice of another model is stored before the test that uses it. */
		const choice = () => state.model.trim() === state.connector.chosen_model
			? [] : [ { path: '/model', method: 'POST', data: { model: state.model } } ];

		async function ask( busy, ...requests ) {
			if ( underWay.current ) {
				return;
			}
			underWay.current = true;
			change( { busy, report: null } );
			try {
				let reply;
				for ( const request of requests ) {
					reply = await wp.apiFetch( { ...request, path: path + request.path } );
				}
				const { connector, result, removed } = reply;
				const models = result?.models ?? [];
				listed.current = models.length > 0;
				change( { connector, models, report: { result, removed }, ...( result?.saved && { typed: '' } ) } );
			} catch ( error ) {
				change( { report: { failure: failureOf( error ), typed: busy === 'save' } } );
				// The request may have had an effect: ask the server.
				await wp.apiFetch( { path } ).then( ( connector ) => change( { connector } ), () => {} );
			}
			change( { busy: '' } );
			underWay.current = false;
		}

		/** The list costs nothing, but takes a request to the provider. */
		function list() {
			if ( ! listed.current && state.connector.source !== 'none' ) {
				listed.current = true;
				wp.apiFetch( { path: `${ path }/models` } ).then( ( { models } ) => change( { models } ), () => {} );
			}
		}

		return {
			...state,
			change,
			list,
			save( answers = {} ) {
				const data = { key: state.typed, ...answers };
				return ask( 'save', ...choice(), { path: '/save-and-test', method: 'POST', data } );
			},
			test: () => ask( 'test', ...choice(), { path: '/test', method: 'POST', data: {} } ),
			remove: () => ask( 'remove', { path: '/key', method: 'DELETE' } ),
		};
	}

	/** What is going on, in words. */
	function progressOf( busy, name ) {
		if ( busy === 'remove' ) {
			return __( 'Removing the key…', 'aikey' );
		}
		/* translators: %s: Name of a provider. */
		return busy && sprintf( __( 'Testing the key with %s…', 'aikey' ), name );
	}

	aikey.requests = { progressOf, useConnector };
} )( window.aikey );
