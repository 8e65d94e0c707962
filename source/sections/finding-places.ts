import type {Dataset} from '../domain/dataset.ts';

type Chain = readonly string[];

/**
 * Of the path of a finding: the ids of the nodes of the tree that it belongs to, from the experiment down. A file that
 * is no run belongs to what the runs in its folder, or in the nearest folder above, have in common. Empty: to the study.
 */
export function findingPlaces({experiments}: Dataset): (path: string) => Chain {
	const nodes = new Map<string, Chain>();
	const folders = new Map<string, Chain>();
	for (const experiment of experiments) {
		nodes.set(experiment.id, [experiment.id]);
		for (const condition of experiment.conditions) {
			nodes.set(condition.id, [experiment.id, condition.id]);
			for (const mode of condition.modes) {
				const chain = [experiment.id, condition.id, mode.id];
				nodes.set(mode.id, chain);
				for (const run of mode.runs) {
					nodes.set(run.id, [...chain, run.id]);
					const folder = parentOf(run.id);
					folders.set(folder, common(folders.get(folder) ?? chain, chain));
				}
			}
		}
	}
	return path => {
		for (let at = path; at !== ''; at = parentOf(at)) {
			const chain = nodes.get(at) ?? folders.get(at);
			if (chain !== undefined) return chain;
		}
		return [];
	};
}

function parentOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function common(a: Chain, b: Chain): Chain {
	const parts = a.findIndex((id, index) => id !== b[index]);
	return parts === -1 ? a : a.slice(0, parts);
}
