import {benchmarkWindow} from '../../domain/window.ts';
import {mean} from '../../statistics/mean.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {gpuTracesOf, type MeasuredRun, needsPair} from '../needs.ts';
import {readingsBetween} from '../readings-between.ts';

export const tempDrift: Check = {
	code: 'temp-drift',
	severity: 'note',
	scope: 'condition',
	title: 'One mode ran hotter',
	looksAt: 'Mean temperatures of both modes during the runs.',
	why: 'A hotter GPU leaks more power and may clock lower: a part of the difference in energy is temperature.',
	advice: 'Alternate the modes, or let the GPU reach the same temperature before each run.',
	thresholds: {celsius: {value: 8, meaning: 'difference of the mean temperatures of the modes, °C'}},
	judge: needsPair(({off, on}, _condition, {threshold}) => {
		const [offMean, onMean] = [meanTemperature(off), meanTemperature(on)];
		if (offMean === undefined || onMean === undefined) return notJudged('no temperatures in the traces of both modes');
		if (Math.abs(onMean - offMean) <= threshold('celsius')) return ok;
		return found({
			message: `Mean temperature is ${celsius(offMean)} with TEE off and ${celsius(onMean)} with TEE on.`,
			evidence: {off_celsius: offMean, on_celsius: onMean},
		});
	}),
};

function meanTemperature(runs: readonly MeasuredRun[]): number | undefined {
	return mean(
		runs.flatMap(run => {
			const trace = gpuTracesOf(run)[0];
			const window = trace === undefined ? null : benchmarkWindow(run, trace);
			if (trace === undefined || window === null) return [];
			return mean(readingsBetween(trace, 'temperature', window).flatMap(values => mean(values) ?? [])) ?? [];
		}),
	);
}

function celsius(value: number): string {
	return formatQuantity({value, unit: '°C'});
}
