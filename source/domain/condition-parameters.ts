/** What a condition varies, as read from its name, its files' names and its results. null: not said. */
export type ConditionParameters = {
	/** Model part of the name, e.g. `Gemma3 1B`; the whole name when it says nothing else. */
	readonly model: string;
	/** Billions of parameters: 0.27 for `270m`, 56 for `8x7B`. */
	readonly modelSize: number | null;
	/** Requested concurrency of a saturation sweep, or the request rate of a rate sweep. */
	readonly level: number | null;
	readonly levelKind: 'concurrency' | 'request rate' | null;
	/** Tokens, of a sequence sweep. */
	readonly inputLength: number | null;
	readonly outputLength: number | null;
	/** `-mns-512` */
	readonly maxNumSeqs: number | null;
};
