import type {Experiment} from '../../domain/dataset.ts';
import {perObject} from '../../domain/memo.ts';
import {defineSection} from '../section.ts';
import {type Calibration, compute, familiesOf, json} from './compute-calibration.ts';
import {needs, present} from './present-calibration.ts';

export const calibration = defineSection<Calibration>({
	id: 'calibration',
	title: 'Calibration',
	key: 'B',
	question: 'With how many sequences in a batch (max-num-seqs) does each model serve fastest?',
	needs,
	headline: 'seconds_per_prompt',
	reads: perObject(({conditions}: Experiment) => familiesOf(conditions).length > 0),
	compute,
	json,
	present,
});
