/**
 * Save & Test for a connector: how its key stands, a field for another one, and what a test found.
 *
 * A plain ES module. It talks to the routes of aikey/v1; what it finds in the page and what they answer holds no key,
 * and the one that was typed lives in the field alone, until it is stored.
 */
const { createElement: h, useEffect, useRef, useState } = wp.element;
const { Button, ExternalLink, Spinner } = wp.components;
const { __, _n, sprintf } = wp.i18n;

/** How things stand with each connector as the page was made, and what else the page knows. */
export const { connectors, may } = JSON.parse( document.getElementById( 'wp-script-module-data-aikey/card' ).textContent );

/** One word for a connector's standing. */
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

/** What no route answered, in words. */
function failureOf( { code, message, data, status } ) {
	if ( [ 'fetch_error', 'offline_error' ].includes( code ) ) {
		return __( 'This site could not be reached. Check your internet connection and try again.', 'aikey' );
	}
	// WordPress 6.1 hands over the bare answer to its question for a new nonce.
	if ( [ 401, 403 ].includes( data?.status ) || ( ! code && [ 400, 401, 403 ].includes( status ) ) ) {
		return __( 'You are no longer logged in, or you are not allowed to do this. Log in using another tab, then try again here.', 'aikey' );
	}
	// Anything else is an error page, whose words are not for here.
	return /^(aikey|rest)_/.test( code )
		? message
		: __( 'This site’s server failed to answer. Try again. If it keeps happening, ask your host to check the error log.', 'aikey' );
}

/** The address, if it is one of a web page; a link must not lead anywhere else. */
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

/** What a link of an outcome leads to. */
function pageName( address, { name, billing_url: billing, limits_url: limits, credentials_url: credentials } ) {
	const names = {
		/* translators: %s: Name of a provider. */
		[ credentials ]: sprintf( __( 'API keys at %s', 'aikey' ), name ),
		/* translators: %s: Name of a provider. */
		[ limits ]: sprintf( __( 'Limits at %s', 'aikey' ), name ),
		/* translators: %s: Name of a provider. */
		[ billing ]: sprintf( __( 'Billing at %s', 'aikey' ), name ),
	};
	return names[ address ] ?? new URL( address ).host;
}

/** A moment, in the site's own form. */
function moment( seconds ) {
	return wp.date.dateI18n( wp.date.getSettings().formats.datetime, seconds * 1000 );
}

function waiting( seconds ) {
	return seconds < 120
		/* translators: %d: Number of seconds. */
		? sprintf( _n( 'Try again in %d second.', 'Try again in %d seconds.', seconds, 'aikey' ), seconds )
		/* translators: %d: Number of minutes. */
		: sprintf( _n( 'Try again in %d minute.', 'Try again in %d minutes.', Math.ceil( seconds / 60 ), 'aikey' ), Math.ceil( seconds / 60 ) );
}

/** Terms with what is known of them. */
function Facts( { of: facts } ) {
	const known = facts.filter( ( [ , value ] ) => value );
	return known.length > 0 && h( 'dl', { className: 'aikey-facts' },
		known.map( ( [ term, value ] ) => h( 'div', { key: term }, h( 'dt', null, term ), h( 'dd', null, value ) ) ) );
}

