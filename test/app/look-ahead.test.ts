import {afterEach, describe, expect, it, vi} from 'vitest';
import {chapters} from '../../source/app/chapters.ts';
import {stackOf} from '../../source/app/content.ts';
import {lookAhead} from '../../source/app/look-ahead.ts';
import {createStore} from '../../source/app/store.ts';
import {sections} from '../../source/sections/registry.ts';
import {byHand} from './support/clock.ts';
import {begun, press, read} from './support/session.ts';
import {studyRuns} from './support/study.ts';

afterEach(() => vi.restoreAllMocks());

describe('lookAhead', () => {
	it('waits until the study has been read, then has every chapter ready', () => {
		const {after, tick} = byHand();
		const store = createStore(begun(), () => undefined);
		lookAhead(store, after);
		store.dispatch(read(studyRuns.slice(0, 2), false));
		expect(tick()).toBe(false);

		store.dispatch(read(studyRuns, true));
		let ticks = 0;
		while (tick()) ticks++;
		expect(ticks).toBeGreaterThan(sections.length);
		const opened = sections.map(section => vi.spyOn(section, 'open'));
		const closed = sections.filter(({id}) => id !== store.state().section);
		for (const {id} of closed) stackOf({...store.state(), section: id});
		expect(opened.flatMap(({mock}) => mock.calls)).toEqual([]);
		// The spies do see what has not been looked at ahead.
		const elsewhere = press(store.state(), 'down');
		stackOf({...elsewhere, section: 'throughput'});
		expect(opened.flatMap(({mock}) => mock.calls)).toHaveLength(1);
	});

	it('draws every chapter once where nobody sees it', () => {
		const {after, tick} = byHand();
		const store = createStore(begun(), () => undefined);
		const drawn: string[] = [];
		lookAhead(store, after, ({section}) => drawn.push(section));
		store.dispatch(read(studyRuns, true));
		while (tick());
		expect(drawn).toEqual(chapters.map(({id}) => id));
	});

	it('does it once, and nothing after it was called off', () => {
		const {after, tick} = byHand();
		const store = createStore(begun(), () => undefined);
		const stop = lookAhead(store, after);
		store.dispatch(read(studyRuns, true));
		expect(tick()).toBe(true);
		stop();
		expect(tick()).toBe(false);
		store.dispatch(read(studyRuns.slice(0, 3), true));
		expect(tick()).toBe(false);
	});
});
