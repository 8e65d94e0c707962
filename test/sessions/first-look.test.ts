import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {explore} from './explorer.ts';
import {type StudyFolder, smallStudy} from './study.ts';
import {nothingLeft} from './support/left-modes.ts';
import type {Session} from './support/session.ts';

vi.setConfig({testTimeout: 60_000});

let study: StudyFolder;
let session: Session | undefined;

beforeAll(async () => {
	study = await smallStudy();
});

afterEach(() => session?.stop());

afterAll(() => study.remove());

describe('a first look at a study', () => {
	it('goes from the whole to one run, asks for help, and leaves the way back in the scrollback', async () => {
		session = await explore([study.root]);
		await session.waitFor('3 conditions · 18 runs');

		await session.press('2');
		await session.waitFor('How many output tokens a second does the TEE cost?');

		await session.press('down', 'down');
		await session.waitFor('2 Throughput · throughput_latency / Gemma3 1B');
		await session.waitFor(/Gemma3 1B +8\.5 %/);

		await session.press('right', 'right', 'right', 'right');
		await session.waitFor('Gemma3 1B / TEE off / run 1');

		await session.press('[');
		await session.waitFor('1 Overview · whole study');
		await session.press(']');
		await session.waitFor('Gemma3 1B / TEE off / run 1');

		await session.press('?');
		await session.waitFor('half page down');
		await session.press('esc');
		await session.waitFor('2 Throughput · throughput_latency');

		await session.press('q');
		expect(await session.exit()).toEqual({code: 0, signal: 0});
		expect(session.leftModes()).toEqual(nothingLeft);
		const left = session.text().replaceAll('\n', '');
		expect(left).toMatch(/18 runs: \d+ ok, \d+ with warnings, \d+ with errors/);
		expect(left).toContain('--section throughput --open ');
		expect(session.scrolledOff()).toBe(0);
	});

	it('opens again where it was left', async () => {
		session = await explore([study.root, '--section', 'traces', '--open', 'energy/Llama3.1 8B']);
		await session.waitFor('9 Traces · energy / Llama3.1 8B');
		await session.waitFor('GPU power');

		await session.press('x', 'right');
		await session.waitFor(/cursor \d+(\.\d+)? s/);
		await session.press('e');
		await session.waitFor(lines => lines[0]?.startsWith('╭─ 9 Traces') === true);
		await session.press('esc', 'esc');
		await session.waitFor('─ Study ─');
		await session.press('q');
		expect((await session.exit()).code).toBe(0);
	});

	it('finds by name and by filter', async () => {
		session = await explore([study.root]);
		await session.press('/', ...'loss>5');
		await session.waitFor('6 of 18 runs');
		await session.press('enter');
		await session.waitFor(text => !text.join('\n').includes('Qwen3 32B  '));
		await session.press('esc');
		await session.waitFor('Qwen3 32B');

		await session.press(':', ...'llama tee_on');
		await session.waitFor('› energy/Llama3.1 8B/tee_on');
		await session.press('enter');
		await session.waitFor('energy / Llama3.1 8B / TEE on');
	});

	it('costs one write a key, of little more than what changed, and nothing while nothing happens', async () => {
		session = await explore([study.root, '--section', 'throughput']);
		for (const key of ['down', 'down', 'right', 'down', 'tab', '3', '?', 'esc']) {
			await session.settle();
			const before = session.output().length;
			const {bytes, writes, minimal} = await session.measure(key);
			// Long frames carry marks of synchronized output, and may be read in several pieces.
			const marked = session.output().slice(before).split('\x1b[?2026h').length - 1;
			expect([key, marked === 0 ? writes : marked]).toEqual([key, 1]);
			expect([key, bytes / minimal.bytes < 1.25]).toEqual([key, true]);
		}
		await session.settle();
		const before = session.output().length;
		await session.settle(500);
		expect(session.output()).toHaveLength(before);
	});
});
