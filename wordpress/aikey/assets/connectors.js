/**
 * Save & Test instead of WordPress's own cards on Settings > Connectors.
 */
import {
	__experimentalConnectorItem as ConnectorItem,
	__experimentalRegisterConnector as registerConnector,
} from '@wordpress/connectors';

const { createElement: h } = wp.element;
const { __ } = wp.i18n;

/**
 * The data in the page: the connectors as they were when it was made, and what the user may do.
 *
 * @type {{ connectors: Connector[], may: { install: boolean, activate: boolean } }}
 */
const { connectors, may } = JSON.parse(
	document.getElementById( 'wp-script-module-data-aikey/connectors' ).textContent
);

/** WordPress's AI client needs a plugin for each provider, which WordPress's own card would offer to install. */
function ProviderPlugin( { plugin } ) {
	if ( ! plugin || plugin.isActivated ) {
		return null;
	}
	const slug = encodeURIComponent( plugin.file.split( '/' )[ 0 ] );
	const found = `plugins.php?s=${ slug }&plugin_status=all`;
	const searched = `plugin-install.php?s=${ slug }&tab=search&type=term`;
	const step = plugin.isInstalled
		? may.activate && h( 'a', { href: found }, __( 'Activate it', 'aikey' ) )
		: may.install && h( 'a', { href: searched }, __( 'Find it', 'aikey' ) );
	return h( 'p', { className: 'aikey-about' },
		__( 'WordPress’s own AI features also need the provider’s plugin.', 'aikey' ), ' ', step );
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
		render: ( { plugin, name, description, logo } ) => h( window.aikey.Card,
			{ initial: connector, frame: ConnectorItem, name, description, logo },
			h( ProviderPlugin, { plugin } ) ),
	} );
}
