import {execFileSync} from 'node:child_process';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {bundle} from '../sessions/support/bundle.ts';
import {nothingLeft} from '../sessions/support/left-modes.ts';
import {createScreen, seen} from '../sessions/support/screen.ts';
import {type Session, type SessionOptions, start} from '../sessions/support/session.ts';

let program = '';
let session: Session;

beforeAll(async () => {
	program = await bundle('test/terminal/program.tsx');
});

afterEach(() => session.stop());

async function open(options: SessionOptions = {}): Promise<void> {
	session = await start([process.execPath, program], options);
	await session.waitFor('keys []');
}

describe('a program on the terminal', () => {
	it('has the whole screen, and writes each frame in one piece', async () => {
		await open({columns: 60, rows: 20});
		expect(session.lines()[0]).toBe('size 60x20 keys []');
		expect(session.lines()[19]).toBe(`${'.'.repeat(59)}|`);
		expect(session.leftModes()).toEqual({
			...nothingLeft,
			alternateScreen: true,
			hiddenCursor: true,
			noWrap: true,
			bracketedPaste: true,
		});
		const cost = await session.measure('down');
		expect(cost.writes).toBe(1);
		expect(cost.bytes).toBeLessThanOrEqual(1.1 * cost.minimal.bytes);
	});

	it('gets one key for each key pressed, however they arrive, and a paste that presses none', async () => {
		await open();
		session.send('jjk\x1b[B\x1b[<0;3;3M\x1b[200~h\nx\x1b[201~\x1b[I');
		await session.waitFor('keys [jjkh x]');
		await session.press('esc', 'z', 'backspace', 'v');
		await session.waitFor('keys [jjkh x<esc>v]');
	});

	it('is silent while nothing changes', async () => {
		await open();
		await session.settle();
		const before = session.output().length;
		await session.settle(400);
		expect(session.output()).toHaveLength(before);
	});

	it('follows the size of the terminal, without a clear and without a trace of the old frame', async () => {
		await open({columns: 60, rows: 20});
		await session.settle();
		const before = session.output().length;
		for (const [columns, rows] of [
			[90, 30],
			[40, 12],
			[41, 12],
			[60, 24],
		] as const) {
			session.resize(columns, rows);
			await session.waitFor(`size ${columns}x${rows}`);
			await session.press('down');
			await session.waitFor(lines => lines[rows - 1] === `${'.'.repeat(columns - 1)}|`);
			expect(session.lines()[rows - 2]).toMatch(new RegExp(`^row ${rows - 3} 模型`));
		}
		expect(session.output().slice(before)).not.toMatch(/\x1b\[[23]?J/);
	});

	it('draws everything again when asked to', async () => {
		await open({columns: 40, rows: 12});
		await session.settle();
		const before = session.output().length;
		await session.press('L');
		await session.waitFor(() => session.output().slice(before).includes('.|'));
		const screen = createScreen(40, 12);
		await screen.write(`\x1b[?7l${session.output().slice(before)}`);
		expect(seen(screen.cells())).toEqual(seen(session.cells()));
	});

	it('draws over what Node warns of', async () => {
		await open({columns: 40, rows: 12});
		const before = seen(session.cells());
		await session.press('w');
		await session.waitFor(() => session.output().includes('warned on purpose'));
		await session.waitFor(() => seen(session.cells()).join() === before.join());
	});

	it('copies through the terminal', async () => {
		await open();
		await session.press('y');
		const sequence = `\x1b]52;c;${Buffer.from('copied text').toString('base64')}\x07`;
		await session.waitFor(() => session.output().includes(sequence));
	});
});

describe('the terminal is given back', () => {
	const ways: readonly (readonly [string, (session: Session) => unknown, number, RegExp])[] = [
		['when the program ends', s => s.press('q'), 0, /^bye$/m],
		['when it exits at once', s => s.press('e'), 3, /^$/],
		['when a key handler throws', s => s.press('x'), 1, /Error: thrown out of a key/],
		['when a timer throws', s => s.press('t'), 1, /Error: thrown out of a timer/],
		['when a component throws', s => s.press('!'), 1, /Error: thrown out of a component/],
		['when a promise is rejected', s => s.press('p'), 1, /Error: rejected on purpose/],
		['on Ctrl-C', s => s.press('ctrl-c'), 130, /^left by SIGINT$/m],
		['on SIGINT', s => s.signal('SIGINT'), 130, /^left by SIGINT$/m],
		['on SIGTERM', s => s.signal('SIGTERM'), 143, /^left by SIGTERM$/m],
		['on SIGHUP', s => s.signal('SIGHUP'), 129, /^left by SIGHUP$/m],
		['on SIGQUIT', s => s.signal('SIGQUIT'), 131, /^left by SIGQUIT$/m],
	];
	it.each(ways)('%s', async (_, leave, code, message) => {
		await open();
		await leave(session);
		expect(await session.exit()).toEqual({code, signal: 0});
		expect(session.leftModes()).toEqual(nothingLeft);
		expect(session.text().trim()).toMatch(message);
		expect(session.output().split('\x1b[?1049l')).toHaveLength(2);
	});
});

it('a terminal that is gone ends the program by the signal of a hang-up, and not by an abort', async () => {
	await open();
	session.hangUp();
	expect(await session.exit()).toEqual({code: 0, signal: 1});
});

describe('under a shell with job control', () => {
	const prompt = 'ready>';

	async function underShell(): Promise<void> {
		session = await start(['bash', '--norc', '--noediting', '-i'], {env: {PS1: `${prompt} `}});
		await session.waitFor(prompt);
		session.send(`${process.execPath} ${program}\r`);
		await session.waitFor('keys []');
	}

	async function stopped(): Promise<void> {
		await session.waitFor('Stopped');
		expect(session.leftModes()).toEqual(nothingLeft);
		session.send('stty -a | tr ";" "\\n" | grep -c -E "(^| )(icanon|echo)( |$)"; jobs\r');
		await session.waitFor(/^1$|^2$/m);
	}

	it('Ctrl-Z stops it and fg brings it back, at the size of then', async () => {
		await underShell();
		await session.press('a', 'ctrl-z');
		await stopped();
		session.resize(70, 20);
		session.send('fg\r');
		await session.waitFor('size 70x20 keys [a]');
		expect(session.lines()[19]).toBe(`${'.'.repeat(69)}|`);
		await session.press('b');
		await session.waitFor('keys [ab]');
		await session.press('q');
		await session.waitFor('bye');
		session.send('exit 7\r');
		expect(await session.exit()).toEqual({code: 7, signal: 0});
		expect(session.leftModes()).toEqual(nothingLeft);
	});

	it.each(['TSTP', 'STOP'])('kill -%s stops it and fg brings it back', async name => {
		await underShell();
		const before = session.output().length;
		const child = Number(execFileSync('pgrep', ['-P', String(session.pid)]));
		process.kill(child, `SIG${name}`);
		await session.waitFor(() => session.output().slice(before).includes('Stopped'));
		session.send('fg\r');
		await session.waitFor('keys []');
		await session.press('b', 'down');
		await session.waitFor('keys [b]');
		await session.waitFor(lines => lines[23] === `${'.'.repeat(79)}|`);
		await session.press('q');
		await session.waitFor('bye');
	});
});

describe('keys', () => {
	it('come from the terminal itself where something is piped into the program', async () => {
		session = await start(['bash', '-c', `echo piped | ${process.execPath} ${program}`]);
		await session.waitFor('keys []');
		await session.press('a', 'esc', 'b');
		await session.waitFor('keys [a<esc>b]');
		await session.press('q');
		expect(await session.exit()).toEqual({code: 0, signal: 0});
		expect(session.leftModes()).toEqual(nothingLeft);
	});

	it.each([
		['the output is piped', `${process.execPath} PROGRAM | cat; exit \${PIPESTATUS[0]}`],
		['the terminal cannot move its cursor', `TERM=dumb ${process.execPath} PROGRAM`],
		['there is no terminal for them', `setsid -w ${process.execPath} PROGRAM < /dev/null`],
	])('and no screen is drawn where %s', async (_, command) => {
		session = await start(['bash', '-c', command.replace('PROGRAM', program)]);
		expect(await session.exit()).toEqual({code: 2, signal: 0});
		expect(session.output().trim()).toBe('no terminal');
	});
});

it('a reader who stalls gets the last frame, not the queue', async () => {
	await open({columns: 100, rows: 40});
	await session.settle();
	const before = session.output().length;
	session.pause();
	for (let press = 0; press < 35; press++) await session.press('down', 'a');
	session.resume();
	await session.waitFor(lines => lines[0]?.includes(`[${'a'.repeat(35)}]`) === true);
	expect(session.output().length - before).toBeLessThan(30_000);
});

it('goes on where nobody could continue it: without a shell, Ctrl-Z is taken back', async () => {
	await open();
	await session.press('ctrl-z');
	await session.waitFor(() => session.output().includes('\x1b[?1049l'));
	await session.press('a');
	await session.waitFor('keys [a]');
	expect(session.leftModes().alternateScreen).toBe(true);
});
