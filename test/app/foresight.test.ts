import {describe, expect, it} from 'vitest';
import {foresight} from '../../source/app/foresight.ts';
import type {Message} from '../../source/app/message.ts';
import type {State} from '../../source/app/state.ts';
import {update} from '../../source/app/update.ts';
import {byHand} from './support/clock.ts';
import {opened, press} from './support/session.ts';

function foreseeing(draw: (state: State) => void = () => undefined) {
	const drawn: State[] = [];
	const {after, tick} = byHand();
	const answer = foresight(after, state => {
		drawn.push(state);
		draw(state);
	});
	const pressed = (state: State, key: string): State => answer(state, {type: 'key pressed', key})[0];
	return {answer, pressed, drawn, tick};
}

describe('foresight', () => {
	it('has drawn what the same key makes of the state, before it is pressed again', () => {
		const {pressed, drawn, tick} = foreseeing();
		const first = pressed(opened(), 'down');
		expect(drawn).toEqual([]);
		expect(tick()).toBe(true);
		const second = pressed(first, 'down');
		expect(drawn).toEqual([second]);
		expect(drawn[0]).toBe(second);
		expect(second).toEqual(press(first, 'down'));
	});

	it('answers every walk as update does, whatever was foreseen', () => {
		const {pressed, tick} = foreseeing();
		const keys = [
			'down',
			'down',
			'right',
			'down',
			'down',
			'up',
			'9',
			'2',
			'tab',
			'down',
			'down',
			'?',
			'j',
			'j',
			'escape',
		];
		let [seen, plain] = [opened(), opened()];
		for (const [index, key] of [...keys, ...keys].entries()) {
			// At times the next key comes before anything could be foreseen.
			if (index % 4 !== 3) tick();
			[seen, plain] = [pressed(seen, key), press(plain, key)];
			expect(seen).toEqual(plain);
		}
	});

	it('forgets what was foreseen of a state that is gone', () => {
		const {answer, pressed, tick} = foreseeing();
		const first = pressed(opened(), 'down');
		tick();
		const resized: Message = {type: 'terminal resized', size: {columns: 80, rows: 24}};
		const [narrow] = answer(first, resized);
		expect(pressed(narrow, 'down')).toEqual(press(narrow, 'down'));
	});

	it('asks for nothing ahead of time, and foresees neither where nothing changed nor what is typed', () => {
		const {pressed, drawn, tick} = foreseeing();
		const state = opened();
		expect(pressed(state, 'Z')).toBe(state);
		expect(tick()).toBe(false);
		const filtering = pressed(state, '/');
		tick();
		drawn.length = 0;
		pressed(filtering, 'a');
		expect(tick()).toBe(false);
		expect(drawn).toEqual([]);
	});

	it('leaves a failure to the key that meets it', () => {
		const {pressed, tick} = foreseeing(() => {
			throw new Error('a frame that cannot be drawn');
		});
		const first = pressed(opened(), 'down');
		expect(tick()).toBe(true);
		expect(pressed(first, 'down')).toEqual(update(first, {type: 'key pressed', key: 'down'})[0]);
	});
});