/** The key that is in use: where it comes from, and since when it is known to work. */
function KeyInUse( { connector } ) {
	const { masked_key: mask, names, source, verified, verified_at: verifiedAt, tested_at: testedAt } = connector;
	const sources = {
		/* translators: %s: Name of an environment variable. */
		env: sprintf( __( 'Environment variable %s; it can only be changed there', 'aikey' ), names.env ),
		/* translators: %s: Name of a PHP constant. */
		constant: sprintf( __( 'Constant %s, usually in wp-config.php; it can only be changed there', 'aikey' ), names.constant ),
		database: connector.sealed ? __( 'Stored on this site, sealed', 'aikey' ) : __( 'Stored on this site', 'aikey' ),
	};
	let tested = __( 'Not yet', 'aikey' );
	if ( verified && verifiedAt ) {
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

/** What was done with the key that was handed in. */
function deed( { ok, saved, verdict }, connector ) {
	if ( saved ) {
		return ok ? __( 'The key is saved.', 'aikey' ) : __( 'The key is saved, but not verified.', 'aikey' );
	}
	if ( verdict === 'rejected' ) {
		return connector.source === 'none'
			? __( 'It was not saved.', 'aikey' )
			: __( 'It was not saved. The stored key was kept.', 'aikey' );
	}
	return '';
}

const tones = { valid: 'success', rejected: 'error', blocked: 'warning', unknown: 'warning' };

/** An outcome: of a test just made, or of the last one. */
function Outcome( { of: outcome, connector, done, children } ) {
	const other = outcome.masked_key !== connector.masked_key;
	return h( 'div', { className: `aikey-report is-${ tones[ outcome.verdict ] ?? 'info' }` },
		h( 'p', null, h( 'strong', null, outcome.message ) ),
		done && h( 'p', null, done ),
		outcome.fix && h( 'p', null, outcome.fix ),
		outcome.retry_after > 0 && h( 'p', null, waiting( outcome.retry_after ) ),
		webAddress( outcome.help_url ) && h( 'p', null, h( Link, { to: outcome.help_url }, pageName( outcome.help_url, connector ) ) ),
		outcome.hints?.map( ( { code, message } ) => h( 'p', { key: code }, message ) ),
		outcome.checks?.length > 0 && h( 'ul', { className: 'aikey-checks' }, outcome.checks.map( ( { name, result } ) =>
			h( 'li', { key: name, className: `is-${ result }` }, `${ checkNames[ name ] ?? name }: `, h( 'b', null, checkResults[ result ] ?? result ) ) ) ),
		outcome.checks && h( Facts, { of: [
			[ __( 'Tested key', 'aikey' ), other && outcome.masked_key && h( 'code', null, outcome.masked_key ) ],
			[ __( 'Organization', 'aikey' ), other && outcome.organization ],
			[ __( 'Project', 'aikey' ), other && outcome.project ],
			[ __( 'Model', 'aikey' ), outcome.model ],
			[ __( 'Request ID', 'aikey' ), ! outcome.ok && outcome.request_id ],
		] } ),
		children );
}

/** A sentence in the shape of an outcome. */
function Message( { tone, children } ) {
	return h( 'div', { className: `aikey-report is-${ tone }` }, h( 'p', null, children ) );
}

/** What there is to say: about what was just done, else about the key in use. */
function Report( { report, connector, onReplace, onKeep } ) {
	if ( report?.failure ) {
		return h( Message, { tone: 'error' }, report.failure, ' ', report.typed && __( 'What you entered is still in the field.', 'aikey' ) );
	}
	if ( report?.removed !== undefined ) {
		return report.removed
			? h( Message, { tone: 'success' }, __( 'The key was removed.', 'aikey' ) )
			: h( Message, { tone: 'error' }, __( 'The key could not be removed. Check the database and any plugins that filter options, then try again.', 'aikey' ) );
	}
	if ( report?.result ) {
		return h( Outcome, { of: report.result, connector, done: deed( report.result, connector ) },
			report.result.kept_previous && h( 'p', null, __( 'Your working key stays. Replace it anyway?', 'aikey' ) ),
			report.result.kept_previous && h( 'div', { className: 'aikey-buttons' },
				h( Button, { variant: 'secondary', onClick: onReplace }, __( 'Replace anyway', 'aikey' ) ),
				h( Button, { variant: 'tertiary', onClick: onKeep }, __( 'Keep the working key', 'aikey' ) ) ) );
	}
	if ( connector.seal_problem ) {
		return h( Message, { tone: 'error' }, connector.seal_message );
	}
	const tested = connector.source !== 'none' && ! connector.verified && connector.code;
	return tested ? h( Outcome, { of: connector, connector } ) : null;
}

/** The field for a key, and its button. */
function KeyForm( { id, connector, typed, onType, busy, field, onSave } ) {
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
	return h( 'form', { onSubmit: submit, noValidate: true },
		h( 'label', { htmlFor: `${ id }-key`, className: 'aikey-label' },
			connector.source === 'none' && ! connector.seal_problem ? __( 'API key', 'aikey' ) : __( 'Another API key', 'aikey' ) ),
		h( 'input', {
			id: `${ id }-key`, ref: field, type: 'password', className: 'components-text-control__input aikey-key',
			value: typed, readOnly: busy !== '', onChange: ( { target } ) => {
				setMissing( false );
				onType( target.value );
			},
			'aria-invalid': missing || undefined, 'aria-describedby': `${ id }-about`,
			autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false,
			// Password managers would offer to keep it, or fill in something else.
			'data-1p-ignore': 'true', 'data-bwignore': 'true', 'data-lpignore': 'true', 'data-form-type': 'other',
		} ),
		h( 'p', { id: `${ id }-about`, className: 'aikey-about' },
			missing && h( 'strong', { role: 'alert' }, __( 'Paste an API key first.', 'aikey' ), ' ' ),
			webAddress( connector.credentials_url ) && h( Link, { to: connector.credentials_url }, pageName( connector.credentials_url, connector ) ) ),
		h( Button, { type: 'submit', variant: 'primary', isBusy: busy === 'save', 'aria-disabled': busy !== '' || undefined },
			connector.testable ? __( 'Save & Test', 'aikey' ) : __( 'Save', 'aikey' ) ) );
}

/** Asks before the stored key is removed. Escape is a no. */
function Removal( { connector, onYes, onNo } ) {
	const question = useRef();
	useEffect( () => question.current.focus(), [] );
	return h( 'div', {
		className: 'aikey-report is-warning', role: 'group', tabIndex: -1, ref: question,
		/* translators: %s: Name of a provider. */
		'aria-label': sprintf( __( 'Remove the key for %s', 'aikey' ), connector.name ),
		onKeyDown: ( { key } ) => key === 'Escape' && onNo(),
	},
	/* translators: %s: Name of a provider. */
	h( 'p', null, sprintf( __( 'Remove the stored key for %s? Anything that uses it will stop working until you save another one.', 'aikey' ), connector.name ) ),
	h( 'div', { className: 'aikey-buttons' },
		h( Button, { variant: 'secondary', isDestructive: true, onClick: onYes }, __( 'Remove key', 'aikey' ) ),
		h( Button, { variant: 'tertiary', onClick: onNo }, __( 'Keep it', 'aikey' ) ) ) );
}

/** A connector as the server knows it, the key that is typed, and the one request at a time that is made with them. */
function useConnector( initial ) {
	const [ state, setState ] = useState( { connector: initial, typed: '', busy: '', report: null } );
	const change = ( changes ) => setState( ( now ) => ( { ...now, ...changes } ) );
	const underWay = useRef( false );
	const path = `/aikey/v1/connectors/${ initial.connector }`;

	async function ask( busy, request ) {
		if ( underWay.current ) {
			return;
		}
		underWay.current = true;
		change( { busy, report: null } );
		try {
			const { connector, result, removed } = await wp.apiFetch( { ...request, path: path + request.path } );
			change( { connector, report: { result, removed }, ...( result?.saved && { typed: '' } ) } );
		} catch ( error ) {
			change( { report: { failure: failureOf( error ), typed: busy === 'save' } } );
			// How far it came is not known: perhaps the server tells now.
			await wp.apiFetch( { path } ).then( ( connector ) => change( { connector } ), () => {} );
		}
		change( { busy: '' } );
		underWay.current = false;
	}

	return {
		...state,
		change,
		save: ( replace = false ) => ask( 'save', { path: '/save-and-test', method: 'POST', data: { key: state.typed, replace } } ),
		test: () => ask( 'test', { path: '/test', method: 'POST', data: {} } ),
		remove: () => ask( 'remove', { path: '/key', method: 'DELETE' } ),
	};
}

/** What is under way. */
function progressOf( busy, name ) {
	if ( busy === 'remove' ) {
		return __( 'Removing the key…', 'aikey' );
	}
	/* translators: %s: Name of a provider. */
	return busy && sprintf( __( 'Testing the key with %s…', 'aikey' ), name );
}

/** All of a card but its frame. */
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
	// A button that goes away takes the focus with it.
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
	const type = ( key ) => change( { typed: key, report: report?.result?.kept_previous ? null : report } );

	const startRemoving = () => {
		if ( ! busy ) {
			change( { report: null } );
			setRemoving( true );
		}
	};
	const progress = progressOf( busy, connector.name );
	const waits = { 'aria-disabled': busy !== '' || undefined };

	return h( 'div', { id, className: 'aikey-card' },
		h( 'div', { role: 'status', className: 'screen-reader-text' }, progress ),
		h( KeyInUse, { connector } ),
		( known || connector.seal_problem ) && h( 'div', { className: 'aikey-buttons' },
			known && connector.testable &&
				h( Button, { ...waits, variant: 'secondary', isBusy: busy === 'test', onClick: test }, __( 'Test this key', 'aikey' ) ),
			connector.editable &&
				h( Button, { ...waits, ref: removeButton, variant: 'tertiary', isDestructive: true, onClick: startRemoving }, __( 'Remove', 'aikey' ) ) ),
		/* translators: %s: Name of a provider. */
		h( 'div', { ref: place, tabIndex: -1, role: 'group', 'aria-label': sprintf( __( 'Result for %s', 'aikey' ), connector.name ), className: 'aikey-place' },
			busy && h( 'div', { className: 'aikey-progress', 'aria-hidden': true }, h( Spinner ), progress ),
			h( Report, { report, connector, onReplace: holdFocus( () => save( true ) ), onKeep: keep } ),
			removing && h( Removal, { connector, onYes: holdFocus( remove ), onNo: stopRemoving } ) ),
		connector.editable && h( KeyForm, { id, connector, typed, onType: type, busy, field, onSave: () => save() } ),
		children );
}

/**
 * The whole card. `frame` is what holds it: a component that takes name, actionArea and children, and what else is
 * handed in here.
 */
export function Card( { initial, frame: Frame, children, ...rest } ) {
	const use = useConnector( initial );
	const { connector } = use;
	const standing = standingOf( connector );
	const [ isOpen, setOpen ] = useState( connectors.length === 1 || ! [ 'none', 'connected' ].includes( standing ) );
	const id = `aikey-${ connector.connector }`;
	/* translators: %s: Name of a provider. */
	const toggleName = isOpen ? __( 'Close %s', 'aikey' ) : standing === 'none' ? __( 'Set up %s', 'aikey' ) : __( 'Manage %s', 'aikey' );
	const toggleText = isOpen ? __( 'Close', 'aikey' ) : standing === 'none' ? __( 'Set up', 'aikey' ) : __( 'Manage', 'aikey' );

	const actionArea = h( 'div', { className: 'aikey-actions' },
		badges[ standing ] && h( 'span', { className: `aikey-badge is-${ standing }` }, badges[ standing ] ),
		h( Button, {
			size: 'compact', variant: isOpen || standing !== 'none' ? 'tertiary' : 'secondary', 'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined,
			'aria-label': sprintf( toggleName, connector.name ), onClick: () => setOpen( ! isOpen ),
		}, toggleText ) );
	return h( Frame, { ...rest, name: rest.name || connector.name, actionArea }, isOpen && h( Body, { id, use }, children ) );
}

/** The frame on the page of its own. */
function Section( { name, actionArea, children } ) {
	return h( 'section', { className: 'aikey-section' },
		h( 'div', { className: 'aikey-head' }, h( 'h2', null, name ), actionArea ),
		children );
}

const page = document.getElementById( 'aikey-connectors' );
if ( page ) {
	const cards = connectors.map( ( connector ) => h( Card, { key: connector.connector, initial: connector, frame: Section } ) );
	if ( wp.element.createRoot ) {
		wp.element.createRoot( page ).render( cards );
	} else {
		wp.element.render( cards, page ); // WordPress 6.1
	}
}
