import type {ReadOptions} from '../read-event.ts';

export type KnownMode = 'tee_on' | 'tee_off';

type ModeMap = NonNullable<ReadOptions['modeMap']>;

/** The mode that the name of a folder says: `tee_on`, `TEE-off`, `cc_on`, and whatever the map says. null: none. */
export function modeOfFolder(name: string, modeMap: ModeMap = []): KnownMode | null {
	const mapped = modeMap.find(({pattern}) => isCalled(name, pattern));
	if (mapped !== undefined) return mapped.mode;
	const [, state] = /^(?:tee|cc)[-_ ]?(on|off)$/i.exec(name) ?? [];
	if (state === undefined) return null;
	return state.toLowerCase() === 'on' ? 'tee_on' : 'tee_off';
}

/** `*` stands for any characters of the one name, everything else for itself. */
export function isCalled(name: string, pattern: string): boolean {
	const literal = pattern.split('*').map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	return new RegExp(`^${literal.join('.*')}$`, 'i').test(name);
}

/**
 * `tee_*=on,base_*=off`. The second part is the first mistake, as the end of a sentence.
 */
export function modeMapOf(text: string): ModeMap | {readonly mistake: string} {
	const map: ModeMap[number][] = [];
	for (const entry of text.split(',')) {
		const [, pattern = '', state] = /^\s*([^=]+?)\s*=\s*(?:tee_)?(on|off)\s*$/.exec(entry) ?? [];
		if (state === undefined) return {mistake: `needs pairs such as tee_*=on,base_*=off, not “${entry.trim()}”`};
		map.push({pattern, mode: state === 'on' ? 'tee_on' : 'tee_off'});
	}
	return map;
}
