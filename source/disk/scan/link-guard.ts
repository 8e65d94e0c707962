import {realpath} from 'node:fs/promises';
import {sep} from 'node:path';

export type LinkGuard = {
	/** Why a link to a folder is not followed; null: it is, and so is remembered. */
	readonly refusal: (link: string) => Promise<string | null>;
};

/** Keeps a walk from reading anything twice, and so from going round in circles. */
export function linkGuard(root: string): LinkGuard {
	const followed: string[] = [];
	let realRoot: string | undefined;
	return {
		async refusal(link) {
			realRoot ??= await realpath(root);
			const target = await realpath(link);
			const isIn = (folder: string, other: string): boolean => folder === other || folder.startsWith(other + sep);
			if (isIn(target, realRoot)) return 'a link to a folder of this study, which is read in its own place';
			if (isIn(realRoot, target)) return 'a link to a folder that this study lies in';
			if (followed.some(other => isIn(target, other) || isIn(other, target))) {
				return 'a link to a folder that another link leads to';
			}
			followed.push(target);
			return null;
		},
	};
}
