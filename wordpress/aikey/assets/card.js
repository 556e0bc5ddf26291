/**
 * Save & Test for a connector: the state of its key, a field for another one, and the result of a test.
 *
 * A plain ES module that calls the routes of aikey/v1. Neither the data in the page nor the replies contain a key, and
 * the one that is typed is only in the field, until it is saved.
 */
const { createElement: h, useEffect, useRef, useState } = wp.element;
const { Button, ExternalLink, Spinner } = wp.components;
const { __, _n, sprintf } = wp.i18n;

/**
 * What a test found, as the REST API returns it: a status and a result have these members in common.
 *
 * @typedef {Object} Outcome
 * @property {string} verdict      valid, rejected, blocked or unknown.
 * @property {string} code
 * @property {string} message
 * @property {string} fix
 * @property {string} for_host    A line to send to the host, if only the host can help.
 * @property {{ page: string, url: string }[]} links
 * @property {string} masked_key
 * @property {string} model
 * @property {string} organization
 * @property {string} project
 */

/**
 * The result of a test.
 *
 * @typedef {Object} ResultOnly
 * @property {boolean} ok
 * @property {boolean} saved
 * @property {string} saved_message What became of the submitted key.
 * @property {boolean} kept_previous
 * @property {number|null} retry_after Seconds.
 * @property {string} request_id
 * @property {string[]} models That the key may use, if the tested one was the problem.
 * @property {string} provider_message
 * @property {{ name: string, result: string }[]} checks
 * @property {{ code: string, message: string }[]} hints
 *
 * @typedef {Outcome & ResultOnly} Result
 */

/**
 * Requests with a key that one plugin made to one server.
 *
 * @typedef {Object} Use
 * @property {string} plugin
 * @property {string} host
 * @property {boolean} elsewhere Whether this is not the server where the key is tested.
 * @property {number} last Unix time.
 * @property {number} today
 * @property {number} month In 30 days.
 */

/**
 * A connector and the state of its key.
 *
 * @typedef {Object} ConnectorOnly
 * @property {string} connector Its id.
 * @property {string} name
 * @property {string} source env, constant, database or none.
 * @property {boolean} verified
 * @property {number|null} verified_at Unix time.
 * @property {number|null} tested_at Unix time.
 * @property {boolean} sealed
 * @property {string|null} seal_problem
 * @property {string} seal_message
 * @property {{ env: string, constant: string }} names
 * @property {string} credentials_url
 * @property {string} billing_url
 * @property {string} limits_url
 * @property {boolean} testable
 * @property {string} chosen_model  To test with; '' if the site chose none.
 * @property {string} default_model Tests use it otherwise.
 * @property {boolean} editable
 * @property {string} refusal Why this user may not change keys.
 * @property {{ text: string, links: { label: string, url: string }[] }[]} first_steps
 * @property {string} guide_url
 * @property {Use[]} used_by
 *
 * @typedef {Outcome & ConnectorOnly} Connector
 */

/**
 * What a request led to: a test, a removal, or a failure of the request itself.
 *
 * @typedef {Object} Report
 * @property {Result} [result]
 * @property {boolean} [removed]
 * @property {string} [failure]
 * @property {boolean} [typed] Whether a key is still in the field.
 */

/**
 * What a card shows: `typed` is the key in its field, `model` the name in the other, `models` are suggestions for it.
 *
 * @typedef {Object} State
 * @property {Connector} connector
 * @property {string} typed
 * @property {string} model
 * @property {string[]} models
 * @property {string} busy
 * @property {Report|null} report
 */

/**
 * The data in the page: the connectors as they were when it was made, and what the user may do.
 *
 * @type {{ connectors: Connector[], may: { install: boolean, activate: boolean } }}
 */
export const { connectors, may } = JSON.parse(
	document.getElementById( 'wp-script-module-data-aikey/card' ).textContent
);

/**
 * One word for the state of a connector.
 *
 * @param {Connector} connector
 */
function standingOf( { seal_problem: problem, source, verified, verdict } ) {
	if ( problem || source === 'none' ) {
		return problem ? 'unreadable' : 'none';
	}
	if ( verified ) {
		return 'connected';
	}
	return verdict === 'blocked' || verdict === 'rejected' ? verdict : 'untested';
}

