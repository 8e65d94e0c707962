import {runChecks} from '../../source/checks/run-checks.ts';
import {type Assumptions, defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Exporter, Report} from '../../source/report/exporter.ts';
import {sections} from '../../source/sections/registry.ts';

/** 2025-11-01, after every run of the builders. */
const now = Date.UTC(2025, 10, 1) / 1000;

export function reportOf(dataset: Dataset, assumptions: Assumptions = defaultAssumptions): Report {
	const scope = {level: 'study', dataset, assumptions} as const;
	return {version: '1.2.3', dataset, assumptions, checks: runChecks(dataset, assumptions, {now}), scope, sections};
}

export function written(exporter: Exporter, report: Report, width = 100): string {
	return [...exporter(report, {width, glyphs: 'block'})].join('');
}
