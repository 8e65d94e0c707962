/** Whether something is about one of the paths; of a file with several runs, each of them is. */
export function forgetting(paths: readonly string[]): (path: string) => boolean {
	const forgotten = new Set(paths);
	return path => forgotten.has(path) || forgotten.has(path.replace(/#\d+$/, ''));
}
