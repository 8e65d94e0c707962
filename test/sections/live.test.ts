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

	it('are drawn each and together, against what they may draw', () => {
		const together = series('all', [110, Number.NaN, 150]);
		const feed = {...feedOf(series('0', [100, 110, 120]), series('1', [10, Number.NaN, 30], 0.004)), together};
		const chart = figure(feed, 'live-power');
		if (chart?.kind !== 'lines') throw new Error('no chart');
		expect(chart.series.map(({id}) => id)).toEqual(['sum', '0', '1']);
		expect([...Array.from(chart.series[0]?.y ?? [])]).toEqual([110, Number.NaN, 150]);
		expect(chart.limits).toEqual([{y: 800, label: 'limit'}]);
	});

	const largeOf = (feed: LiveFeed) => {
		const now = figure(feed, 'now');
		if (now?.kind !== 'large values') throw new Error('no large values');
		return now.values.map(({label, quantity, most}) => [label, quantity.value, most]);
	};

	it('are read in large digits, one alone', () => {
		expect(largeOf(feedOf(series('0', [100, 110])))).toEqual([
			['power', 110, 400],
			['GPU', null, 100],
			['memory', null, 100],
			['temperature', null, null],
		]);
		expect(figure(feedOf(series('0', [100, 110])), 'gpus')).toBeUndefined();
	});

	it('are read in large digits together, those that answer', () => {
		const both = feedOf(series('0', [100, 110]), series('1', [10, 20]));
		expect(largeOf(both)[0]).toEqual(['power, sum', 130, 800]);
		const one = feedOf(series('0', [100, 110]), series('1', [10, Number.NaN]));
		expect(largeOf(one)[0]).toEqual(['power, sum (1/2)', 110, 400]);
		expect(figure(one, 'gpus')).toMatchObject({
			rows: [{id: '0'}, {id: '1'}, {id: 'all', cells: {power: {quantity: {value: null}}}}],
		});
		const none = feedOf(series('0', [Number.NaN]), series('1', [Number.NaN]));
		expect(largeOf(none)[0]).toEqual(['power, sum', null, 800]);
	});

	it('say nothing of now where readings have stopped, of one or of all', () => {
		const stopped = feedOf(series('0', [100, 110, 120, 130, 140]), series('1', [10]));
		expect(largeOf(stopped)[0]).toEqual(['power, sum (1/2)', 140, 400]);
		const problem = {what: 'nvidia-smi has gone.', advice: '', retryIn: 2, isSilent: true};
		expect(largeOf({...stopped, problem})[0]).toEqual(['power, sum', null, 800]);
		expect(figure({...stopped, problem}, 'no-answer')).toBeUndefined();
	});

	it('have the limit of their name where the driver does not say one, and this is told', () => {
		const {powerLimit: _, ...channels} = series('0', [100]).channels;
		const feed = feedOf({...series('0', [100]), channels, name: 'NVIDIA H100 NVL'});
		expect(largeOf(feed)[0]).toEqual(['power', 100, 400]);
		expect(figure(feed, 'limit')).toBeDefined();
		expect(figure(feedOf(series('0', [100])), 'limit')).toBeUndefined();
	});

	it('are told of where the driver has no answer', () => {
		expect(figure(feedOf(series('0', [100])), 'no-answer')).toMatchObject({
			text: 'The driver has no answer for GPU utilization, memory utilization, temperature.',
		});
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
