import {describe, expect, it} from 'vitest';
import {emptyFeed, type LiveFeed} from '../../source/domain/live-feed.ts';
import {throttleReasons} from '../../source/domain/throttle-reasons.ts';
import type {Trace, TraceSeries} from '../../source/domain/trace.ts';
import type {LinesFigure} from '../../source/figures/figure.ts';
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

/** The texts and values of the last row of the GPUs' table. */
function rowOfAll(feed: LiveFeed): unknown {
	const table = figure(feed, 'gpus');
	if (table?.kind !== 'table') throw new Error('no table');
	const cells = Object.entries(table.rows.at(-1)?.cells ?? {});
	return Object.fromEntries(
		cells.map(([id, cell]) => [
			id,
			cell.kind === 'text' ? cell.text : cell.kind === 'quantity' ? cell.quantity.value : cell,
		]),
	);
}

describe('the GPUs of this machine', () => {
	it('are waited for', () => {
		expect(presentLive(null, defaultView, null).map(({id}) => id)).toEqual(['question', 'waiting']);
	});

	const chartsOf = (feed: LiveFeed, view = defaultView) =>
		presentLive(feed, view, null).filter((each): each is LinesFigure => each.kind === 'lines');
	const withUtilization = (one: TraceSeries, utilization: readonly number[]): TraceSeries => ({
		...one,
		channels: {...one.channels, utilization: Float64Array.from(utilization)},
	});
	const two: LiveFeed = {
		...feedOf(
			withUtilization(series('0', [100, 110, 120]), [90, 91, 92]),
			withUtilization(series('1', [10, Number.NaN, 30], 0.004), [10, 20, 30]),
		),
		together: {
			sum: series('all', [110, Number.NaN, 150]),
			mean: withUtilization(series('all', [1, 1, 1]), [50, 55.5, 61]),
			least: withUtilization(series('all', [1, 1, 1]), [10, 20, 30]),
			greatest: withUtilization(series('all', [1, 1, 1]), [90, 91, 92]),
		},
	};

	it('are drawn each in rows of its own, and their power together, against what they may draw', () => {
		const [each, sum, utilization] = chartsOf(two);
		expect(each).toMatchObject({id: 'live-power-each', apart: true, yAxis: {from: 0, to: 400}});
		expect(each?.series.map(({label, reading}) => [label, reading])).toEqual([
			['GPU 0', 120],
			['GPU 1', 30],
		]);
		expect(Array.from(sum?.series[0]?.y ?? [])).toEqual([110, Number.NaN, 150]);
		expect(sum?.limits).toEqual([{y: 800, label: 'limit'}]);
		expect(utilization).toMatchObject({id: 'live-utilization-each', apart: true});
		expect(utilization?.series.map(({y}) => Array.from(y))).toEqual([
			[90, 91, 92],
			[10, 20, 30],
		]);
	});

	it('are drawn as one where that is asked for: their power, and the mean of what has no sum between its ends', () => {
		const charts = chartsOf(two, {...defaultView, allRepetitions: true});
		expect(charts.map(({id}) => id)).toEqual(['live-power-sum', 'live-utilization-spread']);
		const [mean] = charts[1]?.series ?? [];
		expect([mean?.y, mean?.low, mean?.high].map(values => Array.from(values ?? []))).toEqual([
			[50, 55.5, 61],
			[10, 20, 30],
			[90, 91, 92],
		]);
		expect(figure(two, 'shown')).toMatchObject({text: expect.stringContaining('each GPU (r: all together)')});
	});

	it('are one line where there is one', () => {
		const [chart] = chartsOf(feedOf(series('0', [100, 110])));
		expect(chart).toMatchObject({id: 'live-power', limits: [{y: 400}], series: [{label: 'GPU 0'}]});
		expect(chart?.apart).toBeUndefined();
		expect(figure(feedOf(series('0', [100])), 'shown')).toMatchObject({text: expect.not.stringContaining('r:')});
	});

	it('are summed in the last row of their table, and what has no sum is named', () => {
		const cells = (gpu: string, more: Readonly<Record<string, number>>): TraceSeries => ({
			...series(gpu, [100]),
			channels: {
				...series(gpu, [100]).channels,
				...Object.fromEntries(Object.entries(more).map(([id, value]) => [id, Float64Array.of(value)])),
			},
		});
		const feed = feedOf(
			cells('0', {utilization: 90, memoryUtilization: 40, temperature: 61, memoryUsed: 1000, smClock: 1785}),
			cells('1', {utilization: 45, memoryUtilization: 20, temperature: 74, memoryUsed: 500, smClock: 1200}),
		);
		expect(rowOfAll(feed)).toEqual({
			gpu: 'all',
			power: 200,
			limit: 800,
			'of-limit': 0.25,
			utilization: 'mean 67.5',
			'memory-utilization': 'mean 30.0',
			'memory-used': 1500,
			temperature: 'max 74.0',
			'sm-clock': 'min 1200',
			'memory-clock': null,
			throttle: '',
		});
	});

	it('are summed without those that say nothing, and how many these are stands there', () => {
		const lost = feedOf(series('0', [100]), series('1', [Number.NaN]), series('2', [50]));
		expect(rowOfAll(lost)).toMatchObject({gpu: '2 of 3', power: 150, limit: 800});
		const none = feedOf(series('0', [Number.NaN]), series('1', [Number.NaN]));
		expect(rowOfAll(none)).toMatchObject({gpu: 'all', power: null, limit: 800});
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
		const none = feedOf(series('0', [Number.NaN]), series('1', [Number.NaN]));
		expect(largeOf(none)[0]).toEqual(['power, sum', null, 800]);
	});

	it('say nothing of now where readings have stopped, of one or of all', () => {
		const stopped = feedOf(series('0', [100, 110, 120, 130, 140]), series('1', [10]));
		expect(largeOf(stopped)[0]).toEqual(['power, sum (1/2)', 140, 400]);
		const problem = {what: 'nvidia-smi has gone.', advice: '', retryIn: 2, isSilent: true, silentFor: null};
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
