/**
 * What every part of a card is made of.
 */
( () => {
	const { createElement: h } = wp.element;
	const { ExternalLink } = wp.components;
	const { __, sprintf } = wp.i18n;

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

	/** A Unix time in the site's own format. */
	function moment( seconds ) {
		return wp.date.dateI18n( wp.date.getSettings().formats.datetime, seconds * 1000 );
	}

	/** The end of a key, in words: nobody wants to hear all the bullets before it. '' if none of it may be shown. */
	function endOf( mask ) {
		const end = mask.replace( /^•+/, '' );
		/* translators: %s: Last characters of an API key. */
		return end && sprintf( __( 'ending in %s', 'aikey' ), end );
	}

	/** A list of terms and values, without those that have no value. */
	function Facts( { of: facts } ) {
		const known = facts.filter( ( [ , value ] ) => value );
		const row = ( [ term, value ] ) => h( 'div', { key: term }, h( 'dt', null, term ), h( 'dd', null, value ) );
		return known.length > 0 && h( 'dl', { className: 'aikey-facts' }, known.map( row ) );
	}

	window.aikey = { parts: { Facts, Link, endOf, moment } };
} )();
