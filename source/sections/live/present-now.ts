import {throttleReasons} from '../../domain/throttle-reasons.ts';
import type {CellValue, FactsFigure, Figure, LargeValuesFigure, TableFigure} from '../../figures/figure.ts';
import {decimalsFor, formatValue} from '../../units/format.ts';
import type {Unit} from '../../units/quantity.ts';
import {quantity, text} from '../cells.ts';
import {note} from '../notes.ts';
import {valueColumn} from '../side-columns.ts';
import {type GpuNow, highestOf, sumOf} from './gpu-now.ts';

/** The values of this moment: large, and what else there is of one GPU, or of each of several. */
export function presentNow(gpus: readonly GpuNow[], isSilent: boolean): readonly Figure[] {
	const [only, ...others] = gpus;
	const rest = only !== undefined && others.length === 0 ? factsOf(only) : tableOf(gpus);
	// Where no readings come at all, that is said already.
	const silent = answers.filter(([, value]) => gpus.every(gpu => value(gpu) === null)).map(([name]) => name);
	const guessed = gpus.filter(({isLimitByName}) => isLimitByName);
	return [
		largeValues(gpus),
		rest,
		...(isSilent || silent.length === 0
			? []
			: [note('no-answer', `The driver has no answer for ${silent.join(', ')}.`)]),
		...(guessed.length === 0
			? []
			: [note('limit', 'The driver does not say the power limit: it is that of boards of this name.')]),
	];
}

/** What is worth saying where it is missing altogether. */
const answers: readonly (readonly [name: string, value: (gpu: GpuNow) => number | null])[] = [
	['power', ({power}) => power],
	['GPU utilization', ({utilization}) => utilization],
	['memory utilization', ({memoryUtilization}) => memoryUtilization],
	['temperature', ({temperature}) => temperature],
];

/** Of several, those that answer, and how many these are. */
function largeValues(gpus: readonly GpuNow[]): LargeValuesFigure {
	const large = (value: (gpu: GpuNow) => number | null, unit: Unit, names: Names, most: Most = () => null) => {
		const answering = gpus.filter(gpu => value(gpu) !== null);
		const [of, together] = answering.length === 0 ? [gpus, null] : [answering, names.together(answering.map(value))];
		const share = of.length < gpus.length ? ` (${of.length}/${gpus.length})` : '';
		const label = gpus.length === 1 ? names.alone : names.several + share;
		return {label, quantity: {value: together, unit}, most: most(of)};
	};
	return {
		kind: 'large values',
		id: 'now',
		values: [
			large(
				({power}) => power,
				'W',
				{alone: 'power', several: 'power, sum', together: sumOf},
				of => sumOf(of.map(({limit}) => limit)),
			),
			large(
				({utilization}) => utilization,
				'%',
				{alone: 'GPU', several: 'GPU, mean', together: meanOf},
				() => 100,
			),
			large(
				({memoryUtilization}) => memoryUtilization,
				'%',
				{alone: 'memory', several: 'memory, mean', together: meanOf},
				() => 100,
			),
			large(({temperature}) => temperature, '°C', {alone: 'temperature', several: 'hottest', together: highestOf}),
		],
	};
}

type Values = readonly (number | null)[];
type Most = (gpus: readonly GpuNow[]) => number | null;
type Names = {
	readonly alone: string;
	readonly several: string;
	readonly together: (values: Values) => number | null;
};

function meanOf(values: Values): number | null {
	const sum = sumOf(values);
	return sum === null ? null : sum / values.length;
}

function factsOf({memoryUsed, smClock, memoryClock, throttle}: GpuNow): FactsFigure {
	return {
		kind: 'facts',
		id: 'gpu',
		facts: [
			{label: 'memory used', value: quantity(memoryUsed, 'MiB')},
			{label: 'SM clock', value: quantity(smClock, 'MHz')},
			{label: 'memory clock', value: quantity(memoryClock, 'MHz')},
			{label: 'clocks', value: throttleCell(throttle)},
		],
	};
}

