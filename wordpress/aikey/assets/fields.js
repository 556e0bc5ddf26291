/**
 * What a card asks for: a model, a key, and whether to remove one.
 */
( ( aikey ) => {
	const { createElement: h, useEffect, useRef, useState } = wp.element;
	const { Button } = wp.components;
	const { __, sprintf } = wp.i18n;
	const { Link } = aikey.parts;

	/**
	 * The field for the model to test with. It suggests what the key may use, once somebody comes to it.
	 *
	 * @param {{ id: string, use: any }} props
	 */
	function ModelField( { id, use: { change, connector, list, model, models, test } } ) {
		const options = models.map( ( name ) => h( 'option', { key: name, value: name } ) );
		return h( 'div', { className: 'aikey-model' },
			h( 'label', { htmlFor: `${ id }-model` }, __( 'Test with', 'aikey' ) ),
			h( 'input', {
				id: `${ id }-model`, type: 'text', className: 'components-text-control__input', list: `${ id }-models`,
				value: model, placeholder: connector.default_model,
				onFocus: list, onChange: ( { target } ) => change( { model: target.value } ),
				onKeyDown: ( { key } ) => key === 'Enter' && test(),
				autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false,
			} ),
			h( 'datalist', { id: `${ id }-models` }, options ) );
	}

	/** The field for a key, and its button. */
	function KeyForm( { id, connector, typed, onType, busy, field, onSave } ) {
		const isFirst = connector.source === 'none' && ! connector.seal_problem;
		const [ missing, setMissing ] = useState( false );
		const submit = ( event ) => {
			event.preventDefault();
			setMissing( ! typed.trim() );
			if ( typed.trim() ) {
				onSave();
			} else {
				field.current.focus();
			}
		};
		return h( 'form', { onSubmit: submit, noValidate: true },
			h( 'label', { htmlFor: `${ id }-key`, className: 'aikey-label' },
				isFirst ? __( 'API key', 'aikey' ) : __( 'Another API key', 'aikey' ) ),
			h( 'input', {
				id: `${ id }-key`, ref: field, type: 'password', className: 'components-text-control__input aikey-key',
				value: typed, readOnly: busy !== '', onChange: ( { target } ) => {
					setMissing( false );
					onType( target.value );
				},
				'aria-invalid': missing || undefined, 'aria-describedby': `${ id }-about`,
				autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false,
				// Password managers would offer to save it, or fill in something else.
				'data-1p-ignore': 'true', 'data-bwignore': 'true', 'data-lpignore': 'true', 'data-form-type': 'other',
			} ),
			h( 'p', { id: `${ id }-about`, className: 'aikey-about' },
				missing && h( 'strong', { role: 'alert' }, __( 'Paste an API key first.', 'aikey' ), ' ' ),
				h( Link, { to: connector.credentials_url }, connector.credentials_label ) ),
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
		return h( 'div', {
			className: 'aikey-report is-warning', role: 'group', tabIndex: -1, ref: question,
			'aria-label': sprintf( label, connector.name ), onKeyDown: ( { key } ) => key === 'Escape' && onNo(),
		},
		h( 'p', null, sprintf( warning, connector.name ) ),
		h( 'div', { className: 'aikey-buttons' },
			h( Button, { variant: 'secondary', isDestructive: true, onClick: onYes }, __( 'Remove key', 'aikey' ) ),
			h( Button, { variant: 'tertiary', onClick: onNo }, __( 'Keep it', 'aikey' ) ) ) );
	}

	aikey.fields = { KeyForm, ModelField, Removal };
} )( window.aikey );
