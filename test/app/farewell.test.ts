import {describe, expect, it} from 'vitest';
import {farewell, reopening} from '../../source/app/farewell.ts';
import {opened, press} from './support/session.ts';

describe('farewell', () => {
	it('says what was looked at, what it says, and how to get back there', () => {
		const state = opened({section: 'throughput', open: 'calibration/throughput_latency'});
		expect(farewell(state).slice(1)).toEqual([
			'Throughput of calibration/throughput_latency; TEE on against off in output throughput: 2 worse, 1 noise, 1 single run',
			'again: cai-tui data --section throughput --open calibration/throughput_latency',
		]);
		expect(farewell(state)[0]).toMatch(/^cai-tui: data, 26 runs: \d+ ok, \d+ with warnings, \d+ with errors$/);
	});

	it('says nothing where nothing was read', () => {
		expect(farewell(opened({runs: []}))).toEqual([]);
	});

	it('is ASCII where the screen was', () => {
		const state = press(opened({glyphs: 'ascii', open: 'energy'}), 'down');
		expect(farewell(state).join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
	});
});

describe('reopening', () => {
	it('quotes what a shell would take apart', () => {
		const state = opened({open: 'energy/Qwen3 32B'});
		expect(reopening(state)).toBe("cai-tui data --section overview --open 'energy/Qwen3 32B'");
		expect(reopening({...state, command: ['cai-tui', "it's mine"]})).toMatch(/^cai-tui 'it'\\''s mine' /);
	});
});
