import {findingKey, findingsBelow} from './findings.ts';
import type {State} from './state.ts';
import {type NodeKey, treeOf} from './tree/tree.ts';

/** Sets aside the errors and warnings at a node and below it; those that are all aside already count again. */
export function acknowledging(state: State, key: NodeKey): State {
	const node = treeOf(state.dataset).byKey.get(key);
	if (node === undefined) return state;
	const keys = new Set(findingsBelow(state, node).map(findingKey));
	const isAside = [...keys].every(finding => state.acknowledged.has(finding));
	const others = [...state.acknowledged].filter(finding => !keys.has(finding));
	const findings = `${keys.size} ${keys.size === 1 ? 'finding' : 'findings'}`;
	const text = isAside ? `${findings} count again` : `${findings} set aside for this session; i takes it back`;
	return {
		...state,
		acknowledged: new Set(isAside ? others : [...others, ...keys]),
		notice: {text, tone: 'plain'},
	};
}
