/** Works on up to `limit` items at a time and yields what comes of each as soon as it is done. The first error ends it. */
export async function* inParallel<Item, Outcome>(
	items: readonly Item[],
	limit: number,
	work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
	type Settled = {readonly task: Promise<Settled>; readonly outcome: () => Outcome};
	const running = new Set<Promise<Settled>>();
	const start = (item: Item): void => {
		// Never rejects: whoever stops listening leaves no rejection behind that nobody handles.
		const task: Promise<Settled> = work(item).then(
			value => ({task, outcome: () => value}),
			(error: unknown) => ({
				task,
				outcome: () => {
					throw error;
				},
			}),
		);
		running.add(task);
	};
	let next = 0;
	while (next < items.length || running.size > 0) {
		for (; next < items.length && running.size < limit; next++) {
			const item = items[next];
			if (item !== undefined) start(item);
		}
		const {task, outcome} = await Promise.race(running);
		running.delete(task);
		yield outcome();
	}
}
