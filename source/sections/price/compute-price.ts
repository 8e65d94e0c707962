import type {Assumptions} from '../../domain/assumptions.ts';
import {runsOf} from '../../domain/compare.ts';
import type {Condition, Experiment} from '../../domain/dataset.ts';
import {metricOf} from '../../domain/metrics.ts';
import {costPerMillionTokens, energyCostPerMillionTokens, pricePerHour} from '../../domain/price.ts';
import {type RepetitionsNeeded, repetitionsNeeded} from '../../domain/repetitions-needed.ts';
import type {Run} from '../../domain/run.ts';
import {conditionsIn, experimentsIn, runsIn, type Scope} from '../../domain/scope.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';
import {type Totals, totalsOf} from '../../domain/totals.ts';
import type {Json} from '../../units/json.ts';
import {derivedPair} from '../derived-pair.ts';
import {isMeasured, type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {type CheapestLevel, cheapestLevels} from './cheapest-levels.ts';

/** What the benchmark time of a part of the study cost. */
export type Spent = {
	readonly id: string;
	readonly name: string;
	readonly all: Totals;
	readonly byMode: Readonly<Record<TeeMode, Totals | null>>;
};

export type PriceRow = Place & {
	/** Of a million tokens. */
	readonly output: Pair;
	readonly total: Pair;
	/** Of the electricity of the GPU boards, for a million output tokens; without a price of a kWh not measured. */
	readonly energy: Pair;
	/** What it takes to see an effect, in the order of `effects`. */
	readonly questions: readonly (RepetitionsNeeded | null)[];
};

export type Price = {
	readonly level: Scope['level'];
	readonly spent: readonly Spent[];
	readonly all: Spent;
	readonly rows: readonly PriceRow[];
	readonly cheapest: readonly CheapestLevel[];
	readonly assumptions: Assumptions;
};

/** Effects that studies of TEEs are about: most reported overheads lie around them. */
export const effects = [0.01, 0.03] as const;

export function compute(scope: Scope): Price {
	const {level, assumptions} = scope;
	return {
		level,
		spent: partsOf(scope).map(part => spentOn(part, assumptions)),
		all: spentOn({id: 'total', name: 'total', runs: runsIn(scope)}, assumptions),
		rows: placesIn(scope)
			.map(place => rowOf(place, assumptions))
			.filter(({output}) => isMeasured(output)),
		cheapest: cheapestLevels(conditionsIn(scope), assumptions),
		assumptions,
	};
}

type Part = {readonly id: string; readonly name: string; readonly runs: readonly Run[]};

/** Experiments of the study, conditions of an experiment, modes of a condition. */
function partsOf(scope: Scope): readonly Part[] {
	switch (scope.level) {
		case 'study':
			return experimentsIn(scope).map(({id, conditions}: Experiment) => ({
				id,
				name: id,
				runs: conditions.flatMap(allRuns),
			}));
		case 'experiment':
			return scope.experiment.conditions.map(condition => ({
				id: condition.id,
				name: condition.name,
				runs: allRuns(condition),
			}));
		default:
			return [{id: scope.condition.id, name: scope.condition.name, runs: runsIn(scope)}];
	}
}

function allRuns({modes}: Condition): readonly Run[] {
	return modes.flatMap(({runs}) => runs);
}

function spentOn({id, name, runs}: Part, assumptions: Assumptions): Spent {
	const of = (mode: TeeMode) => {
		const members = runs.filter(({teeMode}) => teeMode === mode);
		return members.length === 0 ? null : totalsOf(members, assumptions);
	};
	return {
		id,
		name,
		all: totalsOf(runs, assumptions),
		byMode: {tee_off: of('tee_off'), tee_on: of('tee_on'), unknown: of('unknown')},
	};
}

function rowOf(place: Place, assumptions: Assumptions): PriceRow {
	const {condition} = place;
	const output = pairOf(condition, 'cost_per_million_output_tokens', assumptions);
	const perToken = pairOf(condition, 'energy_per_output_token', assumptions);
	const [off, on] = [runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on')];
	return {
		...place,
		output,
		total: derivedPair(condition, {base: output, unit: 'money/Mtok', numberOf: run => totalCostOf(run, assumptions)}),
		energy: derivedPair(condition, {
			base: perToken,
			unit: 'money/Mtok',
			numberOf: run => energyCostOf(run, assumptions),
		}),
		questions: effects.map(effect => repetitionsNeeded(off, on, 'output_throughput', effect, assumptions)),
	};
}

function totalCostOf(run: Run, assumptions: Assumptions): number | null {
	const price = pricePerHour(run.teeMode, assumptions);
	const throughput = metricOf(run, 'total_token_throughput', assumptions)?.value ?? null;
	return price === null || throughput === null ? null : costPerMillionTokens(price, throughput);
}

function energyCostOf(run: Run, assumptions: Assumptions): number | null {
	const joules = metricOf(run, 'energy_per_output_token', assumptions)?.value ?? null;
	const {kwhPrice: price} = assumptions;
	return joules === null || price === null ? null : energyCostPerMillionTokens(joules, price);
}

export function json({spent, all, rows, cheapest}: Price): Json {
	return {
		spent: [...spent, all].map(({id, all: totals, byMode}) => ({
			id,
			...totalsJson(totals),
			by_mode: Object.fromEntries(
				teeModes.flatMap(mode => {
					const part = byMode[mode];
					return part === null ? [] : [[mode, totalsJson(part)]];
				}),
			),
		})),
		rows: rows.map(({experiment, condition, output, total, energy, questions}) => ({
			experiment: experiment.id,
			condition: condition.name,
			cost_per_million_output_tokens: pairJson(output),
			cost_per_million_tokens: pairJson(total),
			energy_cost_per_million_output_tokens: pairJson(energy),
			repetitions_needed: questions.map((needed, index) => ({effect: effects[index] ?? null, needed})),
		})),
		cheapest: cheapest.map(({model, mode, level, cost, at}) => ({
			model,
			tee_mode: mode,
			level: Number.isFinite(level) ? level : 'inf',
			cost_per_million_output_tokens: cost,
			e2el_p95: at.p95,
		})),
	};
}

function totalsJson({runs, durationSeconds, cost, unpriced}: Totals) {
	return {runs, duration_s: durationSeconds, cost, unpriced};
}
