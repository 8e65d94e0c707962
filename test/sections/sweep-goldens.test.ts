import {describe, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Scope} from '../../source/domain/scope.ts';
import {defaultView, type View} from '../../source/sections/view.ts';
import {open} from './figures.ts';
import {expectGolden, textOf} from './golden.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const sweeps = sweepStudy();
const assumptions = {...defaultAssumptions, kwhPrice: 0.3, pricePerHour: {teeOff: 6, teeOn: 7.5}};

const pictures: readonly {
	readonly name: string;
	readonly section: string;
	readonly scope: Scope;
	readonly view?: Partial<View>;
}[] = [
	{name: 'saturation-joined', section: 'saturation', scope: scopeOf(sweeps, {level: 'study'})},
	{
		name: 'saturation-slo',
		section: 'saturation',
		scope: {...scopeAt(sweeps, sweepIds.saturation), assumptions: {...defaultAssumptions, slo: {e2el: 3000}}},
	},
	{name: 'saturation-level', section: 'saturation', scope: scopeAt(sweeps, sweepIds.level)},
	{name: 'sequence-experiment', section: 'sequence', scope: scopeAt(sweeps, sweepIds.sequence)},
	{name: 'sequence-ttft', section: 'sequence', scope: scopeAt(sweeps, sweepIds.lengths), view: {variant: 3}},
	{name: 'price-study', section: 'price', scope: {...studyScope, assumptions}},
	{name: 'price-sweeps', section: 'price', scope: scopeAt(sweeps, sweepIds.saturation)},
	{name: 'calibration-experiment', section: 'calibration', scope: scopeAt(sweeps, sweepIds.calibration)},
	{name: 'attribution-experiment', section: 'attribution', scope: scopeAt(sweeps, sweepIds.sequence)},
	{name: 'attribution-logged', section: 'attribution', scope: scopeAt(study, ids.logged)},
	{name: 'compare-logged', section: 'compare', scope: scopeAt(study, ids.logged)},
	{
		name: 'compare-conditions',
		section: 'compare',
		scope: studyScope,
		view: {marks: [ids.condition, `${ids.latency}/Qwen3 32B`]},
	},
];

describe('sweeps, prices and pairs, as a reader sees them', () => {
	for (const {name, section, scope, view} of pictures) {
		for (const width of [80, 120]) {
			it(`${name} in ${width} columns`, () => {
				expectGolden(`${name}.${width}`, textOf(open(section, scope), width, {...defaultView, ...view}));
			});
		}
	}
});
