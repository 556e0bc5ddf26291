/* The parts of WordPress that the plugin's modules use, for tools/lint javascript and editors. */

declare const wp: {
	apiFetch( request: { path: string; method?: string; data?: object } ): Promise< any >;
	components: any;
	data: { use( plugin: ( registry: { stores?: Record< string, { store: { getState(): any } } > } ) => object ): void };
	date: { dateI18n( format: string, date: number ): string; getSettings(): { formats: { datetime: string } } };
	element: any;
	i18n: {
		__( text: string, domain: 'aikey' ): string;
		_n( single: string, plural: string, number: number, domain: 'aikey' ): string;
		sprintf( format: string, ...values: ( string | number )[] ): string;
	};
};

declare module '@wordpress/connectors' {
	const __experimentalConnectorItem: any;
	function __experimentalRegisterConnector( id: string, settings: { render( props: any ): any } ): void;
}
