import type {ConfCompute, LiveFeed, LiveProblem} from '../../domain/live-feed.ts';
import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';
import {throttleReasons} from '../../domain/throttle-reasons.ts';
import type {Trace, TraceSeries} from '../../domain/trace.ts';
import type {CellValue, FactsFigure, Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {formatDuration} from '../../units/format.ts';
import {none, quantity, text} from '../cells.ts';
import {note, warning} from '../notes.ts';
import {valueColumn} from '../side-columns.ts';
import type {View} from '../view.ts';
import {live, liveVariants} from './live.ts';
import {lastOf, limitOf, liveCharts} from './live-charts.ts';

/** `running`: the mode that the folder of the run under way says; null: none is. */
export function presentLive(feed: LiveFeed | null, view: View, running: TeeMode | null): readonly Figure[] {
	const question: TextFigure = {kind: 'text', id: 'question', text: live.question, tone: 'question'};
	if (feed === null) return [question, note('waiting', 'Waiting for the first reading of nvidia-smi.')];
	const {trace, problem, confCompute} = feed;
	const problems = problem === null ? [] : [problemText(problem)];
	const contradiction = contradictionOf(confCompute, running);
	if (trace === null) {
		return [
			question,
			...problems,
			...(problem === null ? [note('waiting', 'Waiting for the first reading of nvidia-smi.')] : []),
		];
	}
	return [
		question,
		...problems,
		...(contradiction === null ? [] : [warning('contradiction', contradiction)]),
		facts(feed, trace, view),
		gpuTable(trace),
		...liveCharts(feed, trace, view),
	];
}

function problemText({what, advice, retryIn}: LiveProblem): TextFigure {
	const again = retryIn === null ? '' : ` It is tried again in ${retryIn} s.`;
	return warning('problem', `${what} ${advice}${again}`);
}

function contradictionOf(confCompute: ConfCompute | null, running: TeeMode | null): string | null {
	if (confCompute === null || confCompute.state === null) return null;
	const isOn = (confCompute.state === 'on' && !confCompute.devTools) || confCompute.protectedPcie;
	if (running === null || running === 'unknown' || (running === 'tee_on') === isOn) return null;
	return `The run under way lies in a folder of ${teeModeLabel[running]}, and the GPU of this machine is not in that mode: ${stateText(confCompute)}.`;
}

function stateText(confCompute: ConfCompute | null): string {
	if (confCompute === null || confCompute.state === null) return 'unknown';
	const {state, devTools, protectedPcie} = confCompute;
	if (state === 'on') return devTools ? 'on, with DevTools mode: not confidential' : 'on';
	return protectedPcie ? 'off, with protected PCIe: confidential' : 'off';
}

function facts({confCompute, interval, recording}: LiveFeed, trace: Trace, {variant}: View): FactsFigure {
	const seconds = spanOf(trace);
	return {
		kind: 'facts',
		id: 'session',
		facts: [
			{label: 'confidential computing', value: text(stateText(confCompute), 'strong')},
			{label: 'session', value: text(formatDuration(seconds))},
			{label: 'shown', value: text(`${liveVariants[variant % liveVariants.length]} (v: the other)`)},
			{label: 'a reading each', value: quantity(interval, 's')},
			...(recording === null
				? []
				: [
						{
							label: 'recording',
							value: text(
								recording.failure === null
									? `${recording.file} (${recording.lines} lines)`
									: `given up: ${recording.failure}`,
							),
						},
					]),
		],
	};
}

function spanOf({series}: Trace): number {
	const starts = series.map(({time}) => time[0] ?? 0);
	const ends = series.map(({time}) => time[time.length - 1] ?? 0);
	return Math.max(0, Math.max(...ends) - Math.min(...starts));
}

function gpuTable(trace: Trace): TableFigure {
	const {series} = trace;
	return {
		kind: 'table',
		id: 'gpus',
		title: 'now',
		columns: [
			{id: 'gpu', title: 'GPU', align: 'left', priority: 0},
			valueColumn('power', 'power', 'W', 0),
			valueColumn('limit', 'limit', 'W', 1),
			valueColumn('of-limit', 'of limit', null, 2),
			valueColumn('utilization', 'GPU', '%', 0),
			valueColumn('memory-utilization', 'memory', '%', 1),
			valueColumn('memory-used', 'used', 'MiB', 3),
			valueColumn('temperature', 'temp', '°C', 0),
			valueColumn('sm-clock', 'SM clock', 'MHz', 2),
			valueColumn('memory-clock', 'memory clock', 'MHz', 4),
			{id: 'throttle', title: 'clocks', align: 'left', priority: 3},
		],
		rows: [
			...series.map(each => ({id: each.gpu, cells: cellsOf(each)})),
			...(series.length < 2 ? [] : [{id: 'all', cells: togetherCells(trace)}]),
		],
	};
}

function cellsOf(series: TraceSeries): Readonly<Record<string, CellValue>> {
	const power = lastOf(series, 'power');
	const limit = lastOf(series, 'powerLimit');
	const mask = lastOf(series, 'throttle');
	return {
		gpu: text(series.gpu, 'strong'),
		power: quantity(power, 'W'),
		limit: quantity(limit, 'W'),
		'of-limit': quantity(power === null || limit === null || limit <= 0 ? null : power / limit, 'fraction'),
		utilization: quantity(lastOf(series, 'utilization'), '%'),
		'memory-utilization': quantity(lastOf(series, 'memoryUtilization'), '%'),
		'memory-used': quantity(lastOf(series, 'memoryUsed'), 'MiB'),
		temperature: quantity(lastOf(series, 'temperature'), '°C'),
		'sm-clock': quantity(lastOf(series, 'smClock'), 'MHz'),
		'memory-clock': quantity(lastOf(series, 'memoryClock'), 'MHz'),
		throttle: mask === null ? none : text(throttleReasons(mask).join(', ') || 'free'),
	};
}

function togetherCells(trace: Trace): Readonly<Record<string, CellValue>> {
	const powers = trace.series.map(series => lastOf(series, 'power'));
	const power = powers.reduce<number | null>((sum, watts) => (sum === null || watts === null ? null : sum + watts), 0);
	const limit = limitOf(trace);
	return {
		gpu: text('all', 'strong'),
		power: quantity(power, 'W'),
		limit: quantity(limit, 'W'),
		'of-limit': quantity(power === null || limit === null || limit <= 0 ? null : power / limit, 'fraction'),
	};
}
