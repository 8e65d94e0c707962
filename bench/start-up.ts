// From the start of the process to the first thing on the screen, in a pseudo-terminal: bare Node, one line of bundled
// Ink, and the explorer on the demo study, in turn, so that a noisy machine is noisy for all of them.
import {bundle} from '../test/sessions/support/bundle.ts';
import {start} from '../test/sessions/support/session.ts';
import {demoStudy, explorer} from './support/explorer.ts';
import {milliseconds, percentile, report} from './support/measurement.ts';

const rounds = 11;

const oneLineOfInk = await bundle('bench/support/one-line-of-ink.tsx');

const programs = {
	node: [process.execPath, '--eval', 'process.stdout.write("hello")'],
	ink: [process.execPath, oneLineOfInk],
	explorer: [process.execPath, explorer, await demoStudy()],
};

type Program = keyof typeof programs;

const times: Readonly<Record<Program, number[]>> = {node: [], ink: [], explorer: []};
for (let round = 0; round < rounds; round++) {
	for (const name of Object.keys(programs) as Program[]) times[name].push(await firstPaint(programs[name]));
}

async function firstPaint(command: readonly string[]): Promise<number> {
	const session = await start(command, {columns: 120, rows: 36});
	await session.waitFor(() => session.firstPaint() !== null);
	await session.stop();
	return session.firstPaint() ?? Number.NaN;
}

const medians = {
	node: percentile(times.node, 0.5),
	ink: percentile(times.ink, 0.5),
	explorer: percentile(times.explorer, 0.5),
};
const toInk = medians.explorer / medians.ink;

report({
	what: 'start-up to first frame, against a bundled line of Ink',
	measured: milliseconds(medians.explorer),
	against: milliseconds(medians.ink),
	ratio: toInk,
	bar: '≤ 1.35',
	isMet: toInk <= 1.35,
});
report({
	what: 'start-up to first frame, against bare Node',
	measured: milliseconds(medians.explorer),
	against: milliseconds(medians.node),
	ratio: medians.explorer / medians.node,
	bar: '',
	isMet: null,
});
