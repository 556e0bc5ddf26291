/**
 * Save & Test instead of WordPress's own cards on Settings > Connectors.
 */
import { __experimentalConnectorItem as ConnectorItem, __experimentalRegisterConnector as registerConnector } from '@wordpress/connectors';
import { Card, connectors, may } from 'aikey/card';

const { createElement: h } = wp.element;
const { __ } = wp.i18n;

/** WordPress's AI client reaches a provider through a plugin, which its own card would offer. */
function ProviderPlugin( { plugin } ) {
	if ( ! plugin || plugin.isActivated ) {
		return null;
	}
	const slug = encodeURIComponent( plugin.file.split( '/' )[ 0 ] );
	const step = plugin.isInstalled
		? may.activate && h( 'a', { href: `plugins.php?s=${ slug }&plugin_status=all` }, __( 'Activate it', 'aikey' ) )
		: may.install && h( 'a', { href: `plugin-install.php?s=${ slug }&tab=search&type=term` }, __( 'Find it', 'aikey' ) );
	return h( 'p', { className: 'aikey-about' }, __( 'WordPress’s own AI features also need the provider’s plugin.', 'aikey' ), ' ', step );
}

for ( const connector of connectors ) {
	registerConnector( connector.connector, {
		render: ( { name, description, logo, plugin } ) =>
			h( Card, { initial: connector, frame: ConnectorItem, name, description, logo }, h( ProviderPlugin, { plugin } ) ),
	} );
}
