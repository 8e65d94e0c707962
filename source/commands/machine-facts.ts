import {systemFactsOf} from '../disk/system-information.ts';
import type {ConfCompute} from '../domain/live-feed.ts';
import {askOnce} from '../live/watch-gpu.ts';
import {printable} from '../units/printable.ts';

/** What does not change from reading to reading. It is asked for by itself, so that a recording has the columns of a log. */
export type MachineFacts = {
	/** Asks; until there is an answer, the last one stands. */
	readonly ask: () => void;
	readonly confCompute: () => ConfCompute | null;
	/** Of GPUs, by index. */
	readonly names: () => ReadonlyMap<string, string>;
};

export function machineFacts(signal: AbortSignal): MachineFacts {
	let confCompute: ConfCompute | null = null;
	let names: ReadonlyMap<string, string> = new Map();
	return {
		ask() {
			void askOnce(['conf-compute', '-q'], signal).then(text => {
				if (text !== null) confCompute = confComputeOf(text);
			});
			void askOnce(['--query-gpu=index,name', '--format=csv,noheader'], signal).then(text => {
				if (text !== null) names = namesOf(text);
			});
		},
		confCompute: () => confCompute,
		names: () => names,
	};
}

function confComputeOf(text: string): ConfCompute {
	const {ccState, devTools, protectedPcie} = systemFactsOf(text);
	return {state: ccState, devTools: devTools === 'on', protectedPcie: protectedPcie === true};
}

function namesOf(text: string): ReadonlyMap<string, string> {
	const lines = text.split('\n').map(line => /^(\d+), *(\S.*)$/.exec(line.trim()));
	return new Map(lines.flatMap(line => (line === null ? [] : [[line[1] ?? '', printable(line[2] ?? '')] as const])));
}
