/**
 * The ids that a reader may mean by a name: the id itself, else every id that ends with it, so that `energy` finds
 * `calibration/energy`. Several: the name is not enough. None: it is not there.
 */
export function idsNamed(ids: Iterable<string>, name: string): readonly string[] {
	const wanted = name.replace(/\/+$/, '');
	const found = new Set<string>();
	for (const id of ids) {
		if (id === wanted) return [id];
		if (id.endsWith(`/${wanted}`)) found.add(id);
	}
	return [...found];
}
