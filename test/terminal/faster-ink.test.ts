import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {bundle} from '../sessions/support/bundle.ts';

const framesOf = (program: string): readonly string[] =>
	execFileSync(process.execPath, [program], {encoding: 'utf8'}).split('\n');

it('the faster Ink draws what Ink draws', async () => {
	const entry = 'test/terminal/ink-frames.tsx';
	const [faster, original] = await Promise.all([bundle(entry), bundle(entry, {isInkFaster: false})]);
	expect(faster).not.toBe(original);
	const frames = framesOf(faster);
	expect(frames.length).toBe(121);
	expect(frames).toEqual(framesOf(original));
});
