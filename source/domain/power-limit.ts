import type {Assumptions} from './assumptions.ts';
import {perObject} from './memo.ts';
import {readingsIn} from './readings.ts';
import type {Run} from './run.ts';

export type PowerLimit = {
	/** Of one board. */
	readonly watts: number;
	readonly source: 'option' | 'trace' | 'system information' | 'gpu name' | 'assumed';
};

/** The notebook's limit, that of an H100 SXM: used where nothing says better, and marked. */
const assumedWatts = 700;

/** Maximum power by marketing name, first match wins. The H100 NVL of the study's Azure machines is limited to 400 W. */
const wattsByName: readonly (readonly [RegExp, number])[] = [
	[/H200.*NVL/i, 600],
	[/H200/i, 700],
	[/H100.*NVL/i, 400],
	[/H100.*PCIe/i, 350],
	[/H100/i, 700],
	[/B300/i, 1400],
	[/B200/i, 1000],
	[/RTX PRO 6000.*Max-Q/i, 300],
	[/RTX PRO 6000/i, 600],
	[/L40S/i, 350],
	[/L40/i, 300],
	[/L4\b/i, 72],
	[/A100.*SXM/i, 400],
	[/A100.*80GB.*PCIe|A100.*PCIe.*80GB/i, 300],
	[/A100.*PCIe/i, 250],
	[/A40\b/i, 300],
];

/** The board's power limit, from the best source that there is. */
export function powerLimit(run: Run, assumptions: Assumptions): PowerLimit {
	if (assumptions.maxWatts !== null) return {watts: assumptions.maxWatts, source: 'option'};
	const traced = limitInTraces(run);
	if (traced !== null) return {watts: traced, source: 'trace'};
	const reported = run.systemInformation?.powerLimitWatts ?? null;
	if (reported !== null && reported > 0) return {watts: reported, source: 'system information'};
	for (const name of gpuNames(run)) {
		const watts = limitByName(name);
		if (watts !== null) return {watts, source: 'gpu name'};
	}
	return {watts: assumedWatts, source: 'assumed'};
}

/** Watts of one board by its marketing name; null: not known. */
export function limitByName(name: string): number | null {
	return wattsByName.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const limitInTraces = perObject((run: Run): number | null => {
	let limit = 0;
	for (const trace of run.traces) {
		if (trace.device !== 'gpu') continue;
		for (const {value} of readingsIn(trace, 'powerLimit')) limit = value.reduce((a, b) => Math.max(a, b), limit);
	}
	return limit > 0 ? limit : null;
});

function gpuNames(run: Run): readonly string[] {
	const traced = run.traces.flatMap(trace => trace.series.map(series => series.name));
	return [...traced, run.systemInformation?.gpuName ?? null].filter(name => name !== null);
}
