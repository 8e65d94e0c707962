import type {Assumptions} from '../../domain/assumptions.ts';
import type {Condition} from '../../domain/dataset.ts';
import {groupBy} from '../../domain/group-by.ts';
import type {Scope} from '../../domain/scope.ts';
import {median} from '../../statistics/median.ts';
import {spearman} from '../../statistics/spearman.ts';
import type {Json} from '../../units/json.ts';
import {type Pair, type Place, pairOfModes, placesIn, pooled} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {type Repetition, repetitionsIn} from '../repetitions.ts';

/** One combination of lengths; null: that length is not known or not varied. */
export type LengthCell = {
	readonly input: number | null;
	readonly output: number | null;
	readonly conditions: readonly Condition[];
	readonly selected: boolean;
	readonly throughput: Pair;
	readonly total: Pair;
	readonly ttft: Pair;
	readonly decode: Pair;
};

/** The overhead at one length, over all lengths of the other side. */
export type Margin = {
	readonly length: number;
	/** Combinations that can be compared. */
	readonly cells: number;
	readonly median: number;
	readonly min: number;
	readonly max: number;
};

/** The combinations of one model in one experiment. */
export type Grid = {
	readonly id: string;
	readonly experiment: string;
	readonly model: string;
	readonly inputs: readonly number[];
	readonly outputs: readonly number[];
	/** By input, then by output length. */
	readonly cells: readonly LengthCell[];
	readonly byInput: readonly Margin[];
	readonly byOutput: readonly Margin[];
	/** Spearman's rank correlation of loss and length over the combinations; null: too few, or all equal. */
	readonly trend: {readonly input: number | null; readonly output: number | null};
};

export type Sequence = {
	readonly level: Scope['level'];
	readonly grids: readonly Grid[];
	readonly repetitions: readonly Repetition[];
};

/** Fewer points than these order themselves by chance. */
const leastForTrend = 4;

export function compute(scope: Scope): Sequence {
	const {level, assumptions} = scope;
	const wide = level === 'study' || level === 'experiment';
	const selected = wide ? null : scope.condition;
	const places = wide ? placesIn(scope) : placesIn({...scope, level: 'experiment', experiment: scope.experiment});
	const grids = gridsOf(places).map(grid => gridOf(grid, selected, assumptions));
	return {
		level,
		grids: grids.filter(({cells}) => selected === null || cells.some(cell => cell.selected)),
		repetitions: repetitionsIn(scope, 'output_throughput', ['ttft', 'decode_latency']),
	};
}

export function hasLengths({parameters: {inputLength, outputLength}}: Condition): boolean {
	return inputLength !== null || outputLength !== null;
}

/** What else differs between conditions parts them: a table of lengths varies nothing but lengths. */
function gridsOf(places: readonly Place[]): readonly (readonly Condition[])[] {
	const sized = places.map(({condition}) => condition).filter(hasLengths);
	const key = ({experiment, parameters: {model, level, levelKind, maxNumSeqs}}: Condition) =>
		JSON.stringify([experiment, model, String(level), levelKind, maxNumSeqs]);
	return [...groupBy(sized, key).values()];
}

function gridOf(conditions: readonly Condition[], selected: Condition | null, assumptions: Assumptions): Grid {
	const cells = [...groupBy(conditions, lengthsOf).values()]
		.map(members => cellOf(members, selected, assumptions))
		.sort((a, b) => (a.input ?? 0) - (b.input ?? 0) || (a.output ?? 0) - (b.output ?? 0));
	const [first] = conditions;
	return {
		id: first?.id ?? '',
		experiment: first?.experiment ?? '',
		model: first?.parameters.model ?? '',
		inputs: lengths(cells.map(({input}) => input)),
		outputs: lengths(cells.map(({output}) => output)),
		cells,
		byInput: marginsOf(cells, ({input}) => input),
		byOutput: marginsOf(cells, ({output}) => output),
		trend: {input: trendOf(cells, ({input}) => input), output: trendOf(cells, ({output}) => output)},
	};
}

function lengthsOf({parameters: {inputLength, outputLength}}: Condition): string {
	return `${inputLength} ${outputLength}`;
}

function lengths(values: readonly (number | null)[]): readonly number[] {
	return [...new Set(values.filter(value => value !== null))].sort((a, b) => a - b);
}

function cellOf(conditions: readonly Condition[], selected: Condition | null, assumptions: Assumptions): LengthCell {
	const modes = pooled(conditions);
	const {inputLength = null, outputLength = null} = conditions[0]?.parameters ?? {};
	return {
		input: inputLength,
		output: outputLength,
		conditions,
		selected: selected !== null && conditions.includes(selected),
		throughput: pairOfModes(modes, 'output_throughput', assumptions),
		total: pairOfModes(modes, 'total_token_throughput', assumptions),
		ttft: pairOfModes(modes, 'ttft', assumptions),
		decode: pairOfModes(modes, 'decode_latency', assumptions),
	};
}

/** What the overhead of a pair is worth in a picture: nothing where the two sides are not to be compared. */
export function comparableOverhead({comparison: {overhead, verdict}}: Pair): number | null {
	return verdict === 'not comparable' ? null : overhead;
}

function marginsOf(cells: readonly LengthCell[], lengthOf: (cell: LengthCell) => number | null): readonly Margin[] {
	const known = pointsOf(cells, lengthOf);
	return [...groupBy(known, ({length}) => length)]
		.sort(([a], [b]) => a - b)
		.flatMap(([length, members]) => {
			const losses = members.map(({loss}) => loss);
			const middle = median(losses);
			if (middle === undefined) return [];
			return [{length, cells: losses.length, median: middle, min: Math.min(...losses), max: Math.max(...losses)}];
		});
}

function trendOf(cells: readonly LengthCell[], lengthOf: (cell: LengthCell) => number | null): number | null {
	const known = pointsOf(cells, lengthOf);
	if (known.length < leastForTrend) return null;
	return (
		spearman(
			known.map(({length}) => length),
			known.map(({loss}) => loss),
		) ?? null
	);
}

function pointsOf(cells: readonly LengthCell[], lengthOf: (cell: LengthCell) => number | null) {
	return cells.flatMap(cell => {
		const [length, loss] = [lengthOf(cell), comparableOverhead(cell.throughput)];
		return length === null || loss === null ? [] : [{length, loss}];
	});
}

export function json({grids}: Sequence): Json {
	return grids.map(({experiment, model, cells, byInput, byOutput, trend}) => ({
		experiment,
		model,
		cells: cells.map(cell => ({
			input_length: cell.input,
			output_length: cell.output,
			conditions: cell.conditions.map(({id}) => id),
			output_throughput: pairJson(cell.throughput),
			total_token_throughput: pairJson(cell.total),
			ttft: pairJson(cell.ttft),
			decode_latency: pairJson(cell.decode),
		})),
		by_input_length: byInput,
		by_output_length: byOutput,
		trend,
	}));
}
