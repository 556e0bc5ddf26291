/**
 * What a card asks for: a model, a key, and whether to remove one.
 */
( ( aikey ) => {
	const { createElement: h, useEffect, useLayoutEffect, useRef, useState } = wp.element;
	const { Button } = wp.components;
	const { __, sprintf } = wp.i18n;
	const { Link } = aikey.parts;

	const plain = { autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false };

	/** Password managers would offer to save a key, or fill in something else. */
	const unmanaged = {
		'data-1p-ignore': 'true', 'data-bwignore': 'true', 'data-lpignore': 'true', 'data-form-type': 'other',
	};

	/**
	 * The field for the model to test with. It suggests what the key may use, once somebody comes to it.
	 *
	 * @param {{ id: string, use: any }} props
	 */
	function ModelField( { id, use: { change, connector, list, model, models, refused, test } } ) {
		const options = models.map( ( name ) => h( 'option', { key: name, value: name } ) );
		const isRefused = refused === 'model' || undefined;
		const onKeyDown = ( event ) => {
			if ( event.key === 'Enter' ) {
				event.preventDefault(); // It would submit a form around the card.
				test();
			}
		};
		return h( 'div', { className: 'aikey-model' },
			h( 'label', { htmlFor: `${ id }-model` }, __( 'Test with', 'aikey' ) ),
			h( 'input', {
				id: `${ id }-model`, type: 'text', className: 'components-text-control__input', list: `${ id }-models`,
				value: model, placeholder: connector.default_model, onFocus: list, onKeyDown,
				onChange: ( { target } ) => change( { model: target.value, refused: '' } ),
				'aria-invalid': isRefused, 'aria-describedby': isRefused && `${ id }-said`, ...plain,
			} ),
			h( 'datalist', { id: `${ id }-models` }, options ) );
	}

	/** What to do before there is a key to paste. */
	function Steps( { of: steps } ) {
		const linked = ( { label, url } ) => h( 'span', { key: url }, ' ', h( Link, { to: url }, label ) );
		return h( 'ol', { className: 'aikey-steps' },
			steps.map( ( { text, links } ) => h( 'li', { key: text }, text, links.map( linked ) ) ) );
	}

	function GuideLink( { connector } ) {
		return h( Link, { to: connector.guide_url }, __( 'Guide: account, key, billing, limits, leaks', 'aikey' ) );
	}

	/** What goes for the key that is typed: whether it may be read on its way, and where to get one. */
	function About( { id, isMissing, connector } ) {
		return h( 'div', { id, className: 'aikey-about' },
			isMissing && h( 'p', null, h( 'strong', { role: 'alert' }, __( 'Paste an API key first.', 'aikey' ) ) ),
			! window.isSecureContext && h( 'p', null, h( 'strong', null, __(
				'This page came over a connection that is not encrypted, so others could read a key on its way here. ' +
				'Open the page with https:// first, or ask your host for a certificate.',
				'aikey'
			) ) ),
			h( 'p', { className: 'aikey-links' },
				h( Link, { to: connector.credentials_url }, connector.credentials_label ),
				h( GuideLink, { connector } ) ) );
	}

	/** The field for a key, and its button, if it can be changed here. */
	function KeyForm( { id, use: { busy, connector, refused, report, save, typed } } ) {
		const isFirst = connector.source === 'none' && ! connector.seal_problem;
		const isRefused = refused === 'key';
		const isRejected = isRefused && report?.result?.verdict === 'rejected';
		const [ isMissing, setMissing ] = useState( false );
		useLayoutEffect( () => {
			if ( typed.field.current ) {
				typed.field.current.value = typed.text.current; // The card may have been closed.
			}
		}, [] );
		const submit = ( event ) => {
			event.preventDefault();
			event.stopPropagation(); // A form around the card has nothing to do with it.
			const isEmpty = ! typed.text.current.trim();
			setMissing( isEmpty );
			if ( isEmpty ) {
				typed.field.current.focus();
			} else {
				save();
			}
		};
		if ( ! connector.editable ) {
			return h( 'p', null, connector.refusal, ' ', h( GuideLink, { connector } ) );
		}
		return h( 'form', { onSubmit: submit, noValidate: true },
			isFirst && ! report && h( Steps, { of: connector.first_steps } ),
			h( 'label', { htmlFor: `${ id }-key`, className: 'aikey-label' },
				isFirst ? __( 'API key', 'aikey' ) : __( 'Another API key', 'aikey' ) ),
			h( 'input', {
				id: `${ id }-key`, ref: typed.field, type: 'password', readOnly: busy !== '',
				className: 'components-text-control__input aikey-key',
				onInput: ( { target } ) => { // React's onChange misses what a script fills in.
					setMissing( false );
					typed.write( target.value );
				},
				'aria-invalid': isMissing || isRejected || undefined,
				'aria-describedby': isRefused ? `${ id }-said ${ id }-about` : `${ id }-about`, ...plain, ...unmanaged,
			} ),
			h( About, { id: `${ id }-about`, isMissing, connector } ),
			h( Button, {
				type: 'submit', variant: 'primary', isBusy: busy === 'save', 'aria-disabled': busy !== '' || undefined,
			}, connector.testable ? __( 'Save & Test', 'aikey' ) : __( 'Save', 'aikey' ) ) );
	}

	/** Asks before the stored key is removed. Escape means no. */
	function Removal( { connector, onYes, onNo } ) {
		const question = useRef();
		useEffect( () => question.current.focus(), [] );
		/* translators: %s: Name of a provider. */
		const label = __( 'Remove the key for %s', 'aikey' );
		const warning = __(
			/* translators: %s: Name of a provider. */
			'Remove the stored key for %s? Anything that uses it will stop working until you save another one.',
			'aikey'
		);
		const id = `aikey-${ connector.connector }-removal`;
		return h( 'div', {
			className: 'aikey-report is-warning', role: 'group', tabIndex: -1, ref: question, 'aria-describedby': id,
			'aria-label': sprintf( label, connector.name ), onKeyDown: ( { key } ) => key === 'Escape' && onNo(),
		},
		h( 'p', { id }, sprintf( warning, connector.name ) ),
		h( 'div', { className: 'aikey-buttons' },
			h( Button, { variant: 'secondary', isDestructive: true, onClick: onYes }, __( 'Remove key', 'aikey' ) ),
			h( Button, { variant: 'tertiary', onClick: onNo }, __( 'Keep it', 'aikey' ) ) ) );
	}

	aikey.fields = { KeyForm, ModelField, Removal };
} )( window.aikey );
