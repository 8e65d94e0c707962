import {describe, expect, it} from 'vitest';
import {emptyFeed, type LiveFeed} from '../../source/domain/live-feed.ts';
import {throttleReasons} from '../../source/domain/throttle-reasons.ts';
import type {Trace, TraceSeries} from '../../source/domain/trace.ts';
import {presentLive} from '../../source/sections/live/present-live.ts';
import {defaultView} from '../../source/sections/view.ts';

const series = (gpu: string, power: readonly number[], shift = 0): TraceSeries => ({
	gpu,
	name: null,
	time: Float64Array.from(power, (_, index) => 1000 + index + shift),
	channels: {power: Float64Array.from(power), powerLimit: Float64Array.from(power, () => 400)},
});

function feedOf(...all: readonly TraceSeries[]): LiveFeed {
	const trace: Trace = {
		path: '',
		device: 'gpu',
		clock: 'wall',
		series: all,
		start: null,
		columns: ['power', 'powerLimit'],
		rows: 0,
		badRows: 0,
		missing: {},
		driverMessages: [],
		cutShort: false,
	};
	return {...emptyFeed(1), trace};
}

function figure(
	feed: LiveFeed | null,
	id: string,
	view = defaultView,
	running: Parameters<typeof presentLive>[2] = null,
) {
	return presentLive(feed, view, running).find(each => each.id === id);
}

describe('the GPUs of this machine', () => {
	it('are waited for', () => {
		expect(presentLive(null, defaultView, null).map(({id}) => id)).toEqual(['question', 'waiting']);
	});

	it('are summed at the same time, and not where one has no reading', () => {
		const chart = figure(feedOf(series('0', [100, 110, 120]), series('1', [10, Number.NaN, 30], 0.004)), 'live-power');
		if (chart?.kind !== 'lines') throw new Error('no chart');
		expect(chart.series.map(({id}) => id)).toEqual(['sum', '0', '1']);
		expect([...Array.from(chart.series[0]?.y ?? [])]).toEqual([110, Number.NaN, 150]);
		expect(chart.limits).toEqual([{y: 800, label: 'limit'}]);
	});

	it('are shown for the last five minutes, or all of it', () => {
		const feed = feedOf(
			series(
				'0',
				Array.from({length: 400}, () => 1),
			),
		);
		const shown = [0, 1].map(variant => {
			const chart = figure(feed, 'live-power', {...defaultView, variant});
			return chart?.kind === 'lines' ? [chart.xAxis.from, chart.xAxis.to, chart.series[0]?.x.length] : null;
		});
		expect(shown).toEqual([
			[99, 399, 301],
			[0, 399, 400],
		]);
	});

	it.each([
		['tee_on', {state: 'off', devTools: false, protectedPcie: false}, true],
		['tee_on', {state: 'on', devTools: false, protectedPcie: false}, false],
		['tee_on', {state: 'on', devTools: true, protectedPcie: false}, true],
		['tee_on', {state: 'off', devTools: false, protectedPcie: true}, false],
		['tee_off', {state: 'off', devTools: false, protectedPcie: false}, false],
		['tee_off', {state: 'on', devTools: false, protectedPcie: false}, true],
		['unknown', {state: 'on', devTools: false, protectedPcie: false}, false],
	] as const)('in a run of %s with %j contradict it: %s', (mode, confCompute, contradicts) => {
		const feed = {...feedOf(series('0', [1, 2])), confCompute};
		expect(figure(feed, 'contradiction', defaultView, mode) !== undefined).toBe(contradicts);
	});

	it('say why their clocks are held down', () => {
		expect(throttleReasons(0x24)).toEqual(['at the power limit', 'too warm (driver)']);
		expect(throttleReasons(0)).toEqual([]);
	});
});
