import {overview} from './overview/overview.ts';
import {run} from './run/run.ts';
import type {Section} from './section.ts';
import {throughput} from './throughput/throughput.ts';
import {traces} from './traces/traces.ts';

/** The chapters of the study, in the order of the section bar. A new one is a folder, and a line here. */
export const sections: readonly Section[] = [overview, throughput, traces, run];

export function sectionById(id: string): Section | null {
	return sections.find(section => section.id === id) ?? null;
}
