import {rowsOf, selectedNode} from '../selectors.ts';
import type {State} from '../state.ts';
import type {NodeKey} from '../tree/tree.ts';
import {type Action, moveActions} from './action.ts';

export const treeActions: readonly Action[] = [
	...moveActions({
		scope: 'tree',
		message: move => ({type: 'tree moved', move}),
		hint: {keys: '↑↓', word: 'move'},
	}),
	{
		id: 'fold',
		scope: 'tree',
		keys: ['left', 'h'],
		label: 'fold, or go to the node above',
		hint: {keys: '←→', word: 'fold'},
		message: state => {
			const node = selectedNode(state);
			if (isUnfolded(state, node.key)) return {type: 'node folded', node: node.key, unfolded: false};
			return {type: 'cursor put', node: node.parent?.key ?? node.key};
		},
		unavailable: state => (selectedNode(state).parent === null ? 'this is the top of the tree' : null),
	},
	{
		id: 'unfold',
		scope: 'tree',
		keys: ['right', 'l'],
		label: 'unfold, or go to the first node below',
		message: state => {
			const {key} = selectedNode(state);
			return isUnfolded(state, key)
				? {type: 'tree moved', move: 'down'}
				: {type: 'node folded', node: key, unfolded: true};
		},
		unavailable: state => (selectedNode(state).children.length === 0 ? 'there is nothing below a run' : null),
	},
	{
		id: 'toggle',
		scope: 'tree',
		keys: ['enter', ' '],
		label: 'fold or unfold; of a run, go to its section',
		message: state => {
			const {key, children} = selectedNode(state);
			if (children.length === 0) return {type: 'focus moved', to: 'section'};
			return {type: 'node folded', node: key, unfolded: !isUnfolded(state, key)};
		},
		unavailable: state => (selectedNode(state).parent === null ? 'the whole study stays unfolded' : null),
	},
	{
		id: 'unfold all',
		scope: 'tree',
		keys: ['*'],
		label: 'unfold all below',
		message: state => ({type: 'branch unfolded', node: selectedNode(state).key}),
		unavailable: state => (selectedNode(state).children.length === 0 ? 'there is nothing below a run' : null),
	},
];

function isUnfolded(state: State, key: NodeKey): boolean {
	return rowsOf(state).some(({node, unfolded}) => node.key === key && unfolded);
}