const badges = {
	connected: __( 'Connected', 'aikey' ),
	blocked: __( 'Action needed', 'aikey' ),
	rejected: __( 'Key not accepted', 'aikey' ),
	untested: __( 'Not verified', 'aikey' ),
	unreadable: __( 'Key cannot be read', 'aikey' ),
};

const checkNames = {
	key: __( 'Key accepted', 'aikey' ),
	model: __( 'Model available', 'aikey' ),
	generation: __( 'Text generated', 'aikey' ),
};

const checkResults = {
	pass: __( 'yes', 'aikey' ),
	fail: __( 'no', 'aikey' ),
	unknown: __( 'unknown', 'aikey' ),
	skipped: __( 'not tried', 'aikey' ),
};

const pages = {
	/* translators: %s: Name of a provider. */
	credentials: __( 'API keys at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	billing: __( 'Billing at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	spend: __( 'Spend limits at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	limits: __( 'Rate limits at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	models: __( 'Allowed models at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	permissions: __( 'Permissions of keys at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	addresses: __( 'Allowed IP addresses at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	organization: __( 'Organization settings at %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	status: __( 'Status of %s', 'aikey' ),
	/* translators: %s: Name of a provider. */
	service: __( 'This API at %s', 'aikey' ),
};

/** A failed request in words. */
function failureOf( { code, message, data, status } ) {
	if ( [ 'fetch_error', 'offline_error' ].includes( code ) ) {
		return __( 'This site could not be reached. Check your internet connection and try again.', 'aikey' );
	}
	// WordPress 6.1 passes on the raw reply to its request for a new nonce.
	if ( [ 401, 403 ].includes( data?.status ) || ( ! code && [ 400, 401, 403 ].includes( status ) ) ) {
		return __(
			'You are no longer logged in, or not allowed to do this. Log in using another tab, then try again here.',
			'aikey'
		);
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

/** The address, or '' if it is not a web page's: a link must not lead anywhere else. */
function webAddress( address ) {
	try {
		const { href, protocol } = new URL( address );
		return [ 'https:', 'http:' ].includes( protocol ) ? href : '';
	} catch {
		return '';
	}
}

function Link( { to, children } ) {
	const href = webAddress( to );
	return href ? h( ExternalLink, { href }, children ) : null;
}

/** A link to one of the provider's pages. */
function PageLink( { page, url, connector } ) {
	return h( Link, { to: url }, sprintf( pages[ page ], connector.name ) );
}

/** A Unix time in the site's own format. */
function moment( seconds ) {
	return wp.date.dateI18n( wp.date.getSettings().formats.datetime, seconds * 1000 );
}

function waiting( seconds ) {
	if ( seconds < 120 ) {
		/* translators: %d: Number of seconds. */
		return sprintf( _n( 'Try again in %d second.', 'Try again in %d seconds.', seconds, 'aikey' ), seconds );
	}
	const minutes = Math.ceil( seconds / 60 );
	/* translators: %d: Number of minutes. */
	return sprintf( _n( 'Try again in %d minute.', 'Try again in %d minutes.', minutes, 'aikey' ), minutes );
}

/** A list of terms and values, without those that have no value. */
function Facts( { of: facts } ) {
	const known = facts.filter( ( [ , value ] ) => value );
	return known.length > 0 && h( 'dl', { className: 'aikey-facts' },
		known.map( ( [ term, value ] ) => h( 'div', { key: term }, h( 'dt', null, term ), h( 'dd', null, value ) ) ) );
}

/**
 * The key in use: where it comes from, and when it was found to work.
 *
 * @param {{ connector: Connector }} props
 */
function KeyInUse( { connector } ) {
	const { masked_key: mask, names, sealed, source, tested_at: testedAt, verified_at: verifiedAt } = connector;
	const sources = {
		/* translators: %s: Name of an environment variable. */
		env: sprintf( __( 'Environment variable %s; it can only be changed there', 'aikey' ), names.env ),
		constant: sprintf(
			/* translators: %s: Name of a PHP constant. */
			__( 'Constant %s, usually in wp-config.php; it can only be changed there', 'aikey' ), names.constant
		),
		database: sealed ? __( 'Stored on this site, encrypted', 'aikey' ) : __( 'Stored on this site', 'aikey' ),
	};
	let tested = __( 'Not yet', 'aikey' );
	if ( connector.verified && verifiedAt ) {
		/* translators: %s: Date and time. */
		tested = sprintf( __( 'Works, verified on %s', 'aikey' ), moment( verifiedAt ) );
	} else if ( testedAt ) {
		tested = moment( testedAt );
	}
	return h( Facts, { of: [
		[ __( 'Key', 'aikey' ), mask && h( 'code', null, mask ) ],
		[ __( 'Source', 'aikey' ), sources[ source ] ],
		[ __( 'Tested', 'aikey' ), source !== 'none' && connector.testable && tested ],
		[ __( 'Organization', 'aikey' ), connector.organization ],
		[ __( 'Project', 'aikey' ), connector.project ],
	] } );
}

/**
 * Who uses the key.
 *
 * @param {{ by: Use[] }} props
 */
function Uses( { by } ) {
	const line = ( { plugin, host, elsewhere, last, today, month } ) => sprintf(
		elsewhere
			/* translators: 1: Name of a plugin. 2: Name of a server. 3, 4: Numbers of requests. 5: Date and time. */
			? __( '%1$s, at %2$s (not where it is tested): %3$d today, %4$d in 30 days, last on %5$s', 'aikey' )
			/* translators: 1: Name of a plugin. 2: Name of a server. 3, 4: Numbers of requests. 5: Date and time. */
			: __( '%1$s, at %2$s: %3$d today, %4$d in 30 days, last on %5$s', 'aikey' ),
		plugin, host, today, month, moment( last )
	);
	const plugins = [ ...new Set( by.map( ( { plugin } ) => plugin ) ) ].join( ', ' );
	/* translators: %s: List of plugins. */
	const title = __( 'Used by %s', 'aikey' );
	return by.length > 0 && h( 'details', { className: 'aikey-uses' },
		h( 'summary', null, sprintf( title, plugins ) ),
		h( 'ul', null, by.map( ( use ) => h( 'li', { key: `${ use.plugin } ${ use.host }` }, line( use ) ) ) ),
		h( 'p', null, __(
			'This shows habits, and stops accidents. It is no protection from a plugin that wants to take the key.',
			'aikey'
		) ) );
}

const tones = { valid: 'success', rejected: 'error', blocked: 'warning', unknown: 'warning' };

/** A line to send to the host. One click selects all of it. */
function ForHost( { line } ) {
	return line && h( 'p', null,
		__( 'To copy for your host:', 'aikey' ), ' ', h( 'code', { className: 'aikey-line' }, line ) );
}

/**
 * An outcome, whether of a test just made or of an earlier one.
 *
 * @param {{ of: Outcome & Partial<ResultOnly>, connector: Connector, children?: any }} props
 */
function Outcome( { of: outcome, connector, children } ) {
	const other = outcome.masked_key !== connector.masked_key;
	return h( 'div', { className: `aikey-report is-${ tones[ outcome.verdict ] ?? 'info' }` },
		h( 'p', null, h( 'strong', null, outcome.message ) ),
		outcome.saved_message && h( 'p', null, outcome.saved_message ),
		outcome.fix && h( 'p', null, outcome.fix ),
		h( ForHost, { line: outcome.for_host } ),
		outcome.retry_after > 0 && h( 'p', null, waiting( outcome.retry_after ) ),
		outcome.links.map( ( { page, url } ) => h( 'p', { key: page }, h( PageLink, { page, url, connector } ) ) ),
		outcome.hints?.map( ( { code, message } ) => h( 'p', { key: code }, message ) ),
		outcome.checks?.some( ( { result } ) => result !== 'skipped' ) && h( 'ul', { className: 'aikey-checks' },
			outcome.checks.map( ( { name, result } ) => h( 'li', { key: name, className: `is-${ result }` },
				`${ checkNames[ name ] ?? name }: `, h( 'b', null, checkResults[ result ] ?? result ) ) ) ),
		outcome.checks && h( Facts, { of: [
			/* translators: %s: Name of a provider. */
			[ sprintf( __( 'What %s said', 'aikey' ), connector.name ), outcome.provider_message ],
			[ __( 'Tested key', 'aikey' ), other && outcome.masked_key && h( 'code', null, outcome.masked_key ) ],
			[ __( 'Organization', 'aikey' ), other && outcome.organization ],
			[ __( 'Project', 'aikey' ), other && outcome.project ],
			[ __( 'Model', 'aikey' ), outcome.model ],
			[ __( 'Request ID', 'aikey' ), ! outcome.ok && outcome.request_id ],
		] } ),
		children );
}

/** What to do before there is a key to paste. */
function Steps( { connector } ) {
	return h( 'ol', { className: 'aikey-steps' }, connector.first_steps.map( ( { text, links } ) =>
		h( 'li', { key: text }, text, links.map( ( { label, url } ) =>
			h( 'span', { key: url }, ' ', h( Link, { to: url }, label ) ) ) ) ) );
}

function GuideLink( { connector } ) {
	return h( Link, { to: connector.guide_url }, __( 'Guide: account, key, billing, limits, leaks', 'aikey' ) );
}

/** After the stored key was removed. */
function Removed( { connector } ) {
	const warning = __(
		/* translators: %s: Name of a provider. */
		'The key was removed. It still works at %s: if nothing else uses it, delete it there.', 'aikey'
	);
	return h( 'div', { className: 'aikey-report is-success' },
		h( 'p', null, sprintf( warning, connector.name ) ),
		h( 'p', null, h( PageLink, { page: 'credentials', url: connector.credentials_url, connector } ) ) );
}

/** Whether the result has a question about the key that is typed. */
function asks( result ) {
	return result?.kept_previous || result?.code === 'other_provider';
}

/**
 * That question.
 *
 * @typedef {{ onReplace: Function, onKeep: Function, onSend: Function }} Answers
 *
 * @param {{ about: Result } & Answers} props
 */
function Question( { about: result, onReplace, onKeep, onSend } ) {
	if ( ! asks( result ) ) {
		return null;
	}
	if ( result.kept_previous ) {
		return [
			h( 'p', { key: 'question' }, __( 'Replace it anyway?', 'aikey' ) ),
			h( 'div', { key: 'answers', className: 'aikey-buttons' },
				h( Button, { variant: 'secondary', onClick: onReplace }, __( 'Replace anyway', 'aikey' ) ),
				h( Button, { variant: 'tertiary', onClick: onKeep }, __( 'Keep the working key', 'aikey' ) ) ),
		];
	}
	return h( 'div', { className: 'aikey-buttons' },
		h( Button, { variant: 'secondary', onClick: onSend }, __( 'Send it anyway', 'aikey' ) ),
		h( Button, { variant: 'tertiary', onClick: onKeep }, __( 'Do not send it', 'aikey' ) ) );
}

/** A sentence in the style of an outcome. */
function Message( { tone, children } ) {
	return h( 'div', { className: `aikey-report is-${ tone }` }, h( 'p', null, children ) );
}

/**
 * What there is to say: about the last request, or else about the key in use.
 *
 * @param {{ report: Report|null, connector: Connector } & Answers} props
 */
function Report( { report, connector, onReplace, onKeep, onSend } ) {
	if ( report?.failure ) {
		return h( Message, { tone: 'error' },
			report.failure, ' ', report.typed && __( 'What you entered is still in the field.', 'aikey' ) );
	}
	if ( report?.removed !== undefined ) {
		return report.removed ? h( Removed, { connector } )
			: h( Message, { tone: 'error' }, __(
				'The key could not be removed. Check the database and any plugins that filter options, then try again.',
				'aikey'
			) );
	}
	if ( report?.result ) {
		return h( Outcome, { of: report.result, connector },
			h( Question, { about: report.result, onReplace, onKeep, onSend } ) );
	}
	if ( connector.seal_problem ) {
		return h( 'div', { className: 'aikey-report is-error' },
			h( 'p', null, connector.seal_message ), h( ForHost, { line: connector.for_host } ) );
	}
	const tested = connector.source !== 'none' && ! connector.verified && connector.tested_at;
	return tested ? h( Outcome, { of: connector, connector } ) : null;
}

/**
 * The field for the model to test with. It suggests what the key may use, which is asked for when somebody comes to it.
 *
 * @param {{ id: string, use: ReturnType<typeof useConnector> }} props
 */
function ModelField( { id, use: { change, connector, list, model, models, test } } ) {
	const options = models.map( ( name ) => h( 'option', { key: name, value: name } ) );
	return h( 'div', { className: 'aikey-model' },
		h( 'label', { htmlFor: `${ id }-model` }, __( 'Test with', 'aikey' ) ),
		h( 'input', {
			id: `${ id }-model`, type: 'text', className: 'components-text-control__input', list: `${ id }-models`,
			value: model, placeholder: connector.default_model,
			onFocus: list, onChange: ( { target } ) => change( { model: target.value } ),
			onKeyDown: ( { key } ) => key === 'Enter' && test(),
			autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false,
		} ),
		h( 'datalist', { id: `${ id }-models` }, options ) );
}

/** The field for a key, and its button, if it can be changed here. */
function KeyForm( { id, connector, typed, onType, busy, field, steps, onSave } ) {
	const isFirst = connector.source === 'none' && ! connector.seal_problem;
	const [ missing, setMissing ] = useState( false );
	const submit = ( event ) => {
		event.preventDefault();
		setMissing( ! typed.trim() );
		if ( typed.trim() ) {
			onSave();
		} else {
			field.current.focus();
		}
	};
	if ( ! connector.editable ) {
		return h( 'p', null, connector.refusal, ' ', h( GuideLink, { connector } ) );
	}
	return h( 'form', { onSubmit: submit, noValidate: true },
		isFirst && steps && h( Steps, { connector } ),
		h( 'label', { htmlFor: `${ id }-key`, className: 'aikey-label' },
			isFirst ? __( 'API key', 'aikey' ) : __( 'Another API key', 'aikey' ) ),
		h( 'input', {
			id: `${ id }-key`, ref: field, type: 'password', className: 'components-text-control__input aikey-key',
			value: typed, readOnly: busy !== '', onChange: ( { target } ) => {
				setMissing( false );
				onType( target.value );
			},
			'aria-invalid': missing || undefined, 'aria-describedby': `${ id }-about`,
			autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false,
			// Password managers would offer to save it, or fill in something else.
			'data-1p-ignore': 'true', 'data-bwignore': 'true', 'data-lpignore': 'true', 'data-form-type': 'other',
		} ),
		h( 'p', { id: `${ id }-about`, className: 'aikey-about' },
			missing && h( 'strong', { role: 'alert' }, __( 'Paste an API key first.', 'aikey' ), ' ' ),
			h( PageLink, { page: 'credentials', url: connector.credentials_url, connector } ), ' ',
			h( GuideLink, { connector } ) ),
		h( Button, {
			type: 'submit', variant: 'primary', isBusy: busy === 'save', 'aria-disabled': busy !== '' || undefined,
		}, connector.testable ? __( 'Save & Test', 'aikey' ) : __( 'Save', 'aikey' ) ) );
}

/** Asks before the stored key is removed. Escape means no. */
function Removal( { connector, onYes, onNo } ) {
	const question = useRef();
	useEffect( () => question.current.focus(), [] );
	/* translators: %s: Name of a provider. */
	const label = __( 'Remove the key for %s', 'aikey' );
	const warning = __(
		/* translators: %s: Name of a provider. */
		'Remove the stored key for %s? Anything that uses it will stop working until you save another one.',
		'aikey'
	);
	return h( 'div', {
		className: 'aikey-report is-warning', role: 'group', tabIndex: -1, ref: question,
		'aria-label': sprintf( label, connector.name ), onKeyDown: ( { key } ) => key === 'Escape' && onNo(),
	},
	h( 'p', null, sprintf( warning, connector.name ) ),
	h( 'div', { className: 'aikey-buttons' },
		h( Button, { variant: 'secondary', isDestructive: true, onClick: onYes }, __( 'Remove key', 'aikey' ) ),
		h( Button, { variant: 'tertiary', onClick: onNo }, __( 'Keep it', 'aikey' ) ) ) );
}

/**
 * A connector as the server knows it, the key that is typed, and requests about them, one at a time.
 *
 * @param {Connector} initial
 */
function useConnector( initial ) {
	/** @type {State} */
	const first = { connector: initial, typed: '', model: initial.chosen_model, models: [], busy: '', report: null };
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

/** A card without its frame. */
function Body( { id, use, children } ) {
	const { busy, change, connector, remove, report, save, test, typed } = use;
	const [ removing, setRemoving ] = useState( false );
	const field = useRef();
	const place = useRef();
	const removeButton = useRef();
	const known = connector.source !== 'none';

	useEffect( () => {
		if ( report ) {
			place.current.focus();
		}
	}, [ report ] );
	// A button that disappears would take the focus with it.
	const holdFocus = ( act ) => () => {
		place.current.focus();
		setRemoving( false );
		act();
	};
	const stopRemoving = () => {
		setRemoving( false );
		removeButton.current.focus();
	};
	const keep = () => {
		change( { typed: '', report: null } );
		field.current.focus();
	};
	const type = ( key ) => change( { typed: key, report: asks( report?.result ) ? null : report } );
	const startRemoving = () => {
		if ( ! busy ) {
			change( { report: null } );
			setRemoving( true );
		}
	};
	const progress = progressOf( busy, connector.name );
	const waits = { 'aria-disabled': busy !== '' || undefined };
	const testing = { ...waits, variant: 'secondary', isBusy: busy === 'test', onClick: test };
	const removal = { ...waits, variant: 'tertiary', isDestructive: true, onClick: startRemoving, ref: removeButton };
	/* translators: %s: Name of a provider. */
	const resultLabel = sprintf( __( 'Result for %s', 'aikey' ), connector.name );

	return h( 'div', { id, className: 'aikey-card' },
		h( 'div', { role: 'status', className: 'screen-reader-text' }, progress ),
		h( KeyInUse, { connector } ),
		h( Uses, { by: connector.used_by } ),
		known && connector.testable && h( ModelField, { id, use } ),
		( known || connector.seal_problem ) && h( 'div', { className: 'aikey-buttons' },
			known && connector.testable && h( Button, testing, __( 'Test this key', 'aikey' ) ),
			connector.editable && h( Button, removal, __( 'Remove', 'aikey' ) ) ),
		h( 'div', { ref: place, tabIndex: -1, role: 'group', 'aria-label': resultLabel, className: 'aikey-place' },
			busy && h( 'div', { className: 'aikey-progress', 'aria-hidden': true }, h( Spinner ), progress ),
			h( Report, {
				report, connector,
				onReplace: holdFocus( () => save( { replace: true, send_anyway: true } ) ), onKeep: keep,
				onSend: holdFocus( () => save( { send_anyway: true } ) ),
			} ),
			removing && h( Removal, { connector, onYes: holdFocus( remove ), onNo: stopRemoving } ) ),
		h( KeyForm, { id, connector, typed, onType: type, busy, field, steps: ! report, onSave: () => save() } ),
		children );
}

/** The text of the button that opens and closes a card, and its name for screen readers. */
function toggleTexts( isOpen, standing ) {
	if ( isOpen ) {
		/* translators: %s: Name of a provider. */
		return { label: __( 'Close %s', 'aikey' ), text: __( 'Close', 'aikey' ) };
	}
	return standing === 'none'
		/* translators: %s: Name of a provider. */
		? { label: __( 'Set up %s', 'aikey' ), text: __( 'Set up', 'aikey' ) }
		/* translators: %s: Name of a provider. */
		: { label: __( 'Manage %s', 'aikey' ), text: __( 'Manage', 'aikey' ) };
}

/**
 * The whole card. `frame` is the component around it: its props are name, actionArea, children and the rest of those
 * passed in here.
 */
export function Card( { initial, frame: Frame, children, ...rest } ) {
	const use = useConnector( initial );
	const { connector } = use;
	const standing = standingOf( connector );
	const id = `aikey-${ connector.connector }`;
	const isLinked = document.location.hash === `#${ id }`;
	const opens = isLinked || connectors.length === 1 || ! [ 'none', 'connected' ].includes( standing );
	const [ isOpen, setOpen ] = useState( opens );
	const { text, label } = toggleTexts( isOpen, standing );
	useEffect( () => isLinked && document.getElementById( id ).scrollIntoView(), [] );

	const actionArea = h( 'div', { className: 'aikey-actions' },
		badges[ standing ] && h( 'span', { className: `aikey-badge is-${ standing }` }, badges[ standing ] ),
		h( Button, {
			size: 'compact', variant: isOpen || standing !== 'none' ? 'tertiary' : 'secondary',
			'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined,
			'aria-label': sprintf( label, connector.name ), onClick: () => setOpen( ! isOpen ),
		}, text ) );
	return h( Frame, { ...rest, name: rest.name || connector.name, actionArea },
		isOpen && h( Body, { id, use }, children ) );
}

/** The frame on Settings > AI keys. */
function Section( { name, actionArea, children } ) {
	return h( 'section', { className: 'aikey-section' },
		h( 'div', { className: 'aikey-head' }, h( 'h2', null, name ), actionArea ),
		children );
}

const page = document.getElementById( 'aikey-connectors' );
if ( page ) {
	const cards = connectors.map( ( initial ) => h( Card, { key: initial.connector, initial, frame: Section } ) );
	if ( wp.element.createRoot ) {
		wp.element.createRoot( page ).render( cards );
	} else {
		wp.element.render( cards, page ); // WordPress 6.1
	}
}
