import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pty from '@lydell/node-pty';
import {bytesOfKey} from './keys.ts';
import {type LeftModes, leftModes} from './left-modes.ts';
import {type MinimalUpdate, minimalUpdate} from './minimal-update.ts';
import {type Cell, createScreen} from './screen.ts';

export type SessionOptions = {
	readonly columns?: number;
	readonly rows?: number;
	/** Beside a fixed environment: nothing of the shell that runs the tests gets in. undefined takes a variable out. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
};

export type Exit = {readonly code: number; readonly signal: number};

export type KeyCost = {
	readonly bytes: number;
	/** Pieces that it arrived in: a write of the program is one, or one for each 4 kB. */
	readonly writes: number;
	/** From the key to the first and to the last byte of the answer; null: there was none. */
	readonly firstMs: number | null;
	readonly lastMs: number | null;
	/** What changed on the screen, and the bytes that its minimal update takes. */
	readonly minimal: MinimalUpdate;
};

/** A program in a pseudo-terminal, and the one who sits before it. */
export type Session = {
	readonly pid: number;
	/** Types keys one by one, by name or character. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** All of it in one piece, as a paste or a slow line brings it. */
	readonly send: (bytes: string) => void;
	/** Waits until the screen holds the text, or fails showing what it held instead. */
	readonly waitFor: (what: Expectation, milliseconds?: number) => Promise<void>;
	/** Waits until the program has been silent for a while. Only for measuring: stories wait for what they want to see. */
	readonly settle: (milliseconds?: number) => Promise<void>;
	/** Presses a key and measures the answer. */
	readonly measure: (key: string, quiet?: number) => Promise<KeyCost>;
	readonly lines: () => readonly string[];
	readonly text: () => string;
	readonly cells: () => readonly (readonly Cell[])[];
	readonly resize: (columns: number, rows: number) => void;
	/** Stops reading what the program writes, as a line that stalls does. */
	readonly pause: () => void;
	readonly resume: () => void;
	/** Closes the terminal under the program, as a broken connection does. */
	readonly hangUp: () => void;
	readonly signal: (name: NodeJS.Signals) => void;
	/** Milliseconds from its start to the first piece of output with something to see; null: there was none yet. */
	readonly firstPaint: () => number | null;
	/** Everything that the program has written. */
	readonly output: () => string;
	readonly scrolledOff: () => number;
	/** Waits for the end of the program. */
	readonly exit: (milliseconds?: number) => Promise<Exit>;
	/** What the program has left switched on. */
	readonly leftModes: () => LeftModes;
	/** Kills what still runs; to be called in any case. */
	readonly stop: () => Promise<void>;
};

export type Expectation = string | RegExp | ((lines: readonly string[]) => boolean);

const patience = 10_000;

/** A key that has changed nothing on the screen after so many milliseconds changes nothing. */
const noAnswer = 1000;

