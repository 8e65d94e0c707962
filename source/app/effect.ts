/** Work that `update` asks for. Data, so that a test can read it; `run-effect.ts` does it through the ports. */
export type Effect =
	| {readonly type: 'read'}
	/** Begins to look at the GPUs of this machine; asked again, it changes nothing. */
	| {readonly type: 'watch gpu'}
	| {readonly type: 'copy'; readonly text: string; readonly what: string}
	| {readonly type: 'repaint'}
	| {readonly type: 'suspend'}
	| {readonly type: 'quit'};
