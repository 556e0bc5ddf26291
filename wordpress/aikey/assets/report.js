/**
 * What a test found, and what can be done about it.
 */
( ( aikey ) => {
	const { createElement: h } = wp.element;
	const { Button } = wp.components;
	const { __, _n, sprintf } = wp.i18n;
	const { Facts, Link, Message } = aikey.parts;

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

	function waiting( seconds ) {
		if ( seconds < 120 ) {
			/* translators: %d: Number of seconds. */
			return sprintf( _n( 'Try again in %d second.', 'Try again in %d seconds.', seconds, 'aikey' ), seconds );
		}
		const minutes = Math.ceil( seconds / 60 );
		/* translators: %d: Number of minutes. */
		return sprintf( _n( 'Try again in %d minute.', 'Try again in %d minutes.', minutes, 'aikey' ), minutes );
	}

	const tones = { valid: 'success', rejected: 'error', blocked: 'warning', unknown: 'warning' };

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
			outcome.retry_after > 0 && h( 'p', null, waiting( outcome.retry_after ) ),
			outcome.links.map( ( { page, url, label } ) => h( 'p', { key: page }, h( Link, { to: url }, label ) ) ),
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

	/** What became of a removal. */
	function Removed( { report: { removed } } ) {
		const failure = __(
			'The key could not be removed. Check the database and any plugins that filter options, then try again.',
			'aikey'
		);
		return h( Message, { tone: removed ? 'success' : 'error' },
			removed ? __( 'The key was removed.', 'aikey' ) : failure );
	}

	/**
	 * What there is to say: about the last request, or else about the key in use.
	 *
	 * @param {{ report: CardReport|null, connector: Connector } & Answers} props
	 */
	function Report( { report, connector, onReplace, onKeep, onSend } ) {
		if ( report?.failure ) {
			return h( Message, { tone: 'error' },
				report.failure, ' ', report.typed && __( 'What you entered is still in the field.', 'aikey' ) );
		}
		if ( report?.removed !== undefined ) {
			return h( Removed, { report } );
		}
		if ( report?.result ) {
			return h( Outcome, { of: report.result, connector },
				h( Question, { about: report.result, onReplace, onKeep, onSend } ) );
		}
		if ( connector.seal_problem ) {
			return h( Message, { tone: 'error' }, connector.seal_message );
		}
		const tested = connector.source !== 'none' && ! connector.verified && connector.tested_at;
		return tested ? h( Outcome, { of: connector, connector } ) : null;
	}

	aikey.report = { Report, asks };
} )( window.aikey );
