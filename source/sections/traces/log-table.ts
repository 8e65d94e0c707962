import type {TableFigure, TextFigure} from '../../figures/figure.ts';
import {toKilojoules} from '../../units/convert.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {count, modeCell, quantity, text} from '../cells.ts';
import {abridged, note, warning} from '../notes.ts';
import {modeColumn, valueColumn} from '../side-columns.ts';
import {boardsLimit, type Shown} from './charts.ts';
import type {TracedRun} from './traced-run.ts';

const kilojoules = (traced: TracedRun) => (traced.energy === null ? null : toKilojoules(traced.energy.joules));

/** What the log of each run that is drawn says of its benchmark window. */
export function logTable(shown: readonly Shown[]): TableFigure {
	return {
		kind: 'table',
		id: 'logs',
		title: 'within the benchmark window',
		columns: [
			modeColumn,
			valueColumn('repetition', 'rep', null, 0),
			valueColumn('energy', 'energy', 'kJ', 0),
			valueColumn('mean-power', 'mean', 'W', 0),
			valueColumn('peak-power', 'peak', 'W', 1),
			valueColumn('of-limit', 'of limit', null, 2),
			valueColumn('utilization', 'GPU', '%', 1),
			valueColumn('memory-utilization', 'memory', '%', 4),
			valueColumn('temperature', 'max', '°C', 5),
			valueColumn('samples', 'samples', null, 3),
			valueColumn('covered', 'covered', null, 6),
			valueColumn('gaps', 'gaps', 's', 3),
			valueColumn('idle', 'idle share', null, 4),
			{id: 'window', title: 'window by', align: 'left', priority: 2},
		],
		rows: shown.flatMap(({runs}) =>
			runs.map(traced => ({id: traced.run.id, target: traced.run.id, cells: logCells(traced)})),
		),
	};
}

function logCells(traced: TracedRun) {
	const {run, energy, gpu} = traced;
	return {
		mode: modeCell(run.teeMode),
		repetition: text(String(run.repetition)),
		energy: quantity(kilojoules(traced), 'kJ'),
		'mean-power': quantity(energy?.meanWatts, 'W'),
		'peak-power': quantity(energy?.peakWatts, 'W'),
		'of-limit': quantity(energy === null ? null : energy.meanWatts / boardsLimit(traced), 'fraction'),
		utilization: quantity(traced.utilization, '%'),
		'memory-utilization': quantity(traced.memoryUtilization, '%'),
		temperature: quantity(traced.maxTemperature, '°C'),
		samples: count(energy?.samples),
		covered: quantity(energy?.coverage, 'fraction'),
		gaps: quantity(energy?.gapSeconds, 's'),
		idle: quantity(energy?.idleShare, 'fraction'),
		window: text(gpu.window.source),
	};
}

/** Logs whose energy should not be relied on, and why. */
export function doubts(shown: readonly Shown[]): readonly TextFigure[] {
	return shown.flatMap(({label, runs}) =>
		runs.flatMap(({run, energy}) => {
			if (energy === null)
				return [warning(`doubt-${run.id}`, `${label}: the log holds no power within the benchmark window.`)];
			return energy.reason === null
				? []
				: [warning(`doubt-${run.id}`, `${label}: energy is unreliable: ${energy.reason}.`)];
		}),
	);
}

const limitSources = {
	option: 'given as an option',
	trace: 'from the log',
	'system information': 'from the system information',
	'gpu name': "from the GPU's name",
	assumed: 'assumed: no file says it, --max-watts does',
} as const;

const windowSources = {
	explicit: 'the run recorded its start',
	recording:
		'cai-tui record saw when the command ran and the result was written, and its duration goes back from there',
	date: "the result's date is its end and its duration goes back from there",
	'best fit': 'the stretch of its duration in which the GPU was busiest',
	'whole file': 'the whole log, for want of anything better',
} as const;

/** Who says the power limit, the window and the clock. */
export function sources(shown: readonly Shown[]): TextFigure {
	const runs = shown.flatMap(side => side.runs);
	const limits = new Set(
		runs.map(
			traced => `${formatQuantity({value: boardsLimit(traced), unit: 'W'})} (${limitSources[traced.limit.source]})`,
		),
	);
	const windows = new Set(runs.map(({gpu}) => `by ${gpu.window.source}: ${windowSources[gpu.window.source]}`));
	const clockless = runs.some(({gpu}) => gpu.trace.clock === 'none')
		? ' A log without times is taken to have a row a second.'
		: '';
	return note('sources', `Power limit: ${abridged([...limits])}. Window ${[...windows].join('; ')}.${clockless}`);
}

/** Of the two runs drawn; which is not yet the overhead of the condition. */
export function changeBetween(off: TracedRun, on: TracedRun): string | null {
	if (off.energy === null || on.energy === null || !(off.energy.joules > 0) || !(off.energy.meanWatts > 0)) return null;
	const energy = on.energy.joules / off.energy.joules - 1;
	const power = on.energy.meanWatts / off.energy.meanWatts - 1;
	return `${formatPercent(energy, {signed: true})} energy, ${formatPercent(power, {signed: true})} mean power`;
}
