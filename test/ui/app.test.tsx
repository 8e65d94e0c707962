import {render} from 'ink-testing-library';
import {describe, expect, it, vi} from 'vitest';
import type {Effect} from '../../source/app/effect.ts';
import {createStore} from '../../source/app/store.ts';
import {App} from '../../source/ui/app.tsx';
import {framesOf} from '../../source/ui/frame.ts';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {drawn, opened} from '../app/support/session.ts';

const size = {columns: 100, rows: 30};

function mount() {
	const effects: Effect[] = [];
	const store = createStore(opened({size}), effect => effects.push(effect));
	const screen = render(<App store={store} frameOf={framesOf(createTheme('none', 'dark'))} />);
	const text = (): readonly string[] =>
		(screen.lastFrame() ?? '').split('\n').map(line => line.replaceAll(/\x1b\[[\d;]*m/g, '').trimEnd());
	return {store, effects, screen, text};
}

describe('App', () => {
	it('places on the screen what the program has drawn', () => {
		const {store, text, screen} = mount();
		expect(text()).toEqual(drawn(store.state()));
		screen.unmount();
	});

	it.each([
		['a letter', '2'],
		['an arrow', '\x1b[B'],
		['a letter with Shift', 'G'],
		['Tab', '\t'],
		['an overlay', '?'],
		['the finder', ':'],
	])('follows a key: %s', async (_, bytes) => {
		const {store, screen, text} = mount();
		const before = text();
		await vi.waitFor(() => {
			screen.stdin.write(bytes);
			expect(text()).not.toEqual(before);
		});
		expect(text()).toEqual(drawn(store.state()));
		screen.unmount();
	});

	it('follows the size of the terminal', async () => {
		const {store, screen, text} = mount();
		store.dispatch({type: 'terminal resized', size: {columns: 80, rows: 24}});
		await vi.waitFor(() => expect(text()).toHaveLength(24));
		expect(text()).toEqual(drawn(store.state()));
		screen.unmount();
	});

	it('hands quitting over', async () => {
		const {effects, screen} = mount();
		await vi.waitFor(() => {
			screen.stdin.write('q');
			expect(effects).toContainEqual({type: 'quit'});
		});
		screen.unmount();
	});
});
