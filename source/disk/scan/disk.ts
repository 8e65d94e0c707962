import {type Dirent, readdirSync, type Stats, statSync} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {setImmediate} from 'node:timers/promises';

/** Answers questions about folders and files; throws what the system says where it has no answer. */
export type Disk = {
	readonly list: (folder: string) => Promise<readonly Dirent[]>;
	readonly status: (path: string) => Promise<Stats>;
	/** Puts a question about each item: one after another, or all at once where the answers take their time. */
	readonly each: <Item, Answer>(
		items: readonly Item[],
		question: (item: Item) => Promise<Answer>,
	) => Promise<readonly Answer[]>;
};

/** Milliseconds: an answer from memory takes a tenth of the first; the program waits for no more than the second of longer ones. */
const quick = 0.3;
const patience = 10;
/** Milliseconds after which the screen and the keys get their turn. */
const turn = 8;

/**
 * A disk that answers from memory does so ten times sooner than the way there and back through Node's threads takes, and is
 * asked in turn. One that has shown to be slow, as shared storage is, is asked many things at once.
 */
export function createDisk(): Disk {
	let waited = 0;
	let since = performance.now();

	async function ask<Answer>(inTurn: () => Answer, meanwhile: () => Promise<Answer>): Promise<Answer> {
		if (waited > patience) return meanwhile();
		if (performance.now() - since > turn) {
			await setImmediate();
			since = performance.now();
		}
		const begin = performance.now();
		try {
			return inTurn();
		} finally {
			const took = performance.now() - begin;
			if (took > quick) waited += took;
		}
	}

	return {
		list: folder =>
			ask(
				() => readdirSync(folder, {withFileTypes: true}),
				() => readdir(folder, {withFileTypes: true}),
			),
		status: path =>
			ask(
				() => statSync(path),
				() => stat(path),
			),
		async each(items, question) {
			const answers = [];
			for (const item of items) {
				if (waited > patience) break;
				answers.push(await question(item));
			}
			return [...answers, ...(await Promise.all(items.slice(answers.length).map(question)))];
		},
	};
}
