import {dirname, sep} from 'node:path';
import {isCalled} from '../disk/scan/mode-folder.ts';
import type {Dataset} from '../domain/dataset.ts';
import {printable} from '../units/printable.ts';
import {flagOf} from './options.ts';
import type {Study} from './study.ts';

/** Folders that are named of those that were seen. */
const mostNamed = 8;

/** What a mode map says of a study of which none of its patterns names a folder, in a sentence; null: one does. */
export function uselessModeMap({readOptions: {modeMap}}: Pick<Study, 'readOptions'>, {runs}: Dataset): string | null {
	if (modeMap === undefined || runs.length === 0) return null;
	// The folders above a root have a say too: it may lie within a mode's folder.
	const names = new Set(runs.flatMap(({file}) => dirname(file).split(sep)));
	const patterns = modeMap.map(({pattern}) => pattern);
	if (patterns.some(pattern => [...names].some(name => isCalled(printable(name), pattern)))) return null;
	const seen = [...new Set(runs.flatMap(({id}) => id.split('/').slice(0, -1)))];
	const rest = seen.length - mostNamed;
	const folders = [...seen.slice(0, mostNamed), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
	return `${flagOf('modeMap')}: no folder is called ${patterns.join(' or ')}. ${folders === '' ? 'There are no folders' : `The folders are ${folders}`}.`;
}
