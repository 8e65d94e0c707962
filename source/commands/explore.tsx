import {openSync} from 'node:fs';
import {basename} from 'node:path';
import {type CopyOutcome, type Ports, performer} from '../app/effects.ts';
import {farewell} from '../app/farewell.ts';
import {foresight} from '../app/foresight.ts';
import {lookAhead} from '../app/look-ahead.ts';
import {type State, start} from '../app/state.ts';
import {createStore, type Store} from '../app/store.ts';
import {type ReadStudyOptions, read} from '../disk/read.ts';
import type {ParseResultFile, ReadEvent} from '../disk/read-event.ts';
import {readPool} from '../disk/read-pool.ts';
import {isSynthetic} from '../disk/synthetic.ts';
import {follow} from '../disk/watch/follow.ts';
import {live} from '../sections/live/live.ts';
import {sections} from '../sections/registry.ts';
import {FramePainter} from '../terminal/frame-painter.ts';
import {keyboardOf} from '../terminal/input.ts';
import {createTerminal, type Terminal} from '../terminal/terminal.ts';
import {framesOf, frameText} from '../ui/frame.ts';
import type {Mounted} from '../ui/mount.tsx';
import {createTheme} from '../ui/theme/theme.ts';
import {toSeconds} from '../units/convert.ts';
import {formatBytes} from '../units/format.ts';
import {printable} from '../units/printable.ts';
import {type ExitCode, type Invocation, refuse} from './command.ts';
import {lackOf} from './lack.ts';
import {liveFeed} from './live-feed.ts';
import {poolSize} from './read-study.ts';
import {isMistake} from './reading.ts';
import type {Recorder} from './recorder.ts';
import {sectionsNamed} from './sections-named.ts';
import type {Study} from './study.ts';
import {type Memory, memoryOf} from './study-memory.ts';

/** `gpu`: how the GPUs of this machine are looked at, and whether they are all that there is to look at. */
export type GpuChoice = {readonly recorder: Recorder | null; readonly interval: number; readonly alone: boolean};

const usualGpu: GpuChoice = {recorder: null, interval: 1, alone: false};

export async function explore(study: Study, invocation: Invocation, gpu: GpuChoice = usualGpu): Promise<ExitCode> {
	const {console, options} = invocation;
	const {stdout, env} = console;
	const named = sectionsNamed(study.section);
	if (isMistake(named)) return refuse(console, named.mistake);
	const keyboard = keyboardOf({...console, openDevice: path => openSync(path, 'r')});
	if (keyboard === undefined) {
		return refuse(console, 'there is no terminal to read keys from. cai-tui report prints the study.');
	}
	const reading = new AbortController();
	// However the program ends, what it has started ends with it.
	process.once('exit', () => reading.abort());
	const says = (lines: readonly string[]): boolean => stdout.write(lines.map(line => `${line}\n`).join(''));
	const terminal = createTerminal({
		stdin: keyboard,
		stdout,
		env,
		onSignal: signal => {
			reading.abort();
			if (signal !== 'SIGHUP') says(farewell(store.state()));
		},
	});
	const {capabilities} = terminal;
	const first = start({
		title: gpu.alone ? 'this machine' : study.roots.map(({path}) => printable(basename(path))).join(' + '),
		command: ['cai-tui', ...study.words],
		size: terminal.size(),
		glyphs: options.ascii === true ? 'ascii' : capabilities.glyphs,
		assumptions: study.assumptions,
		roots: study.roots.map(({path}) => path),
		synthetic: await isSynthetic(study.roots),
		section: gpu.alone ? live.id : ((named.value[0] ?? sections[0])?.id ?? ''),
		expanded: gpu.alone,
		open: options.open?.replace(/\/+$/, '') ?? null,
	});
	const colour = options.color === false ? 'none' : capabilities.colour;
	const frameOf = framesOf(createTheme(colour, options.theme ?? 'dark'));
	let leave = (): void => undefined;
	const left = new Promise<void>(resolve => {
		leave = resolve;
	});
	const memory = memoryOf(study);
	const ports = portsOf(study, invocation, {memory, terminal, gpu, signal: reading.signal, quit: () => leave()});
	const perform = performer(ports, message => store.dispatch(message));
	const store = createStore(first, perform, foresight(ports.after, frameOf));
	terminal.open();
	const stopResizing = terminal.onResize(size => store.dispatch({type: 'terminal resized', size}));
	// Nothing to look at: the sentence that says why belongs on the normal screen. What was there once may come again.
	let hasHadResults = gpu.alone;
	const lackFromTheStart = (): string | null => (hasHadResults ? null : lackNow(store.state()));
	const stopWatching = store.subscribe(() => {
		if (lackFromTheStart() !== null) leave();
		else hasHadResults ||= store.state().loading.phase === 'ready';
	});
	const unseen = new FramePainter(first.size);
	const stopLookingAhead = lookAhead(store, ports.after, state => unseen.paint(frameText(frameOf(state))));
	const stopKeeping = keepMade(memory, store, ports.after);
	// The first frames and the reading of the study wait for nothing that they do not need, and Ink is most of the program.
	const paint = (): boolean => terminal.stdout.write(frameText(frameOf(store.state())));
	paint();
	const stopPainting = store.subscribe(paint);
	perform({type: 'read'});
	if (first.section === live.id) perform({type: 'watch gpu'});
	let screen: Mounted | undefined;
	try {
		await walkedThrough(store, ports.after);
		const {mount} = await import('../ui/mount.tsx');
		stopPainting();
		screen = mount({store, frameOf}, terminal);
		await Promise.race([left, screen.end]);
	} finally {
		stopResizing();
		stopWatching();
		stopLookingAhead();
		stopKeeping();
		reading.abort();
		screen?.unmount();
		terminal.close();
	}
	const lack = lackFromTheStart();
	if (lack !== null) return refuse(console, lack);
	says(farewell(store.state()));
	return 0;
}

