import type {Action} from './action.ts';

/** What 128 + SIGINT is to a shell. */
const interrupted = 130;

export const alwaysActions: readonly Action[] = [
	{
		id: 'interrupt',
		scope: 'always',
		keys: ['ctrl-c'],
		label: 'quit at once',
		message: () => ({type: 'quit asked', code: interrupted}),
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
