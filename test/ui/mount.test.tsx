import {EventEmitter} from 'node:events';
import {describe, expect, it, vi} from 'vitest';
import {createStore} from '../../source/app/store.ts';
import {createTerminal} from '../../source/terminal/terminal.ts';
import {framesOf} from '../../source/ui/frame.ts';
import {mount} from '../../source/ui/mount.tsx';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {opened} from '../app/support/session.ts';

/** What is asked of a stream that it does not have. */
function watched<Stream extends object>(stream: Stream, lacking: Set<PropertyKey>): Stream {
	return new Proxy(stream, {
		get(target, name) {
			if (!(name in target)) lacking.add(name);
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

describe('Ink', () => {
	it('uses no more of the terminal’s two streams than they have: they are those of Node by name alone', async () => {
		const unchanged = (): void => undefined;
		const keyboard = Object.assign(new EventEmitter(), {
			isTTY: true,
			setRawMode: unchanged,
			setEncoding: unchanged,
			resume: unchanged,
			pause: unchanged,
		});
		let shown = '';
		const screen = Object.assign(new EventEmitter(), {
			isTTY: true,
			columns: 100,
			rows: 30,
			write: (bytes: string) => {
				shown += bytes;
				return true;
			},
		});
		const terminal = createTerminal({stdin: keyboard, stdout: screen, env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'}});
		const store = createStore(opened({size: {columns: 100, rows: 30}}), unchanged);
		const ofInput = new Set<PropertyKey>();
		const ofOutput = new Set<PropertyKey>();
		terminal.open();
		try {
			const stdin = watched(terminal.stdin, ofInput);
			const stdout = watched(terminal.stdout, ofOutput);
			const mounted = mount({store, frameOf: framesOf(createTheme('256', 'dark'))}, {stdin, stdout});
			await vi.waitFor(() => {
				keyboard.emit('data', '2');
				expect(store.state().section).toBe('throughput');
			});
			await vi.waitFor(() => expect(shown).toContain('How many output tokens'));
			screen.columns = 80;
			screen.emit('resize');
			store.dispatch({type: 'terminal resized', size: {columns: 80, rows: 30}});
			await new Promise(resolve => setTimeout(resolve, 50));
			mounted.unmount();
			await mounted.end;
		} finally {
			terminal.close();
		}
		expect([...ofInput]).toEqual([]);
		// Asked whether it has ended or fails: one that does not say so has not.
		expect([...ofOutput].sort()).toEqual([
			'_writableState',
			'destroyed',
			'writable',
			'writableEnded',
			'writableLength',
		]);
	});
});
