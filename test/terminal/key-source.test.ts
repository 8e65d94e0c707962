import {EventEmitter} from 'node:events';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {escapeKey} from '../../source/terminal/key-decoder.ts';
import {KeySource} from '../../source/terminal/key-source.ts';

class Keyboard extends EventEmitter {
	readonly isTTY = true;
	readonly calls: string[] = [];
	setRawMode = (isRaw: boolean) => this.calls.push(isRaw ? 'raw' : 'cooked');
	setEncoding = () => this.calls.push('utf8');
	resume = () => this.calls.push('resume');
	pause = () => this.calls.push('pause');
	type = (bytes: string) => this.emit('data', bytes);
}

function createSource() {
	const keyboard = new Keyboard();
	const events: string[] = [];
	const source = new KeySource({
		keyboard,
		onInterrupt: () => events.push('interrupt'),
		onSuspend: () => events.push('suspend'),
	});
	const listen = (): void =>
		void source.on('readable', () => {
			for (let key = source.read(); key !== null; key = source.read()) events.push(key);
		});
	return {keyboard, source, events, listen};
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives one key at each read', () => {
	const {keyboard, source, events, listen} = createSource();
	source.open();
	listen();
	keyboard.type('jj\x1b[Bk');
	expect(events).toEqual(['j', 'j', '\x1b[B', 'k']);
	expect(source.read()).toBeNull();
});

it('waits for the rest of a sequence, and after 30 ms takes a lone ESC for Escape', () => {
	const {keyboard, source, events, listen} = createSource();
	source.open();
	listen();
	keyboard.type('\x1b');
	vi.advanceTimersByTime(29);
	keyboard.type('[');
	vi.advanceTimersByTime(29);
	keyboard.type('B');
	expect(events).toEqual(['\x1b[B']);
	keyboard.type('\x1b');
	vi.advanceTimersByTime(30);
	keyboard.type('j');
	expect(events).toEqual(['\x1b[B', escapeKey, 'j']);
});

it('holds the pieces of a paste together for longer', () => {
	const {keyboard, source, events, listen} = createSource();
	source.open();
	listen();
	keyboard.type('\x1b[200~a\n');
	vi.advanceTimersByTime(400);
	keyboard.type('b\x1b[201~');
	expect(events).toEqual(['a b']);
});

it('keeps Ctrl-C and Ctrl-Z for the terminal, whoever listens', () => {
	const {keyboard, source, events, listen} = createSource();
	source.open();
	keyboard.type('\x03');
	listen();
	keyboard.type('a\x1a');
	expect(events).toEqual(['interrupt', 'a', 'suspend']);
});

it('keeps what was typed ahead for the first listener', async () => {
	vi.useRealTimers();
	const {keyboard, source, events, listen} = createSource();
	source.open();
	keyboard.type('ab');
	listen();
	await vi.waitFor(() => expect(events).toEqual(['a', 'b']));
});

it('does not keep without end what nobody reads', () => {
	const {keyboard, source} = createSource();
	source.open();
	for (let press = 0; press < 5000; press++) keyboard.type('j');
	let kept = 0;
	while (source.read() !== null) kept++;
	expect(kept).toBe(1024);
});

it('has the terminal raw from open to close, whatever Ink asks of it, also when it was cooked meanwhile', () => {
	const {keyboard, source, events, listen} = createSource();
	source.open();
	source.setRawMode();
	expect(keyboard.calls).toEqual(['cooked', 'raw', 'utf8', 'resume']);
	source.open();
	expect(keyboard.calls.slice(4)).toEqual(['cooked', 'raw', 'utf8', 'resume']);
	listen();
	keyboard.type('a');
	expect(events).toEqual(['a']);
	source.close();
	expect(keyboard.calls.slice(8)).toEqual(['pause', 'cooked']);
	keyboard.type('b');
	expect(events).toEqual(['a']);
});
