import {attribution} from './attribution/attribution.ts';
import {calibration} from './calibration/calibration.ts';
import {checks} from './checks/checks.ts';
import {compare} from './compare/compare.ts';
import {decode} from './decode/decode.ts';
import {energy} from './energy/energy.ts';
import {overview} from './overview/overview.ts';
import {price} from './price/price.ts';
import {run} from './run/run.ts';
import {saturation} from './saturation/saturation.ts';
import type {Section} from './section.ts';
import {sequence} from './sequence/sequence.ts';
import {throughput} from './throughput/throughput.ts';
import {traces} from './traces/traces.ts';
import {ttft} from './ttft/ttft.ts';

/** The chapters of the study, in the order of the section bar. A new one is a folder, and a line here. */
export const sections: readonly Section[] = [
	overview,
	throughput,
	ttft,
	decode,
	saturation,
	sequence,
	energy,
	price,
	traces,
	checks,
	run,
	attribution,
	calibration,
	compare,
];

export function sectionById(id: string): Section | null {
	return sections.find(section => section.id === id) ?? null;
}