/** Milliseconds: from then on Ink is loaded even while folders are still walked through. Somebody may want to leave. */
const longestWalk = 500;

/**
 * Until it shows whether the study has to be read, or is as it was the last time and there at once. Loading Ink takes longer
 * than either.
 */
function walkedThrough(store: Store, after: Ports['after']): Promise<void> {
	return new Promise(resolve => {
		const end = (): void => {
			callOff();
			stop();
			resolve();
		};
		const callOff = after(longestWalk, end);
		const stop = store.subscribe(() => {
			if (store.state().loading.phase !== 'scanning') end();
		});
	});
}

function lackNow({loading, dataset}: State): string | null {
	return loading.phase === 'ready' ? lackOf(dataset) : null;
}

type PortOptions = {
	readonly memory: Memory | undefined;
	readonly terminal: Terminal;
	readonly gpu: GpuChoice;
	readonly signal: AbortSignal;
	readonly quit: () => void;
};

function portsOf(study: Study, {options}: Invocation, {memory, terminal, gpu, signal, quit}: PortOptions): Ports {
	const reader = {...study, memory};
	return {
		async *gpu() {
			for await (const {feed} of liveFeed({...gpu, signal})) yield feed;
		},
		read: () =>
			options.watch === false || gpu.alone ? readOnce(reader, signal) : followedFrom(reader, signal, options.poll),
		now: () => performance.now(),
		today: () => toSeconds(Date.now()),
		after: (milliseconds, callback) => {
			const timer = setTimeout(callback, milliseconds);
			return () => clearTimeout(timer);
		},
		copy: text => copied(terminal, text),
		repaint: terminal.repaint,
		suspend: terminal.suspend,
		quit,
	};
}

type Remembered = Study & {readonly memory: Memory | undefined};

async function* readOnce(
	{roots, readOptions, cache, memory}: Remembered,
	signal: AbortSignal,
	hooks: Pick<ReadStudyOptions, 'scanned' | 'isTaken'> = {},
): AsyncGenerator<ReadEvent> {
	const pool = readPool({size: poolSize(), cache});
	try {
		const {parse, parseTrace} = pool;
		yield* read(roots, {...readOptions, signal, parse, parseTrace, headlineFirst: true, memory, ...hooks});
	} finally {
		await pool.close();
	}
}

/** Milliseconds after which the study, once it has been read, has also been judged and nobody waits for anything. */
const settling = 500;

function keepMade(memory: Memory | undefined, store: Store, after: Ports['after']): () => void {
	let callOff: (() => void) | null = null;
	const stop = store.subscribe(() => {
		if (store.state().loading.phase !== 'ready') return;
		stop();
		callOff = after(settling, () => {
			const {dataset, assumptions} = store.state();
			void memory?.keepMade(dataset, assumptions);
		});
	});
	return () => {
		stop();
		callOff?.();
	};
}

/** Threads are kept only while there is much to read: of what comes later, each result gets one for itself. */
function followedFrom(study: Remembered, signal: AbortSignal, poll = false): AsyncGenerator<ReadEvent> {
	const {roots, readOptions, cache} = study;
	const parse: ParseResultFile = async (...task) => {
		const pool = readPool({size: 1, cache});
		try {
			return await pool.parse(...task);
		} finally {
			await pool.close();
		}
	};
	return follow(hooks => readOnce(study, signal, hooks), roots, {...readOptions, signal, parse, poll});
}

function copied(terminal: Terminal, text: string): CopyOutcome {
	const outcome = terminal.copy(text);
	switch (outcome.kind) {
		case 'sent':
			return {kind: 'sent', bytes: outcome.bytes};
		case 'unsupported':
			return {kind: 'refused', reason: outcome.reason};
		case 'too long':
			return {
				kind: 'refused',
				reason: `${formatBytes(outcome.bytes)} are more than a terminal takes (${formatBytes(outcome.limit)})`,
			};
	}
}
