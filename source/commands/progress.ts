export type Progress = {
	readonly show: (done: number, total: number) => void;
	/** Takes the line away again. */
	readonly clear: () => void;
};

/** Milliseconds between two updates: the line is for a reader, not for a log. */
const leastInterval = 100;

/** One line that is written over itself; nothing where nobody watches. */
export function progressOn(stderr: NodeJS.WriteStream, now: () => number = Date.now): Progress {
	if (!stderr.isTTY) return {show: () => {}, clear: () => {}};
	let last = Number.NEGATIVE_INFINITY;
	let isShown = false;
	return {
		show(done, total) {
			if (now() - last < leastInterval) return;
			last = now();
			isShown = true;
			stderr.write(`\r\x1b[Kreading ${done} of ${total}`);
		},
		clear() {
			if (isShown) stderr.write('\r\x1b[K');
			isShown = false;
		},
	};
}
