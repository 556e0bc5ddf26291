/**
 * The key in use, as a card shows it.
 */
( ( aikey ) => {
	const { createElement: h } = wp.element;
	const { __, sprintf } = wp.i18n;
	const { Facts, endOf, moment } = aikey.parts;

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

	function Mask( { mask } ) {
		return [
			h( 'code', { key: 'shown', 'aria-hidden': true }, mask ),
			h( 'span', { key: 'said', className: 'screen-reader-text' }, endOf( mask ) ),
		];
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
			database: sealed
				? __( 'Stored on this site, encrypted', 'aikey' ) : __( 'Stored on this site, not encrypted', 'aikey' ),
		};
		let tested = __( 'Not yet', 'aikey' );
		if ( connector.verified && verifiedAt ) {
			/* translators: %s: Date and time. */
			tested = sprintf( __( 'Works, verified on %s', 'aikey' ), moment( verifiedAt ) );
		} else if ( testedAt ) {
			tested = moment( testedAt );
		}
		/* translators: 1: Name of a server. 2: Name of a provider. */
		const elsewhere = connector.test_host && sprintf( __( '%1$s, not %2$s’s own server', 'aikey' ),
			connector.test_host, connector.name );
		return h( Facts, { of: [
			[ __( 'Key', 'aikey' ), mask && h( Mask, { mask } ) ],
			[ __( 'Source', 'aikey' ), sources[ source ] ],
			[ __( 'Tested', 'aikey' ), source !== 'none' && connector.testable && tested ],
			[ __( 'Tests go to', 'aikey' ), elsewhere ],
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
				/* translators: 1: Plugin. 2: Server. 3, 4: Numbers of requests. 5: Date and time. */
				? __( '%1$s, at %2$s (not where it is tested): %3$d today, %4$d in 30 days, last on %5$s', 'aikey' )
				/* translators: 1: Plugin. 2: Server. 3, 4: Numbers of requests. 5: Date and time. */
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

	aikey.key = { KeyInUse, Uses, badges, standingOf };
} )( window.aikey );
