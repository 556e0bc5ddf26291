/**
 * Save & Test for a connector: the state of its key, a field for another one, and the result of a test.
 *
 * Neither the data in the page nor the replies contain a key, and the one that is typed is only in the field, until it
 * is saved.
 */
( ( aikey ) => {
	const { createElement: h, createRoot, render, useEffect, useRef, useState } = wp.element;
	const { Button, Spinner } = wp.components;
	const { __, sprintf } = wp.i18n;
	const { KeyInUse, Uses, badges, standingOf } = aikey.key;
	const { KeyForm, ModelField, Removal } = aikey.fields;
	const { Report, asks } = aikey.report;
	const { progressOf, useConnector } = aikey.requests;

	/** What can be done with the key in use. */
	function KeyButtons( { use: { busy, connector, test }, onRemove, removeButton } ) {
		const known = connector.source !== 'none';
		const waits = { 'aria-disabled': busy !== '' || undefined };
		const testing = { ...waits, variant: 'secondary', isBusy: busy === 'test', onClick: test };
		const removal = { ...waits, variant: 'tertiary', isDestructive: true, onClick: onRemove, ref: removeButton };
		return ( known || connector.seal_problem ) && h( 'div', { className: 'aikey-buttons' },
			known && connector.testable && h( Button, testing, __( 'Test this key', 'aikey' ) ),
			connector.editable && h( Button, removal, __( 'Remove', 'aikey' ) ) );
	}

	/** A card without its frame. */
	function Body( { id, use, children } ) {
		const { busy, change, connector, remove, report, save, typed } = use;
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
		/* translators: %s: Name of a provider. */
		const resultLabel = sprintf( __( 'Result for %s', 'aikey' ), connector.name );

		return h( 'div', { id, className: 'aikey-card' },
			h( 'div', { role: 'status', className: 'screen-reader-text' }, progress ),
			h( KeyInUse, { connector } ),
			h( Uses, { by: connector.used_by } ),
			known && connector.testable && h( ModelField, { id, use } ),
			h( KeyButtons, { use, onRemove: startRemoving, removeButton } ),
			h( 'div', { ref: place, tabIndex: -1, role: 'group', 'aria-label': resultLabel, className: 'aikey-place' },
				busy && h( 'div', { className: 'aikey-progress', 'aria-hidden': true }, h( Spinner ), progress ),
				h( Report, {
					report, connector,
					onReplace: holdFocus( () => save( { replace: true, send_anyway: true } ) ), onKeep: keep,
					onSend: holdFocus( () => save( { send_anyway: true } ) ),
				} ),
				removing && h( Removal, { connector, onYes: holdFocus( remove ), onNo: stopRemoving } ) ),
			connector.editable && h( KeyForm, {
				id, connector, typed, onType: type, busy, field, onSave: () => save(),
			} ),
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
	 * The whole card. `frame` is the component around it: its props are name, actionArea, children and the rest of
	 * those passed in here.
	 */
	function Card( { initial, frame: Frame, children, ...rest } ) {
		const use = useConnector( initial );
		const { connector } = use;
		const standing = standingOf( connector );
		const [ isOpen, setOpen ] = useState( ! [ 'none', 'connected' ].includes( standing ) );
		const id = `aikey-${ connector.connector }`;
		const { text, label } = toggleTexts( isOpen, standing );

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

	/** Puts the card of a connector into an element. */
	function show( element, initial ) {
		const card = h( Card, { initial, frame: Section } );
		if ( createRoot ) {
			createRoot( element ).render( card );
		} else {
			render( card, element ); // WordPress 6.1
		}
	}

	aikey.Card = Card;
	/** @type {NodeListOf<HTMLElement>} */
	const places = document.querySelectorAll( '[data-aikey-card]' );
	for ( const element of places ) {
		show( element, JSON.parse( element.dataset.aikeyCard ) );
	}
} )( window.aikey );
