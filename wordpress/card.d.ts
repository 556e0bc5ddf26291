/* What a card is made of, for tools/lint javascript and editors. */

/** A link to one of the provider's pages. */
interface PageLink {
	page: string;
	url: string;
	label: string;
}

/** What a test found, as the REST API returns it: a status and a result have these members in common. */
interface Outcome {
	/** valid, rejected, blocked or unknown. */
	verdict: string;
	code: string;
	message: string;
	fix: string;
	/** A line to send to the host, if only the host can help. */
	for_host: string;
	links: PageLink[];
	masked_key: string;
	model: string;
	organization: string;
	project: string;
}

/** What only the result of a test has. */
interface ResultOnly {
	ok: boolean;
	saved: boolean;
	/** What became of the submitted key. */
	saved_message: string;
	kept_previous: boolean;
	/** Seconds. */
	retry_after: number | null;
	request_id: string;
	/** That the key may use, if the tested one was the problem. */
	models: string[];
	provider_message: string;
	checks: { name: string; result: string }[];
	hints: { code: string; message: string }[];
}

type Result = Outcome & ResultOnly;

/** Requests with a key that one plugin made to one server. */
interface Use {
	plugin: string;
	host: string;
	/** Whether this is not the server where the key is tested. */
	elsewhere: boolean;
	/** Unix time. */
	last: number;
	today: number;
	/** In 30 days. */
	month: number;
}

/** A connector and the state of its key. */
interface Connector extends Outcome {
	/** Its id. */
	connector: string;
	name: string;
	/** env, constant, database or none. */
	source: string;
	verified: boolean;
	/** Unix time. */
	verified_at: number | null;
	/** Unix time. */
	tested_at: number | null;
	sealed: boolean;
	seal_problem: string | null;
	seal_message: string;
	names: { env: string; constant: string };
	credentials_url: string;
	credentials_label: string;
	billing_url: string;
	limits_url: string;
	testable: boolean;
	/** To test with; '' if the site chose none. */
	chosen_model: string;
	/** Tests use it otherwise. */
	default_model: string;
	editable: boolean;
	/** Why this user may not change keys. */
	refusal: string;
	first_steps: { text: string; links: { label: string; url: string }[] }[];
	guide_url: string;
	/** Where tests go; '' if that is the provider's own server. */
	test_host: string;
	used_by: Use[];
}

/** What a request led to: a test, a removal, or a failure of the request itself. */
interface CardReport {
	/** save, test or remove. */
	of: string;
	result?: Result;
	removed?: boolean;
	failure?: string;
	/** Whether a key is still in the field. */
	typed?: boolean;
}

/** What a card shows. */
interface CardState {
	connector: Connector;
	/** The name in the field for the model. */
	model: string;
	/** Suggestions for it. */
	models: string[];
	/** save, test or remove, while it runs. */
	busy: string;
	report: CardReport | null;
	/** The field whose content was refused: key or model. */
	refused: string;
}

/** A report in words. */
interface Said {
	tone: string;
	/** Which key it is about. */
	about?: string;
	/** Sentences; those that are not needed are false or empty. */
	words: (string | false | null)[];
	/** A line to send to the host. */
	forHost?: string;
	links?: PageLink[];
	outcome?: Outcome & Partial<ResultOnly>;
}

/** What a person answers to a question about the key that is typed. */
interface Answers {
	onReplace: Function;
	onKeep: Function;
	onSend: Function;
}

interface Window {
	/** The parts of a card: each script adds its own. */
	aikey: {
		parts?: any;
		key?: any;
		report?: any;
		fields?: any;
		requests?: any;
		Card?: any;
		/** For other plugins. */
		mount?: ( element: Element, id: string ) => Promise< void >;
	};
}
