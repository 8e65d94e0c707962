import {describe, expect, it} from 'vitest';
import {liveSession} from '../../source/commands/live-session.ts';
import {sampleReader} from '../../source/disk/trace/sample-reader.ts';
import {emptyFeed, type LiveFeed} from '../../source/domain/live-feed.ts';
import {opened, press, tell} from './support/session.ts';

function feedOf(gpus: number): LiveFeed {
	const reader = sampleReader();
	const session = liveSession(1);
	const rows = [1, 2].flatMap(second =>
		Array.from({length: gpus}, (_, gpu) => `2026/05/09 03:57:4${second}.000, ${gpu}, 300.00 W\n`),
	);
	session.add(reader.feed(`timestamp, index, power.draw [W]\n${rows.join('')}`), reader.facts());
	const trace = session.trace(reader.facts(), new Map());
	return {...emptyFeed(1), trace, together: session.together()};
}

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

	it('says whether GPUs are shown each or together, and why not where there are not several', () => {
		const live = press(opened(), 'L');
		const several = tell(live, {type: 'gpu read', feed: feedOf(2)});
		expect(press(several, 'r').notice?.text).toBe('all GPUs together');
		expect(press(several, 'r', 'r').notice?.text).toBe('each GPU in rows of its own');
		const one = tell(live, {type: 'gpu read', feed: feedOf(1)});
		expect(press(one, 'r').notice?.text).toContain('there are not several GPUs here');
		expect(press(several, 'o').notice?.text).toContain('no traces here');
	});
});
