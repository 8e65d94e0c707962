import {describe, expect, it} from 'vitest';
import {watched} from '../../../source/app/screen/watched.ts';
import {type State, start} from '../../../source/app/state.ts';
import {datasetOf} from '../../../source/domain/assemble.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import type {Run} from '../../../source/domain/run.ts';
import {glyphLevels} from '../../../source/paint/glyphs.ts';
import {resultOf} from '../../builders/result.ts';

const empty = start({
	title: 'data',
	command: ['cai-tui'],
	size: {columns: 120, rows: 36},
	glyphs: 'ascii',
	assumptions: defaultAssumptions,
	roots: [],
	synthetic: false,
	section: 'overview',
	open: null,
});

function run(repetition: number, rest: Partial<Run>): Run {
	return {
		experiment: 'energy',
		condition: 'Qwen3 32B',
		teeMode: 'tee_on',
		modeSource: 'folder',
		repetition,
		id: `energy/Qwen3 32B/tee_on/${repetition}.json`,
		file: '',
		result: resultOf({duration: 400}),
		traces: [],
		systemInformation: null,
		findings: [],
		modified: 0,
		bytes: 0,
		...rest,
	};
}

function stateWith(runs: readonly Run[]): State {
	const dataset = datasetOf({roots: [], runs, findings: [], ignored: [], synthetic: false});
	return {...empty, dataset, watching: true};
}

const under = (silence: number | null): Partial<Run> => ({
	result: null,
	running: {stage: 'benchmark', startedAt: 1000, lastSampleAt: 1252, silence},
});
const shown = (state: State, room: number): string =>
	watched(state, room, glyphLevels.braille)
		.map(({text}) => text)
		.join('');

describe('what goes on in the folder', () => {
	it('is nothing where it is not watched', () => {
		expect(shown({...empty, watching: false}, 80)).toBe('');
	});

	it('is how far the run under way is, by its siblings, in as many words as fit', () => {
		const state = stateWith([run(1, {}), run(2, {}), run(3, under(12.7))]);
		expect([80, 60, 40, 20, 12, 5].map(room => shown(state, room))).toEqual([
			'● running 3 of 3 · 4:12 of about 6:40 █████▒▒▒ silent for 12 s',
			'● running 3 of 3 · 4:12 of about 6:40 silent for 12 s',
			'● running 3 of 3 silent for 12 s',
			'● running 3 of 3',
			'● running',
			'',
		]);
	});

	it('does not guess how long the first run takes', () => {
		expect(shown(stateWith([run(1, under(null))]), 80)).toBe('● running 1 of 1 · 4:12');
	});
});
