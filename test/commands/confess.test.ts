import {describe, expect, it} from 'vitest';
import {confess} from '../../source/commands/confess.ts';

function confessed(error: unknown) {
	let text = '';
	const stderr = {write: (piece: string) => (text += piece)} as unknown as NodeJS.WriteStream;
	return {exit: confess(error, stderr), lines: text.split('\n')};
}

describe('a bug', () => {
	it('asks to be reported, with the versions and where it happened', () => {
		const {exit, lines} = confessed(new TypeError('nothing there'));
		expect(exit).toBe(70);
		expect(lines[0]).toBe(
			'cai-tui: this is a bug in cai-tui, not in your data. Please report it with the lines below.',
		);
		expect(lines[1]).toMatch(/^cai-tui \S+, Node v\d+/);
		expect(lines[2]).toBe('TypeError: nothing there');
		expect(lines[3]).toMatch(/^ {4}at .*confess\.test/);
	});

	it('may be anything that was thrown', () => {
		expect(confessed('a word').lines[2]).toBe('a word');
	});
});
