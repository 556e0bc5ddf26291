/**
 * The state of a card, and its requests to aikey/v1.
 */
( ( aikey ) => {
	const { useEffect, useRef, useState } = wp.element;
	const { __, sprintf } = wp.i18n;
	const { asks } = aikey.report;

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
	 * The key in its field. It is not in the state: React would copy it into the field's attribute, where page
	 * builders, session recorders and styles can find it.
	 *
	 * @param {( isTyped: boolean ) => void} onChange
	 */
	function useTyped( onChange ) {
		const text = useRef( '' );
		const field = useRef( null );
		const [ isTyped, setTyped ] = useState( false );
		const write = ( now ) => {
			text.current = now;
			if ( field.current && field.current.value !== now ) {
				field.current.value = now;
			}
			setTyped( now !== '' );
			onChange( now !== '' );
		};

		useEffect( () => {
			if ( ! isTyped ) {
				return undefined;
			}
			const warn = ( event ) => event.preventDefault();
			// The browser may keep the page, for its Back button.
			const leave = () => write( '' );
			window.addEventListener( 'beforeunload', warn );
			window.addEventListener( 'pagehide', leave );
			return () => {
				window.removeEventListener( 'beforeunload', warn );
				window.removeEventListener( 'pagehide', leave );
			};
		}, [ isTyped ] );
		return { field, text, write };
	}

	/** Calls back when the browser shows a page again that it has kept, with or without its state. */
	function useReturn( callback ) {
		const latest = useRef( callback );
		latest.current = callback;
		useEffect( () => {
			/** @type {Partial<PerformanceNavigationTiming>[]} */
			const [ navigation ] = window.performance.getEntriesByType( 'navigation' );
			// Before WordPress 6.3, the Back button takes the page from the browser's cache.
			if ( navigation?.type === 'back_forward' ) {
				latest.current();
			}
			const show = ( { persisted } ) => persisted && latest.current();
			window.addEventListener( 'pageshow', show );
			return () => window.removeEventListener( 'pageshow', show );
		}, [] );
	}

	/** Makes requests one after the other. Returns the last reply. */
	async function inTurn( path, requests ) {
		let reply;
		for ( const request of requests ) {
			reply = await wp.apiFetch( { ...request, path: path + request.path } );
		}
		return reply;
	}

	/** A choice of another model is stored before the test that uses it. */
	function choiceIn( { model, connector } ) {
		return model.trim() === connector.chosen_model ? [] : [ { path: '/model', method: 'POST', data: { model } } ];
	}

	/** What changes on a card when an action has ended. */
	function afterReply( action, { connector, result, removed } ) {
		const refused = action === 'save' && ! result.saved ? 'key' : '';
		return { connector, models: result?.models ?? [], report: { of: action, result, removed }, refused, busy: '' };
	}

	function afterFailure( action, error, typed ) {
		const refused = error.code === 'aikey_invalid_param' ? 'model' : '';
		return { report: { of: action, failure: failureOf( error ), typed }, refused, busy: '' };
	}

	/**
	 * A connector as the server knows it, the key that is typed, and requests about them, one at a time.
	 *
	 * @param {Connector} initial
	 */
	function useConnector( initial ) {
		/** @type {CardState} */
		const first = {
			connector: initial, model: initial.chosen_model, models: [], busy: '', report: null, refused: '',
		};
		const [ state, setState ] = useState( first );
		const change = ( changes ) => setState( ( now ) => ( { ...now, ...changes } ) );
		const typed = useTyped( () => setState( ( now ) => (
			{ ...now, refused: '', report: asks( now.report?.result ) ? null : now.report }
		) ) );
		const underWay = useRef( false );
		const listed = useRef( false );
		const path = `/aikey/v1/connectors/${ initial.connector }`;
		/** Asks the server how things are, unless a request is about to say so. */
		const refresh = () => wp.apiFetch( { path } )
			.then( ( connector ) => underWay.current || change( { connector } ), () => {} );
		useReturn( refresh );

		async function ask( action, ...requests ) {
			if ( underWay.current ) {
				return;
			}
			underWay.current = true;
			change( { busy: action, report: null, refused: '' } );
			try {
				const reply = await inTurn( path, requests );
				listed.current = reply.result?.models.length > 0;
				if ( reply.result?.saved ) {
					typed.write( '' );
				}
				change( afterReply( action, reply ) );
			} catch ( error ) {
				change( afterFailure( action, error, typed.text.current !== '' ) );
				refresh(); // The request may have had an effect.
			}
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
			typed,
			change,
			list,
			save( answers = {} ) {
				const data = { key: typed.text.current, ...answers };
				return ask( 'save', ...choiceIn( state ), { path: '/save-and-test', method: 'POST', data } );
			},
			test: () => ask( 'test', ...choiceIn( state ), { path: '/test', method: 'POST', data: {} } ),
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

	aikey.requests = { failureOf, progressOf, useConnector };
} )( window.aikey );
