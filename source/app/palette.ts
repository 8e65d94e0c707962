import {actions} from './actions/table.ts';
import {chapters} from './chapters.ts';
import {activeScopes} from './dispatch.ts';
import {rankFuzzy} from './fuzzy.ts';
import {keyLabel} from './keys.ts';
import {memo} from './memo.ts';
import type {Message} from './message.ts';
import type {State} from './state.ts';
import {type TreeNode, treeOf} from './tree/tree.ts';

/** Something that the finder finds by its name. */
export type Choice = {
	readonly id: string;
	readonly kind: 'section' | 'action' | 'node';
	readonly label: string;
	/** Its key, or what kind of node it is. */
	readonly detail: string;
	/** Why not now. */
	readonly unavailable: string | null;
	readonly message: Message;
};

const mostChoices = 200;

/** What fits the query, best first: sections, what can be done, and nodes of the study. */
export function choices(state: State, query: string): readonly Choice[] {
	const all = [...sectionChoices, ...actionChoices(state), ...nodeChoices(treeOf(state.dataset).root)];
	if (query.trim() === '') return all.slice(0, mostChoices);
	const found = rankFuzzy(all, query, ({label}) => label);
	const isPossible = ({unavailable}: Choice): boolean => unavailable === null;
	const begun = query.trim().toLowerCase();
	// Whoever types the name of a section means it, and not the many nodes that have the word in their names.
	const isNamed = ({kind, label}: Choice): boolean => kind !== 'node' && label.toLowerCase().startsWith(begun);
	const order = (choice: Choice): number => (isPossible(choice) ? (isNamed(choice) ? 0 : 1) : 2);
	// What cannot be done now is there, with its reason, below what can.
	return [...found].sort((a, b) => order(a) - order(b)).slice(0, mostChoices);
}

const sectionChoices: readonly Choice[] = chapters.map(({id, key, title, question}) => ({
	id: `section ${id}`,
	kind: 'section',
	label: `${title}: ${question}`,
	detail: key,
	unavailable: null,
	message: {type: 'section opened', section: id},
}));

function actionChoices(state: State): readonly Choice[] {
	const behind: State = {...state, overlay: {kind: 'none'}};
	const scopes = activeScopes(behind);
	return actions
		.filter(({id, scope}) => scopes.includes(scope) && id !== 'palette' && !isMove(id) && !id.startsWith('open '))
		.map(({id, label, keys, unavailable, message}) => ({
			id: `action ${id}`,
			kind: 'action',
			label,
			detail: keys.map(keyLabel).join(' '),
			unavailable: unavailable?.(behind) ?? null,
			message: message(behind),
		}));
}

/** Moving by a finder makes no sense. */
function isMove(id: string): boolean {
	return /^(tree|section) (up|down|page|half|first|last)/.test(id);
}

const nodeChoices = memo((root: TreeNode): readonly Choice[] => below(root).map(choiceOf));

function below(node: TreeNode): readonly TreeNode[] {
	return [...(node.parent === null ? [] : [node]), ...node.children.flatMap(below)];
}

function choiceOf({id, key, level}: TreeNode): Choice {
	return {
		id: key,
		kind: 'node',
		label: id,
		detail: level,
		unavailable: null,
		message: {type: 'node opened', node: key},
	};
}
