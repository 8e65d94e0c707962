import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect, it} from 'vitest';
import {parseRow} from '../../source/terminal/row.ts';
import {bundle} from '../sessions/support/bundle.ts';

const width = 60;

/** Row by row, what a terminal would show of each frame. */
async function framesOf(program: string): Promise<readonly string[]> {
	const {stdout} = await promisify(execFile)(process.execPath, [program], {maxBuffer: 1 << 24});
	return stdout.trimEnd().split('\n').map(shown);
}

function shown(frame: string): string {
	const rows = String(JSON.parse(frame)).split('\n');
	return JSON.stringify(rows.map(row => parseRow(row, width)));
}

// Two bundles and two programs: on a busy machine more than a test is usually given.
it('the faster Ink draws what Ink draws', {timeout: 60_000}, async () => {
	const entry = 'test/terminal/ink-frames.tsx';
	const programs = await Promise.all([bundle(entry), bundle(entry, {isInkFaster: false})]);
	const [faster, original] = await Promise.all(programs.map(framesOf));
	expect(faster?.length).toBe(240);
	expect(faster).toEqual(original);
});
