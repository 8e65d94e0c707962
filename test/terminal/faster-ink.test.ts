import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect, it} from 'vitest';
import {bundle} from '../sessions/support/bundle.ts';

async function framesOf(program: string): Promise<readonly string[]> {
	const {stdout} = await promisify(execFile)(process.execPath, [program]);
	return stdout.split('\n');
}

// Two bundles and two programs: on a busy machine more than a test is usually given.
it('the faster Ink draws what Ink draws', {timeout: 60_000}, async () => {
	const entry = 'test/terminal/ink-frames.tsx';
	const programs = await Promise.all([bundle(entry), bundle(entry, {isInkFaster: false})]);
	const [faster, original] = await Promise.all(programs.map(framesOf));
	expect(faster?.length).toBe(121);
	expect(faster).toEqual(original);
});
