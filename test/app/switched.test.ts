import {describe, expect, it} from 'vitest';
import {opened, press, tell} from './support/session.ts';

describe('a key that switches', () => {
	const traces = opened({section: 'traces', open: 'energy/Qwen3 32B'});

	it.each([
		['a', 'drawn with line and block characters'],
		['r', 'all repetitions as a band'],
		['o', 'each mode in a chart of its own'],
	])('%s says what it has switched to', (key, text) => {
		expect(press(traces, key).notice?.text).toBe(text);
	});

	it('says it of the way back, too', () => {
		expect(press(traces, 'r', 'r').notice?.text).toBe('one run of each mode');
		expect(press(traces, 'o', 'o').notice?.text).toBe('one mode only');
		expect(press(traces, 'a', 'a', 'a').notice?.text).toBe('drawn with braille');
	});

	it('says whether the newest run is followed', () => {
		const batch = {runs: [], findings: [], ignored: [], found: null, progress: null, finished: false} as const;
		const watching = tell(traces, {type: 'study read', batch: {...batch, watching: true}});
		expect(press(watching, 'f').notice?.text).toMatch(/^following the newest run, run \d now: f stays here$/);
		expect(press(watching, 'f', 'f').notice?.text).toBe('staying here: f follows the newest run again');
	});

	it('names the values that v shows', () => {
		const live = press(opened(), 'L', 'v');
		expect(live.notice?.text).toBe('the whole session (2 of 2)');
	});
});
