import type {Message} from '../message.ts';
import type {State} from '../state.ts';
import {type Action, type ActionScope, moveActions} from './action.ts';

export const overlayActions: readonly Action[] = [
	...moveActions({
		scope: 'help',
		message: move => ({type: 'overlay moved', move}),
		hint: {keys: '↑↓', word: 'scroll'},
	}),
	{
		id: 'close help',
		scope: 'help',
		keys: ['esc', '?', 'q'],
		label: 'close the help',
		hint: {keys: 'Esc', word: 'close'},
		message: () => ({type: 'overlay closed'}),
	},
	{
		id: 'close card',
		scope: 'card',
		keys: ['esc', 'p', 'q', 'enter'],
		label: 'close the card',
		hint: {keys: 'Esc', word: 'close'},
		message: () => ({type: 'overlay closed'}),
	},
	...moveActions({
		scope: 'palette',
		message: move => ({type: 'overlay moved', move}),
		hint: {keys: '↑↓', word: 'choose'},
		letters: false,
	}),
	{
		id: 'accept choice',
		scope: 'palette',
		keys: ['enter'],
		label: 'do or go to what is chosen',
		hint: {keys: 'Enter', word: 'do it'},
		message: () => ({type: 'overlay accepted'}),
	},
	...textFieldActions('palette'),
	{
		id: 'accept filter',
		scope: 'filter',
		keys: ['enter', 'down', 'up', 'tab'],
		label: 'keep the filter and go to the tree',
		hint: {keys: 'Enter', word: 'keep'},
		message: () => ({type: 'overlay accepted'}),
	},
	...textFieldActions('filter'),
];

function textFieldActions(scope: ActionScope): readonly Action[] {
	return [
		{
			id: `close ${scope}`,
			scope,
			keys: ['esc'],
			label: scope === 'filter' ? 'leave the filter as it was' : 'close',
			hint: {keys: 'Esc', word: 'cancel'},
			message: () => ({type: 'overlay closed'}),
		},
		{
			id: `erase ${scope}`,
			scope,
			keys: ['backspace'],
			label: 'erase a character',
			message: state => edited(state, text => [...text].slice(0, -1).join('')),
		},
		{
			id: `erase word ${scope}`,
			scope,
			keys: ['ctrl-w'],
			label: 'erase a word',
			message: state => edited(state, text => text.replace(/\S*\s*$/, '')),
		},
		{
			id: `clear ${scope}`,
			scope,
			keys: ['ctrl-u'],
			label: 'erase all',
			hint: {keys: '^u', word: 'clear'},
			message: state => edited(state, () => ''),
		},
	];
}

function edited({overlay}: State, edit: (text: string) => string): Message {
	const text = overlay.kind === 'palette' ? overlay.query : overlay.kind === 'filter' ? overlay.draft : '';
	return {type: 'draft changed', text: edit(text)};
}