export async function start(command: readonly string[], options: SessionOptions = {}): Promise<Session> {
	const {columns = 80, rows = 24, cwd = process.cwd()} = options;
	const [file = '', ...args] = command;
	const screen = createScreen(columns, rows);
	const spawned = performance.now();
	const process_ = pty.spawn(file, args, {
		name: 'xterm-256color',
		cols: columns,
		rows,
		cwd,
		env: environment(options.env),
	});
	const arrivals: {readonly at: number; readonly bytes: number}[] = [];
	let output = '';
	let firstPaint: number | null = null;
	let drawn: Promise<void> = Promise.resolve();
	let exited: (Exit & {readonly at: number}) | undefined;
	process_.onExit(({exitCode, signal}) => {
		exited = {code: exitCode, signal: signal ?? 0, at: performance.now()};
	});
	process_.onData(bytes => {
		arrivals.push({at: performance.now(), bytes: Buffer.byteLength(bytes)});
		output += bytes;
		if (firstPaint === null && hasText(bytes)) firstPaint = performance.now() - spawned;
		drawn = screen.write(bytes);
	});
	screen.onReply(bytes => {
		if (exited === undefined) process_.write(bytes);
	});

	const until = async (holds: () => boolean, milliseconds: number, failure: () => string): Promise<void> => {
		const end = performance.now() + milliseconds;
		while (isWithinFrame(output) || !holds()) {
			const isHopeless = exited !== undefined && performance.now() - exited.at > 200;
			if (isHopeless || performance.now() > end) throw new Error(failure());
			await sleep(5);
			await drawn;
		}
	};
	const settle = async (milliseconds = 100): Promise<void> => {
		const begun = performance.now();
		const silentSince = (): number => Math.max(begun, arrivals.at(-1)?.at ?? 0);
		while (performance.now() - silentSince() < milliseconds) await sleep(5);
		await drawn;
	};
	const picture = (): string => screen.lines().join('\n');

	return {
		pid: process_.pid,
		press: async (...keys) => {
			for (const key of keys) {
				process_.write(bytesOfKey(key));
				// A key that follows at once would be taken for the rest of a sequence that Escape began.
				await sleep(key === 'esc' ? 60 : 1);
			}
		},
		send: bytes => process_.write(bytes),
		waitFor: (what, milliseconds = patience) =>
			until(
				() => isMet(what, screen.lines()),
				milliseconds,
				() =>
					`Waited ${milliseconds} ms for ${what}${exited ? ` of a program that exited with ${exited.code}` : ''}:\n${picture()}`,
			),
		settle,
		measure: async (key, quiet = 100) => {
			await settle(quiet);
			const before = screen.cells();
			const count = arrivals.length;
			const pressed = performance.now();
			process_.write(bytesOfKey(key));
			const isAnswered = (): boolean => arrivals.length > count || performance.now() - pressed > noAnswer;
			while (!isAnswered()) await sleep(2);
			await settle(quiet);
			const answer = arrivals.slice(count);
			const since = (arrival: {readonly at: number} | undefined) => (arrival ? arrival.at - pressed : null);
			return {
				bytes: answer.reduce((sum, {bytes}) => sum + bytes, 0),
				writes: answer.length,
				firstMs: since(answer[0]),
				lastMs: since(answer.at(-1)),
				minimal: minimalUpdate(before, screen.cells()),
			};
		},
		lines: screen.lines,
		text: picture,
		cells: screen.cells,
		resize: (newColumns, newRows) => {
			screen.resize(newColumns, newRows);
			process_.resize(newColumns, newRows);
		},
		pause: () => process_.pause(),
		resume: () => process_.resume(),
		// Left out of the package's types, for closing the terminal is rarely wanted.
		hangUp: () => (process_ as pty.IPty & {readonly destroy: () => void}).destroy(),
		signal: name => process.kill(process_.pid, name),
		firstPaint: () => firstPaint,
		output: () => output,
		scrolledOff: screen.scrolledOff,
		exit: async (milliseconds = patience) => {
			await until(
				() => exited !== undefined,
				milliseconds,
				() => `Still running after ${milliseconds} ms:\n${picture()}`,
			);
			await settle(20);
			return {code: exited?.code ?? -1, signal: exited?.signal ?? 0};
		},
		leftModes: () => leftModes(output),
		stop: async () => {
			if (exited === undefined) process_.kill('SIGKILL');
			await until(
				() => exited !== undefined,
				2000,
				() => 'It cannot be killed.',
			);
		},
	};
}

function isMet(what: Expectation, lines: readonly string[]): boolean {
	if (typeof what === 'function') return what(lines);
	const text = lines.join('\n');
	return typeof what === 'string' ? text.includes(what) : what.test(text);
}

function hasText(bytes: string): boolean {
	return /\S/.test(bytes.replace(/\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|[\x00-\x1f]/g, ''));
}

/** A long frame arrives in pieces; its marks of synchronized output say when it is whole. */
function isWithinFrame(output: string): boolean {
	return output.lastIndexOf('\x1b[?2026h') > output.lastIndexOf('\x1b[?2026l');
}

/** What the program keeps between calls is kept for these sessions alone. */
const cache = mkdtempSync(join(tmpdir(), 'cai-tui-sessions-'));
process.once('exit', () => rmSync(cache, {recursive: true, force: true}));

/** Without CI, whoever runs the tests: where it is set, Ink does not follow the size and chalk writes no colours. */
function environment(env: SessionOptions['env'] = {}): Record<string, string> {
	const {PATH = '', HOME = ''} = process.env;
	const all = {
		PATH,
		HOME,
		XDG_CACHE_HOME: cache,
		TERM: 'xterm-256color',
		COLORTERM: 'truecolor',
		LANG: 'C.UTF-8',
		TZ: 'UTC',
		...env,
	};
	return Object.fromEntries(
		Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, milliseconds));
}
