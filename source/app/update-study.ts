import {datasetOf} from '../domain/assemble.ts';
import type {Dataset} from '../domain/dataset.ts';
import {idsNamed} from '../domain/named-place.ts';
import {forgetting} from './forgetting.ts';
import type {Batch, Message} from './message.ts';
import {newestRun} from './newest-run.ts';
import type {Loading, State} from './state.ts';
import {findNode, treeOf} from './tree/tree.ts';
import {revealed} from './update-tree.ts';

/** Reading goes on beside everything else: what comes in is there at once, and the cursor stays where it is. */
export function updateStudy(state: State, message: Extract<Message, {type: 'study read' | 'reading failed'}>): State {
	if (message.type === 'reading failed') return {...state, loading: {phase: 'failed', reason: message.reason}};
	const {batch} = message;
	const isRead = state.loading.phase === 'ready';
	const read = {
		...state,
		dataset: grown(state.dataset, batch, isRead),
		loading: loadingAfter(state.loading, batch),
		watching: state.watching || batch.watching === true,
	};
	return followed(withWanted(read));
}

function grown(dataset: Dataset, batch: Batch, isRead: boolean): Dataset {
	const {runs, findings, ignored, looseTraces = [], forgotten = [], finished, readAt} = batch;
	const isComplete = finished && dataset.isPartial !== true;
	const news = runs.length + findings.length + ignored.length + looseTraces.length + forgotten.length;
	if (news === 0 && (isComplete || !finished)) return dataset;
	const isForgotten = forgetting(forgotten);
	// A file that was written again comes as a run of the same id.
	const replaced = new Set(runs.map(({id}) => id));
	const replacedTraces = new Set(looseTraces.map(({path}) => path));
	const stays = (path: string): boolean => !isForgotten(path);
	const whole = datasetOf({
		roots: dataset.roots,
		runs: [...dataset.runs.filter(({id}) => !replaced.has(id) && stays(id)), ...runs],
		findings: [...dataset.findings.filter(({path}) => stays(path)), ...findings],
		ignored: [...dataset.ignored.filter(({path}) => stays(path)), ...ignored],
		looseTraces: [
			...(dataset.looseTraces ?? []).filter(({path}) => !replacedTraces.has(path) && stays(path)),
			...looseTraces,
		],
		synthetic: dataset.synthetic,
		...(readAt === undefined ? {} : {readAt}),
	});
	return finished || isRead ? whole : {...whole, isPartial: true};
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
	// Only the whole study tells whether a part of a path is enough.
	const [only, ...others] = idsNamed(treeOf(state.dataset).byId.keys(), wanted);
	const meant = only === undefined || others.length > 0 ? null : findNode(treeOf(state.dataset), only);
	const settled = {...state, tree: {...state.tree, wanted: null}};
	if (meant !== null) return revealed(settled, meant.key);
	const text =
		only === undefined
			? `${wanted} is not in this study`
			: `${wanted} may be ${only} or ${others[0]}: give more of its path`;
	return {...settled, notice: {text, tone: 'warning'}};
}

/** Where the newest run is followed, the cursor goes to it when it is another than before. */
export function followed(state: State): State {
	if (!state.following) return state;
	const newest = newestRun(state.dataset);
	if (newest === null) return state;
	const node = findNode(treeOf(state.dataset), newest.id);
	return node === null || node.key === state.tree.cursor ? state : revealed(state, node.key);
}
