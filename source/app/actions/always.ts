import type {Action} from './action.ts';

/** The terminal takes the first two itself, so that they work whatever the program is doing; here they can be read and found. */
export const alwaysActions: readonly Action[] = [
	{
		id: 'interrupt',
		scope: 'always',
		keys: ['ctrl-c'],
		label: 'quit at once',
		message: () => ({type: 'quit asked'}),
	},
	{
		id: 'suspend',
		scope: 'always',
		keys: ['ctrl-z'],
		label: 'suspend; fg comes back',
		message: () => ({type: 'suspend asked'}),
	},
	{
		id: 'repaint',
		scope: 'always',
		keys: ['ctrl-l'],
		label: 'paint the screen anew',
		message: () => ({type: 'repaint asked'}),
	},
];
