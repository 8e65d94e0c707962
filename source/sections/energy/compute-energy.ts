import {activeEnergyPerOutputToken} from '../../domain/active-energy.ts';
import {type Energy as EnergyOfRun, energyOf, withoutPower} from '../../domain/energy.ts';
import {metricOf} from '../../domain/metrics.ts';
import type {Run} from '../../domain/run.ts';
import {runsIn, type Scope} from '../../domain/scope.ts';
import {median} from '../../statistics/median.ts';
import type {Json} from '../../units/json.ts';
import {derivedPair} from '../derived-pair.ts';
import {isMeasured, type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {modesIn, type Repetition, repetitionsIn} from '../repetitions.ts';

export type EnergyRow = Place & {
	/** GPU joules of the benchmark window for each output token. */
	readonly perToken: Pair;
	/** Without what the idle boards would have drawn as long; measured only where the log shows an idle machine. */
	readonly active: Pair;
	/** GPU and CPU packages; measured only where both were logged. */
	readonly withCpu: Pair;
	readonly power: Pair;
	readonly peak: Pair;
	/** The notebook's: all rows of the file as though a second apart. */
	readonly notebook: Pair;
	/** Medians over the runs of both modes. */
	readonly idleShare: number | null;
};

/** What the energies of the runs in a scope rest on. */
export type EnergyBasis = {
	readonly runs: number;
	/** With a GPU log. */
	readonly logged: number;
	readonly measured: number;
	/** Runs by what says when the benchmark ran. */
	readonly windows: readonly {readonly source: EnergyOfRun['window']['source']; readonly runs: number}[];
	readonly unreliable: readonly {readonly run: string; readonly reason: string}[];
	readonly boards: number;
	/** Seconds between readings: the median over runs. */
	readonly period: number | null;
	readonly gapSeconds: number;
};

export type Energy = {
	readonly level: Scope['level'];
	readonly rows: readonly EnergyRow[];
	readonly repetitions: readonly (Repetition & {readonly energy: EnergyOfRun | null})[];
	readonly basis: EnergyBasis;
};

export function compute(scope: Scope): Energy {
	const {assumptions, level} = scope;
	const rows = placesIn(scope)
		.map(place => rowOf(place, scope))
		.filter(({perToken, power}) => isMeasured(perToken) || isMeasured(power));
	return {
		level,
		rows,
		repetitions: repetitionsIn(scope, 'energy_per_output_token', ['energy', 'mean_power', 'peak_power']).map(
			repetition => ({...repetition, energy: energyOf(repetition.run, 'gpu')}),
		),
		basis: basisOf(
			level === 'run' ? modesIn(scope).flatMap(({runs}) => runs) : runsIn(scope),
			run => metricOf(run, 'energy_per_output_token', assumptions) !== null,
		),
	};
}

function rowOf(place: Place, {assumptions}: Scope): EnergyRow {
	const {condition} = place;
	const perToken = pairOf(condition, 'energy_per_output_token', assumptions);
	const perTokenOf = (run: Run) => metricOf(run, 'energy_per_output_token', assumptions)?.value ?? null;
	const cpuOf = (run: Run) => metricOf(run, 'cpu_energy_per_output_token', assumptions)?.value ?? null;
	const shares = condition.modes.flatMap(({runs}) => runs.flatMap(run => energyOf(run, 'gpu')?.idleShare ?? []));
	return {
		...place,
		perToken,
		active: derivedPair(condition, {
			base: perToken,
			unit: 'J/tok',
			numberOf: activeEnergyPerOutputToken,
		}),
		withCpu: derivedPair(condition, {
			base: perToken,
			unit: 'J/tok',
			numberOf: run => added(perTokenOf(run), cpuOf(run)),
		}),
		power: pairOf(condition, 'mean_power', assumptions),
		peak: pairOf(condition, 'peak_power', assumptions),
		notebook: pairOf(condition, 'notebook.energy_per_output_token', assumptions),
		idleShare: median(shares) ?? null,
	};
}

function added(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a + b;
}

function basisOf(runs: readonly Run[], isMeasuredRun: (run: Run) => boolean): EnergyBasis {
	const energies = runs.flatMap(run => {
		const energy = energyOf(run, 'gpu');
		return energy === null ? [] : [{run: run.id, energy}];
	});
	const sources = new Set(energies.map(({energy}) => energy.window.source));
	return {
		runs: runs.length,
		logged: runs.filter(run => run.traces.some(({device}) => device === 'gpu')).length,
		measured: runs.filter(isMeasuredRun).length,
		windows: [...sources].map(source => ({
			source,
			runs: energies.filter(({energy}) => energy.window.source === source).length,
		})),
		unreliable: runs.flatMap(run => {
			const reason = doubtOf(run);
			return reason === null ? [] : [{run: run.id, reason}];
		}),
		boards: energies.reduce((most, {energy}) => Math.max(most, energy.devices.length), 0),
		period: median(energies.map(({energy}) => energy.medianPeriod)) ?? null,
		gapSeconds: energies.reduce((sum, {energy}) => sum + energy.gapSeconds, 0),
	};
}

function doubtOf(run: Run): string | null {
	const silent = withoutPower(run, 'gpu');
	if (silent.length === 0) return energyOf(run, 'gpu')?.reason ?? null;
	return `${silent.length === 1 ? 'GPU' : 'GPUs'} ${silent.join(', ')} without power in the benchmark window: the energy of all is not known`;
}

export function json({rows, basis}: Energy): Json {
	return {
		basis,
		rows: rows.map(row => ({
			experiment: row.experiment.id,
			condition: row.condition.name,
			model_size: row.condition.parameters.modelSize,
			energy_per_output_token: pairJson(row.perToken),
			active_energy_per_output_token: pairJson(row.active),
			gpu_and_cpu_energy_per_output_token: pairJson(row.withCpu),
			mean_power: pairJson(row.power),
			peak_power: pairJson(row.peak),
			'notebook.energy_per_output_token': pairJson(row.notebook),
			idle_share: row.idleShare,
		})),
	};
}
