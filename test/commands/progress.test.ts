import {describe, expect, it} from 'vitest';
import {progressOn} from '../../source/commands/progress.ts';

function stream(isTTY: boolean) {
	const written: string[] = [];
	const write = (text: string): boolean => written.push(text) > 0;
	return {stderr: {isTTY, write} as unknown as NodeJS.WriteStream, written};
}

describe('progress', () => {
	it('is one line that is written over itself, at most ten times a second, and taken away', () => {
		const {stderr, written} = stream(true);
		let time = 0;
		const progress = progressOn(stderr, () => time);
		for (time = 0; time < 300; time += 30) progress.show(time / 30, 10);
		progress.clear();
		progress.clear();
		expect(written).toEqual([0, 4, 8].map(done => `\r\x1b[Kreading ${done} of 10`).concat('\r\x1b[K'));
	});

	it('leaves no trace where it showed nothing', () => {
		const {stderr, written} = stream(true);
		progressOn(stderr).clear();
		expect(written).toEqual([]);
	});

	it('says nothing where nobody watches', () => {
		const {stderr, written} = stream(false);
		const progress = progressOn(stderr, () => 0);
		progress.show(1, 2);
		progress.clear();
		expect(written).toEqual([]);
	});
});