function tableOf(gpus: readonly GpuNow[]): TableFigure {
	return {
		kind: 'table',
		id: 'gpus',
		columns: [
			{id: 'gpu', title: 'GPU', align: 'left', priority: 0},
			valueColumn('power', 'power', 'W', 0),
			valueColumn('limit', 'limit', 'W', 3),
			valueColumn('of-limit', 'of limit', null, 1),
			valueColumn('utilization', 'GPU', '%', 0),
			valueColumn('memory-utilization', 'memory', '%', 1),
			valueColumn('memory-used', 'used', 'MiB', 5),
			valueColumn('temperature', 'temp', '°C', 0),
			valueColumn('sm-clock', 'SM clock', 'MHz', 4),
			valueColumn('memory-clock', 'memory clock', 'MHz', 6),
			{id: 'throttle', title: 'clocks', align: 'left', priority: 2, minWidth: 12},
		],
		rows: [...gpus.map(gpu => ({id: gpu.gpu, cells: cellsOf(gpu)})), {id: 'all', cells: cellsOfAll(gpus)}],
	};
}

type Of = (gpu: GpuNow) => number | null;

/**
 * Sums, and what is none by its name. Those that say nothing at all are left out, and this is told; what one of the others does
 * not say is not known of all.
 */
function cellsOfAll(gpus: readonly GpuNow[]): Readonly<Record<string, CellValue>> {
	const answering = gpus.filter(saysAnything);
	const isPart = answering.length > 0 && answering.length < gpus.length;
	const told = isPart ? answering : gpus;
	const all = (value: Of): Values => told.map(value);
	const named = (name: string, together: (values: Values) => number | null, value: Of, unit: Unit): CellValue => {
		const values = all(value);
		const one = together(values);
		if (one === null) return quantity(null, unit);
		return text(`${name} ${formatValue(one, unit, {decimals: decimalsFor(values, unit)})}`);
	};
	return {
		gpu: text(isPart ? `${told.length} of ${gpus.length}` : 'all', 'strong'),
		...powerCells(sumOf(all(({power}) => power)), sumOf(all(({limit}) => limit))),
		utilization: named('mean', meanOf, ({utilization}) => utilization, '%'),
		'memory-utilization': named('mean', meanOf, ({memoryUtilization}) => memoryUtilization, '%'),
		'memory-used': quantity(sumOf(all(({memoryUsed}) => memoryUsed)), 'MiB'),
		temperature: named('max', highestOf, ({temperature}) => temperature, '°C'),
		'sm-clock': named('min', lowestOf, ({smClock}) => smClock, 'MHz'),
		'memory-clock': named('min', lowestOf, ({memoryClock}) => memoryClock, 'MHz'),
		throttle: text(''),
	};
}

function saysAnything(gpu: GpuNow): boolean {
	return answers.some(([, value]) => value(gpu) !== null);
}

function lowestOf(values: Values): number | null {
	const highest = highestOf(values.map(value => (value === null ? null : -value)));
	return highest === null ? null : -highest;
}

function cellsOf(gpu: GpuNow): Readonly<Record<string, CellValue>> {
	return {
		gpu: text(gpu.gpu, 'strong'),
		...powerCells(gpu.power, gpu.limit),
		utilization: quantity(gpu.utilization, '%'),
		'memory-utilization': quantity(gpu.memoryUtilization, '%'),
		'memory-used': quantity(gpu.memoryUsed, 'MiB'),
		temperature: quantity(gpu.temperature, '°C'),
		'sm-clock': quantity(gpu.smClock, 'MHz'),
		'memory-clock': quantity(gpu.memoryClock, 'MHz'),
		throttle: throttleCell(gpu.throttle),
	};
}

function powerCells(power: number | null, limit: number | null): Readonly<Record<string, CellValue>> {
	return {
		power: quantity(power, 'W'),
		limit: quantity(limit, 'W'),
		'of-limit': quantity(power === null || limit === null || limit <= 0 ? null : power / limit, 'fraction'),
	};
}

function throttleCell(mask: number | null): CellValue {
	return mask === null ? quantity(null, 'count') : text(throttleReasons(mask).join(', ') || 'free');
}
