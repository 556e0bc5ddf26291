/**
 * What a test found, and what can be done about it.
 */
( ( aikey ) => {
	const { createElement: h } = wp.element;
	const { Button } = wp.components;
	const { __, _n, sprintf } = wp.i18n;
	const { Facts, Link, endOf } = aikey.parts;

	const checkNames = {
		key: __( 'Key accepted', 'aikey' ),
		model: __( 'Model available', 'aikey' ),
		generation: __( 'Text generated', 'aikey' ),
	};

	/** Of the checks that found something out. */
	const checkResults = { pass: __( 'yes', 'aikey' ), fail: __( 'no', 'aikey' ) };

	const tones = { valid: 'success', rejected: 'error', blocked: 'warning', unknown: 'warning' };

	const notRemoved = __(
		'The key could not be removed. Check the database and any plugins that filter options, then try again.',
		'aikey'
	);

	function waiting( seconds ) {
		if ( seconds < 120 ) {
			/* translators: %d: Number of seconds. */
			return sprintf( _n( 'Try again in %d second.', 'Try again in %d seconds.', seconds, 'aikey' ), seconds );
		}
		const minutes = Math.ceil( seconds / 60 );
		/* translators: %d: Number of minutes. */
		return sprintf( _n( 'Try again in %d minute.', 'Try again in %d minutes.', minutes, 'aikey' ), minutes );
	}

	/**
	 * Which key a result is about: a card can show another one as connected.
	 *
	 * @param {CardReport} report
	 */
	function subjectOf( { of: action, result } ) {
		if ( action !== 'save' ) {
			return __( 'The key in use:', 'aikey' );
		}
		if ( result.saved ) {
			return '';
		}
		const end = endOf( result.masked_key );
		/* translators: %s: "ending in abcd", the last characters of a key. */
		const key = __( 'The key that you entered, %s:', 'aikey' );
		return end ? sprintf( key, end ) : __( 'What you entered:', 'aikey' );
	}

	/** An outcome, the most important first. */
	function saidOfOutcome( outcome ) {
		const { message, saved_message: saved, fix, for_host: forHost, retry_after: seconds, links, verdict } = outcome;
		const words = [ message, saved, fix, seconds > 0 && waiting( seconds ) ];
		return { tone: tones[ verdict ], words, forHost, links, outcome };
	}

	function afterRemoval( { name, credentials_url: url, credentials_label: label } ) {
		/* translators: %s: Name of a provider. */
		const warning = __( 'It still works at %s: if nothing else uses it, delete it there.', 'aikey' );
		const words = [ __( 'The key was removed.', 'aikey' ), sprintf( warning, name ) ];
		return { tone: 'success', words, links: [ { page: 'credentials', url, label } ] };
	}

	/** A line to send to the host. One click selects all of it. */
	function ForHost( { line } ) {
		const code = h( 'code', { className: 'aikey-line' }, line );
		return h( 'p', null, __( 'To copy for your host:', 'aikey' ), ' ', code );
	}

	/**
	 * What there is to say: about the last request, or else about the key in use.
	 *
	 * @param {CardReport|null} report
	 * @param {Connector}       connector
	 * @return {Said|null} Its words are what screen readers say.
	 */
	function saidOf( report, connector ) {
		if ( report?.failure ) {
			const kept = report.typed && __( 'What you entered is still in the field.', 'aikey' );
			return { tone: 'error', words: [ report.failure, kept ] };
		}
		if ( report?.removed !== undefined ) {
			return report.removed ? afterRemoval( connector ) : { tone: 'error', words: [ notRemoved ] };
		}
		if ( report?.result ) {
			const { result } = report;
			const about = subjectOf( report );
			return { about, ...saidOfOutcome( result ) };
		}
		if ( connector.seal_problem ) {
			return { tone: 'error', words: [ connector.seal_message ], forHost: connector.for_host };
		}
		const tested = connector.source !== 'none' && ! connector.verified && connector.tested_at;
		return tested ? saidOfOutcome( connector ) : null;
	}

	/** What the checks found out. That a key was not accepted is already said. */
	function Checks( { of: { checks, verdict } } ) {
		const known = verdict === 'rejected' ? [] : checks.filter( ( { result } ) => checkResults[ result ] );
		const row = ( { name, result } ) => h( 'li', { key: name, className: `is-${ result }` },
			`${ checkNames[ name ] ?? name }: `, h( 'b', null, checkResults[ result ] ) );
		return known.length > 0 && h( 'ul', { className: 'aikey-checks' }, known.map( row ) );
	}

	/**
	 * What else there is to know of an outcome.
	 *
	 * @param {{ of: Outcome & Partial<ResultOnly>, connector: Connector }} props
	 */
	function Details( { of: outcome, connector } ) {
		const other = outcome.masked_key !== connector.masked_key;
		const asked = outcome.checks?.some( ( { result } ) => result !== 'skipped' );
		return [
			outcome.hints?.map( ( { code, message } ) => h( 'p', { key: code }, message ) ),
			outcome.checks && h( Checks, { key: 'checks', of: outcome } ),
			outcome.checks && h( Facts, { key: 'facts', of: [
				/* translators: %s: Name of a provider. */
				[ sprintf( __( 'What %s said', 'aikey' ), connector.name ), outcome.provider_message ],
				[ __( 'Organization', 'aikey' ), other && outcome.organization ],
				[ __( 'Project', 'aikey' ), other && outcome.project ],
				[ __( 'Model', 'aikey' ), asked && outcome.verdict !== 'rejected' && outcome.model ],
				[ __( 'Request ID', 'aikey' ), ! outcome.ok && outcome.request_id ],
			] } ),
		];
	}

	/** Whether the result has a question about the key that is typed. */
	function asks( result ) {
		return result?.kept_previous || result?.code === 'other_provider';
	}

	/**
	 * That question.
	 *
	 * @param {{ about: Result } & Answers} props
	 */
	function Question( { about: result, onReplace, onKeep, onSend } ) {
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

	/**
	 * What is said, and what goes with it.
	 *
	 * @param {{ id: string, said: Said|null, connector: Connector } & Answers} props
	 */
	function Report( { id, said, connector, ...answers } ) {
		if ( ! said ) {
			return null;
		}
		const { about, forHost, links, outcome, tone = 'info' } = said;
		const [ first, ...more ] = said.words.filter( Boolean );
		return h( 'div', { className: `aikey-report is-${ tone }` },
			h( 'div', { id: `${ id }-said`, className: 'aikey-said' },
				about && h( 'p', null, about ),
				h( 'p', null, outcome ? h( 'strong', null, first ) : first ),
				more.map( ( words ) => h( 'p', { key: words }, words ) ) ),
			forHost && h( ForHost, { line: forHost } ),
			links?.map( ( { page, url, label } ) => h( 'p', { key: page }, h( Link, { to: url }, label ) ) ),
			outcome && h( Details, { of: outcome, connector } ),
			asks( outcome ) && h( Question, { about: outcome, ...answers } ) );
	}

	aikey.report = { Report, asks, saidOf };
} )( window.aikey );
