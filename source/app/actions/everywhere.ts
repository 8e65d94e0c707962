import type {GlyphLevel} from '../../paint/line.ts';
import {findingsBelow} from '../findings.ts';
import {nextNode} from '../next-node.ts';
import {rowTarget, runAtHand} from '../row-target.ts';
import {filterOutcome, selectedNode} from '../selectors.ts';
import type {State} from '../state.ts';
import {type TreeNode, treeOf} from '../tree/tree.ts';
import type {Action} from './action.ts';

export const everywhereActions: readonly Action[] = [
	{
		id: 'other pane',
		scope: 'everywhere',
		keys: ['tab', 'shift-tab'],
		label: 'go to the other pane',
		hint: {keys: 'Tab', word: 'pane'},
		message: ({focus}) => ({type: 'focus moved', to: focus === 'tree' ? 'section' : 'tree'}),
	},
	{
		id: 'tree',
		scope: 'everywhere',
		keys: ['t'],
		label: 'show the tree, or hide it where it lies over the section',
		hint: {keys: 't', word: 'tree'},
		message: ({focus}) => ({type: 'focus moved', to: focus === 'tree' ? 'section' : 'tree'}),
	},
	{
		id: 'filter',
		scope: 'everywhere',
		keys: ['/'],
		label: 'filter the tree',
		hint: {keys: '/', word: 'filter'},
		message: ({tree}) => ({type: 'overlay opened', overlay: {kind: 'filter', draft: tree.filter, before: tree}}),
	},
	{
		id: 'next match',
		scope: 'everywhere',
		keys: ['n'],
		label: 'go to the next match of the filter',
		message: state => ({type: 'cursor put', node: nextNode(state, 'match', 1) ?? state.tree.cursor}),
		unavailable: withoutMatch,
	},
	{
		id: 'previous match',
		scope: 'everywhere',
		keys: ['N'],
		label: 'go to the match before',
		message: state => ({type: 'cursor put', node: nextNode(state, 'match', -1) ?? state.tree.cursor}),
		unavailable: withoutMatch,
	},
	{
		id: 'next finding',
		scope: 'everywhere',
		keys: ['!'],
		label: 'go to the next run with an error or a warning',
		message: state => ({type: 'node opened', node: nextNode(state, 'finding', 1) ?? state.tree.cursor}),
		unavailable: state => (nextNode(state, 'finding', 1) === null ? 'nothing was found: no errors, no warnings' : null),
	},
	{
		id: 'acknowledge',
		scope: 'everywhere',
		keys: ['i'],
		label: 'set aside what was found at the row or node, for this session; or let it count again',
		message: state => ({type: 'findings acknowledged', node: subjectOf(state).key}),
		unavailable: state => (findingsBelow(state, subjectOf(state)).length === 0 ? 'no error or warning here' : null),
	},
	{
		id: 'run card',
		scope: 'everywhere',
		keys: ['p'],
		label: 'latencies of the run at hand, as a card over the section',
		message: () => ({type: 'overlay opened', overlay: {kind: 'card'}}),
		unavailable: state => (runAtHand(state) === null ? 'choose a run, in the tree or in a table' : null),
	},
	{
		id: 'mark',
		scope: 'everywhere',
		keys: ['m'],
		label: 'mark the selected node for Compare, or let it go',
		message: state => ({type: 'node marked', node: selectedNode(state).key}),
		unavailable: state =>
			selectedNode(state).parent === null ? 'the whole study has nothing to be set against' : null,
	},
	{
		id: 'follow newest',
		scope: 'everywhere',
		keys: ['f'],
		label: 'follow the newest run, or stay here',
		message: ({following}) => ({type: 'newest followed', following: !following}),
		unavailable: ({watching, loading}) => {
			if (watching) return null;
			return loading.phase === 'ready' ? 'the folder is not watched' : 'the study is still being read';
		},
	},
	{
		id: 'expand',
		scope: 'everywhere',
		keys: ['e'],
		label: 'give the section the whole screen, or take it back',
		hint: {keys: 'e', word: 'expand'},
		message: ({expanded}) => ({type: 'pane expanded', expanded: !expanded}),
	},
	{
		id: 'copy section',
		scope: 'everywhere',
		keys: ['c'],
		label: 'copy the section as text (OSC 52)',
		hint: {keys: 'c', word: 'copy'},
		message: () => ({type: 'section copied'}),
	},
	{
		id: 'copy path',
		scope: 'everywhere',
		keys: ['y'],
		label: "copy the selected node's whole path, quoted for a shell",
		message: () => ({type: 'path copied'}),
	},
	{
		id: 'earlier place',
		scope: 'everywhere',
		keys: ['['],
		label: 'back to where you were before',
		message: () => ({type: 'history walked', to: 'past'}),
		unavailable: ({history}) => (history.past.length === 0 ? 'this is where you began' : null),
	},
	{
		id: 'later place',
		scope: 'everywhere',
		keys: [']'],
		label: 'forward again',
		message: () => ({type: 'history walked', to: 'future'}),
		unavailable: ({history}) => (history.future.length === 0 ? 'there is nothing to go forward to' : null),
	},
	{
		id: 'glyphs',
		scope: 'everywhere',
		keys: ['a'],
		label: 'draw with braille, blocks or plain ASCII',
		message: ({glyphs}) => ({type: 'glyphs chosen', glyphs: nextGlyphs[glyphs]}),
	},
	{
		id: 'palette',
		scope: 'everywhere',
		keys: [':'],
		label: 'find an action, a section or a node by name',
		hint: {keys: ':', word: 'find'},
		message: () => ({type: 'overlay opened', overlay: {kind: 'palette', query: '', cursor: 0}}),
	},
	{
		id: 'back',
		scope: 'everywhere',
		keys: ['esc'],
		label: 'one step back: cursor, zoom, whole screen, pane, filter, branch',
		message: () => ({type: 'stepped back'}),
	},
	{
		id: 'help',
		scope: 'everywhere',
		keys: ['?'],
		label: 'every key',
		hint: {keys: '?', word: 'help'},
		message: () => ({type: 'overlay opened', overlay: {kind: 'help', top: 0}}),
	},
	{
		id: 'quit',
		scope: 'everywhere',
		keys: ['q'],
		label: 'quit',
		hint: {keys: 'q', word: 'quit'},
		message: () => ({type: 'quit asked'}),
	},
];

const nextGlyphs: Readonly<Record<GlyphLevel, GlyphLevel>> = {braille: 'block', block: 'ascii', ascii: 'braille'};

/** The node of the row under the cursor, else the one selected in the tree. */
function subjectOf(state: State): TreeNode {
	const target = state.focus === 'section' ? rowTarget(state) : null;
	return (target === null ? undefined : treeOf(state.dataset).byKey.get(target)) ?? selectedNode(state);
}

function withoutMatch(state: State): string | null {
	if (filterOutcome(state).selected === null) return 'there is no filter: / sets one';
	const next = nextNode(state, 'match', 1);
	return next === null || next === selectedNode(state).key ? 'there is no other match' : null;
}
