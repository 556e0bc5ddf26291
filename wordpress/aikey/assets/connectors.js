/**
 * Save & Test instead of WordPress's own cards on Settings > Connectors.
 */
import {
	__experimentalConnectorItem as ConnectorItem,
	__experimentalRegisterConnector as registerConnector,
} from '@wordpress/connectors';

const { createElement: h, useEffect, useRef, useState } = wp.element;
const { Button } = wp.components;
const { __, sprintf } = wp.i18n;

/**
 * The data in the page: the connectors as they were when it was made, and what the user may do.
 *
 * @type {{ connectors: Connector[], may: { install: boolean, activate: boolean } }}
 */
const { connectors, may } = JSON.parse(
	document.getElementById( 'wp-script-module-data-aikey/connectors' ).textContent
);

/** What can be done about a plugin, as WordPress's own card does it: the request for that, and the button's texts. */
function stepFor( { file, isInstalled } ) {
	const slug = file.split( '/' )[ 0 ];
	const path = `/wp/v2/plugins/${ file.replace( /\.php$/, '' ) }`;
	return isInstalled
		? { text: __( 'Activate', 'aikey' ), doing: __( 'Activating…', 'aikey' ), path, data: {}, may: may.activate }
		: {
			text: __( 'Install', 'aikey' ), doing: __( 'Installing…', 'aikey' ),
			path: '/wp/v2/plugins', data: { slug }, may: may.install,
		};
}

/** WordPress's messages about plugins can hold HTML. */
function textOf( html ) {
	return new window.DOMParser().parseFromString( html, 'text/html' ).body.textContent;
}

/** Takes the focus of the button in whose place it comes. */
function Done() {
	const place = useRef( null );
	useEffect( () => place.current.focus(), [] );
	return h( 'p', { className: 'aikey-about', tabIndex: -1, ref: place }, __( 'The plugin is active.', 'aikey' ) );
}

/** WordPress's AI client needs a plugin for each provider, which WordPress's own card would offer to install. */
function ProviderPlugin( { plugin, name } ) {
	/** @type {{ isBusy?: boolean, isDone?: boolean, failure?: string }} */
	const before = {};
	const [ { isBusy, isDone, failure }, setState ] = useState( before );
	if ( isDone ) {
		return h( Done );
	}
	if ( ! plugin || plugin.isActivated ) {
		return null;
	}
	const { text, doing, path, data, may: isAllowed } = stepFor( plugin );
	const act = () => {
		setState( { isBusy: true } );
		wp.apiFetch( { path, method: 'POST', data: { ...data, status: 'active' } } ).then(
			() => setState( { isDone: true } ),
			( { message } ) => setState( { failure: textOf( message || __( 'That failed.', 'aikey' ) ) } )
		);
	};
	return h( 'div', { className: 'aikey-about aikey-buttons' },
		h( 'p', null, __( 'WordPress’s own AI features also need the provider’s plugin.', 'aikey' ) ),
		isAllowed && h( Button, {
			variant: 'secondary', size: 'compact', isBusy, 'aria-disabled': isBusy || undefined,
			/* translators: 1: Install or Activate. 2: Name of a provider. */
			'aria-label': sprintf( __( '%1$s the plugin for %2$s', 'aikey' ), text, name ),
			onClick: () => isBusy || act(),
		}, text ),
		h( 'p', { role: 'status' }, isBusy ? doing : failure ) );
}

/** In the place of a logo that WordPress does not have. */
function Initial( { of: name } ) {
	return h( 'span', { className: 'aikey-initial', 'aria-hidden': true }, name[ 0 ] );
}

/**
 * Connectors that a plugin has given a card of its own. WordPress has no public question for that.
 *
 * @return {Record<string, { render?: Function }>} By id.
 */
function registeredConnectors() {
	/** @type {Record<string, { render?: Function }>} */
	let registered = {};
	wp.data.use( ( { stores } ) => {
		registered = stores?.[ 'core/connectors' ]?.store.getState().connectors ?? {};
		return {};
	} );
	return registered;
}

const others = registeredConnectors();
for ( const connector of connectors.filter( ( { connector: id } ) => ! others[ id ]?.render ) ) {
	registerConnector( connector.connector, {
		render: ( { plugin, name = connector.name, description, logo } ) => h( window.aikey.Card,
			{
				initial: connector, frame: ConnectorItem, name,
				/* translators: %s: Name of a provider. */
				description: description || sprintf( __( 'Text generation with models from %s.', 'aikey' ), name ),
				logo: logo || h( Initial, { of: name } ),
			},
			h( ProviderPlugin, { plugin, name } ) ),
	} );
}
