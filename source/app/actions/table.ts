import {keyLabel} from '../keys.ts';
import type {Action, ActionScope} from './action.ts';
import {alwaysActions} from './always.ts';
import {chartActions} from './chart.ts';
import {everywhereActions} from './everywhere.ts';
import {overlayActions} from './overlays.ts';
import {pictureActions} from './pictures.ts';
import {sectionActions} from './section.ts';
import {openSectionActions} from './sections.ts';
import {treeActions} from './tree.ts';

/** Every action, in the order of the help and the footer. */
export const actions: readonly Action[] = [
	...treeActions,
	...chartActions,
	...sectionActions,
	...openSectionActions,
	...pictureActions,
	...everywhereActions,
	...overlayActions,
	...alwaysActions,
];

/** What the help calls a scope. */
export const scopeTitles: Readonly<Record<ActionScope, string>> = {
	tree: 'In the tree',
	chart: 'With the reading cursor on',
	section: 'In the section',
	everywhere: 'Everywhere',
	help: 'In the help',
	card: 'In the card of a run',
	palette: 'In the finder',
	filter: 'While typing a filter',
	always: 'Always',
};

export type ActionRow = {readonly scope: string; readonly keys: readonly string[]; readonly label: string};

/** For the README: every key, by where it works. */
export function actionTable(): readonly ActionRow[] {
	return actions.map(({scope, keys, label}) => ({scope: scopeTitles[scope], keys: keys.map(keyLabel), label}));
}
