import {verdicts} from '../domain/comparison.ts';
import {metricDefinitions} from '../domain/metrics.ts';
import {conditionsIn} from '../domain/scope.ts';
import {glyphLevels} from '../paint/glyphs.ts';
import {findingIndex} from './findings.ts';
import {overheadOf} from './overheads.ts';
import {currentSection, headline, scopeOf, selectedNode, totals} from './selectors.ts';
import {shellWord} from './shell-word.ts';
import type {State} from './state.ts';

/** What stays in the scrollback: what was open and whether it can be trusted, what was looked at, and the way back there. */
export function farewell(state: State): readonly string[] {
	if (state.dataset.runs.length === 0) return [];
	return [studyLine(state), placeLine(state), `again: ${reopening(state)}`].map(glyphLevels[state.glyphs].text);
}

/** The command that opens the same place. */
export function reopening(state: State): string {
	const {id} = selectedNode(state);
	const place = ['--section', state.section, ...(id === '' ? [] : ['--open', id])];
	return [...state.command, ...place].map(shellWord).join(' ');
}

function studyLine(state: State): string {
	const {runs} = totals(state.dataset, state.assumptions);
	const {ok, warning, error} = findingIndex(state).counts;
	const mark = state.dataset.synthetic ? ' (synthetic)' : '';
	return `cai-tui: ${state.title}${mark}, ${runs} ${runs === 1 ? 'run' : 'runs'}: ${ok} ok, ${warning} with warnings, ${error} with errors`;
}

function placeLine(state: State): string {
	const metric = headline(state);
	const counts = new Map<string, number>();
	for (const condition of conditionsIn(scopeOf(state))) {
		const {verdict} = overheadOf(condition, metric, state.assumptions);
		counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
	}
	const said = verdicts.filter(verdict => counts.has(verdict)).map(verdict => `${counts.get(verdict)} ${verdict}`);
	const {id} = selectedNode(state);
	const place = id === '' ? 'whole study' : id;
	return `${currentSection(state).title} of ${place}; TEE on against off in ${metricDefinitions[metric].label}: ${said.join(', ')}`;
}
