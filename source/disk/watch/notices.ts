/** Paths at which something has changed, gathered until somebody takes them. */
export type Notices = {
	readonly add: (path: string) => void;
	/**
	 * Waits for a change and a little longer, since changes come in flocks; or for so many milliseconds at most. Empty: the
	 * time is over, or there is no more to come.
	 */
	readonly take: (milliseconds: number | null) => Promise<ReadonlySet<string>>;
	/** Ends every wait, also those to come. */
	readonly close: () => void;
};

/** Milliseconds in which further changes are taken along. */
const flock = 120;

export function createNotices(): Notices {
	let paths = new Set<string>();
	let isClosed = false;
	let wake: (() => void) | null = null;
	const sleep = (milliseconds: number | null): Promise<void> =>
		new Promise(resolve => {
			if (isClosed) return resolve();
			const timer = milliseconds === null ? undefined : setTimeout(() => wake?.(), milliseconds);
			wake = () => {
				clearTimeout(timer);
				wake = null;
				resolve();
			};
		});
	return {
		add(path) {
			const isFirst = paths.size === 0;
			paths.add(path);
			if (isFirst) wake?.();
		},
		async take(milliseconds) {
			if (paths.size === 0) await sleep(milliseconds);
			if (paths.size > 0) await sleep(flock);
			const taken = paths;
			paths = new Set();
			return taken;
		},
		close() {
			isClosed = true;
			wake?.();
		},
	};
}
