import type {State} from './state.ts';
import type {TreeNode} from './tree/tree.ts';

/** Absolute paths of what a node is on disk: the file of a run, the folder of what is above, every folder that is open for the whole study. */
export function nodePaths(
	{dataset}: Pick<State, 'dataset'>,
	{id, level, selection, runs}: TreeNode,
): readonly string[] {
	if (selection.level === 'run') return [selection.run.file];
	const [first] = runs;
	if (level === 'study' || first === undefined) return dataset.roots;
	// Of several roots, ids begin with a name that is in no path; what follows the node is the same in both.
	const below = first.id.replace(/#\d+$/, '').slice(id.length);
	if (id !== '' && first.id.startsWith(`${id}/`) && first.file.endsWith(below)) {
		return [first.file.slice(0, -below.length)];
	}
	return [runs.map(({file}) => folderOf(file)).reduce(commonFolder)];
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function commonFolder(one: string, other: string): string {
	return one === '/' || other === one || other.startsWith(`${one}/`) ? one : commonFolder(folderOf(one), other);
}
