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
	const { Report, saidOf } = aikey.report;
	const { failureOf, progressOf, useConnector } = aikey.requests;

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
	function Body( { id, use, said, progress, children } ) {
		const { busy, change, connector, remove, report, save, typed } = use;
		const [ removing, setRemoving ] = useState( false );
		const place = useRef();
		const removeButton = useRef();
		const shown = useRef( report );

		// To a result that has just come, not to one that was there when the card was opened.
		useEffect( () => {
			if ( report && report !== shown.current ) {
				place.current.focus();
			}
			shown.current = report;
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
			typed.write( '' );
			typed.field.current.focus();
		};
		const startRemoving = () => {
			if ( ! busy ) {
				change( { report: null, refused: '' } );
				setRemoving( true );
			}
		};
		/* translators: %s: Name of a provider. */
		const label = sprintf( __( 'Result for %s', 'aikey' ), connector.name );

		return h( 'div', { id, className: 'aikey-card' },
			h( KeyInUse, { connector } ),
			h( Uses, { by: connector.used_by } ),
			connector.source !== 'none' && connector.testable && h( ModelField, { id, use } ),
			h( KeyButtons, { use, onRemove: startRemoving, removeButton } ),
			h( 'div', {
				ref: place, tabIndex: -1, role: 'group', className: 'aikey-place',
				'aria-label': label, 'aria-describedby': `${ id }-said`,
			},
			busy && h( 'div', { className: 'aikey-progress', 'aria-hidden': true }, h( Spinner ), progress ),
			// While another key is tested, what was found about the last one would look like the answer.
			! busy && ! removing && h( Report, {
				id, said, connector, onKeep: keep,
				onReplace: holdFocus( () => save( { replace: true, send_anyway: true } ) ),
				onSend: holdFocus( () => save( { send_anyway: true } ) ),
			} ),
			removing && h( Removal, { connector, onYes: holdFocus( remove ), onNo: stopRemoving } ) ),
			h( KeyForm, { id, use } ),
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
	 * those passed in here. A card that needs attention is open at first.
	 */
	function Card( { initial, open = false, frame: Frame, children, ...rest } ) {
		const use = useConnector( initial );
		const { busy, connector, report } = use;
		const standing = standingOf( connector );
		const id = `aikey-${ connector.connector }`;
		const isLinked = document.location.hash === `#${ id }`;
		const [ isOpen, setOpen ] = useState( open || isLinked || ! [ 'none', 'connected' ].includes( standing ) );
		useEffect( () => {
			if ( isLinked ) {
				document.getElementById( id ).scrollIntoView();
			}
		}, [] );
		const { text, label } = toggleTexts( isOpen, standing );
		const said = saidOf( report, connector );
		const progress = progressOf( busy, connector.name );
		// An open card's result is said when it gets the focus.
		const unseen = ! isOpen && report && said ? [ said.about, ...said.words ].filter( Boolean ).join( ' ' ) : '';

		const actionArea = h( 'div', { className: 'aikey-actions' },
			h( 'span', { role: 'status', className: 'screen-reader-text' }, progress || unseen ),
			badges[ standing ] && h( 'span', { className: `aikey-badge is-${ standing }` }, badges[ standing ] ),
			h( Button, {
				size: 'compact', variant: isOpen || standing !== 'none' ? 'tertiary' : 'secondary',
				'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined,
				'aria-label': sprintf( label, connector.name ), onClick: () => setOpen( ! isOpen ),
			}, text ) );
		return h( Frame, { ...rest, name: rest.name || connector.name, actionArea },
			isOpen && h( Body, { id, use, said, progress }, children ) );
	}

	/** The frame of a card on pages that have none of their own. */
	function Section( { name, actionArea, children } ) {
		return h( 'section', { className: 'aikey-section' },
			h( 'div', { className: 'aikey-head' }, h( 'h2', null, name ), actionArea ),
			children );
	}

	/**
	 * Puts a card into an element.
	 *
	 * @param {Element}   element
	 * @param {Connector} initial
	 * @param {boolean}   open
	 */
	function show( element, initial, open ) {
		const card = h( Card, { initial, open, frame: Section } );
		if ( createRoot ) {
			createRoot( element ).render( card );
		} else {
			render( card, element ); // WordPress 6.1
		}
	}

	/** The same for other plugins' scripts, which know a connector's id. */
	async function mount( element, id ) {
		try {
			show( element, await wp.apiFetch( { path: `/aikey/v1/connectors/${ id }` } ), true );
		} catch ( error ) {
			element.textContent = failureOf( error );
		}
	}

	/** @type {NodeListOf<HTMLElement>} */
	const places = document.querySelectorAll( '[data-aikey-card]' );
	for ( const element of places ) {
		show( element, JSON.parse( element.dataset.aikeyCard ), 'aikeyOpen' in element.dataset );
	}

	Object.assign( aikey, { Card, mount } );
} )( window.aikey );
