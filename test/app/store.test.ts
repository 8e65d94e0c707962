import {describe, expect, it} from 'vitest';
import type {Effect} from '../../source/app/effect.ts';
import {createStore} from '../../source/app/store.ts';
import {opened} from './support/session.ts';

describe('createStore', () => {
	it('tells of changes only', () => {
		const store = createStore(opened(), () => undefined);
		let changes = 0;
		const stop = store.subscribe(() => changes++);
		store.dispatch({type: 'key pressed', key: 'Z'});
		expect(changes).toBe(0);
		store.dispatch({type: 'key pressed', key: 'down'});
		expect(changes).toBe(1);
		stop();
		store.dispatch({type: 'key pressed', key: 'down'});
		expect(changes).toBe(1);
	});

	it('hands over what is to be done', () => {
		const asked: Effect[] = [];
		const store = createStore(opened(), effect => asked.push(effect));
		store.dispatch({type: 'key pressed', key: 'q'});
		expect(asked).toEqual([{type: 'quit'}]);
	});

	it('works on one message after another, also on those that its effects send', () => {
		const sections: string[] = [];
		const store = createStore(opened(), effect => {
			if (effect.type === 'repaint') store.dispatch({type: 'section opened', section: 'throughput'});
		});
		store.subscribe(() => sections.push(store.state().section));
		store.dispatch({type: 'repaint asked'});
		expect(sections).toEqual(['throughput']);
	});
});
