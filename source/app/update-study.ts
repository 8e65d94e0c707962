import {datasetOf} from '../domain/assemble.ts';
import type {Dataset} from '../domain/dataset.ts';
import type {Batch, Message} from './message.ts';
import type {Loading, State} from './state.ts';
import {findNode, treeOf} from './tree/tree.ts';
import {revealed} from './update-tree.ts';

/** Reading goes on beside everything else: what comes in is there at once, and the cursor stays where it is. */
export function updateStudy(state: State, message: Extract<Message, {type: 'study read' | 'reading failed'}>): State {
	if (message.type === 'reading failed') return {...state, loading: {phase: 'failed', reason: message.reason}};
	const {batch} = message;
	const read = {...state, dataset: grown(state.dataset, batch), loading: loadingAfter(state.loading, batch)};
	return withWanted(read);
}

function grown(dataset: Dataset, {runs, findings, ignored, looseTraces, finished}: Batch): Dataset {
	const isComplete = finished && dataset.isPartial !== true;
	if (runs.length + findings.length + ignored.length + (looseTraces?.length ?? 0) === 0 && (isComplete || !finished))
		return dataset;
	// A file that was written again comes as a run of the same id.
	const replaced = new Set(runs.map(({id}) => id));
	const whole = datasetOf({
		roots: dataset.roots,
		runs: [...dataset.runs.filter(({id}) => !replaced.has(id)), ...runs],
		findings: [...dataset.findings, ...findings],
		ignored: [...dataset.ignored, ...ignored],
		looseTraces: [...(dataset.looseTraces ?? []), ...(looseTraces ?? [])],
		synthetic: dataset.synthetic,
	});
	return finished ? whole : {...whole, isPartial: true};
}

function loadingAfter(loading: Loading, {found, progress, finished}: Batch): Loading {
	if (finished) return {phase: 'ready'};
	if (progress !== null) return {phase: 'reading', ...progress};
	if (found !== null && loading.phase === 'scanning') return {phase: 'scanning', files: found};
	return loading;
}

/** Goes to the node that was asked for on the command line as soon as it is there, or says that it is not. */
function withWanted(state: State): State {
	const {wanted} = state.tree;
	if (wanted === null) return state;
	const node = findNode(treeOf(state.dataset), wanted);
	if (node !== null) return revealed({...state, tree: {...state.tree, wanted: null}}, node.key);
	if (state.loading.phase !== 'ready') return state;
	const notice = {text: `${wanted} is not in this study`, tone: 'warning'} as const;
	return {...state, tree: {...state.tree, wanted: null}, notice};
}
