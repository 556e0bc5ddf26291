// A provider's card of its own, as its plugin would draw it.
import { __experimentalRegisterConnector as registerConnector } from '@wordpress/connectors';

registerConnector( 'own-card-ai', {
	render: () => wp.element.createElement( 'p', { className: 'own-card' }, 'A card of its own' ),
} );
