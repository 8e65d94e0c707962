import {type Assumptions, defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Selection} from '../../source/domain/scope.ts';
import type {Exporter, Report} from '../../source/report/exporter.ts';
import {sections} from '../../source/sections/registry.ts';

export function reportOf(
	dataset: Dataset,
	assumptions: Assumptions = defaultAssumptions,
	selection: Selection = {level: 'study'},
): Report {
	return {version: '1.2.3', scope: {dataset, assumptions, ...selection}, sections};
}

export function written(exporter: Exporter, report: Report, width = 100): string {
	return [...exporter(report, {width, glyphs: 'block'})].join('');
}
