/** A small program that uses the terminal as the explorer does: what the tests of this folder drive. */
import {openSync} from 'node:fs';
import {Box, render, Text, useApp, useInput} from 'ink';
import {useEffect, useState} from 'react';
import {keyboardOf} from '../../source/terminal/input.ts';
import {createTerminal} from '../../source/terminal/terminal.ts';

const {stdin, stdout, env} = process;

const keyboard = keyboardOf({stdin, stdout, env, openDevice: path => openSync(path, 'r')});
if (keyboard === undefined) {
	stdout.write('no terminal\n');
	process.exit(2);
}

const terminal = createTerminal({
	stdin: keyboard,
	stdout,
	env,
	onSignal: signal => stdout.write(`left by ${signal}\n`),
});

function fail(message: string): never {
	throw new Error(message);
}

function Program() {
	const {exit} = useApp();
	const [size, setSize] = useState(terminal.size());
	const [selected, setSelected] = useState(0);
	const [keys, setKeys] = useState('');
	if (keys.includes('!')) fail('thrown out of a component');
	useEffect(() => terminal.onResize(setSize), []);
	useInput((input, key) => {
		if (key.downArrow) setSelected(earlier => earlier + 1);
		else if (key.upArrow) setSelected(earlier => earlier - 1);
		else if (key.escape) setKeys(earlier => `${earlier}<esc>`);
		else if (key.backspace) setKeys(earlier => earlier.slice(0, -1));
		else if (input === 'q') exit();
		else if (input === 'x') fail('thrown out of a key');
		else if (input === 't') setTimeout(() => fail('thrown out of a timer'));
		else if (input === 'p') void Promise.reject(new Error('rejected on purpose'));
		else if (input === 'w') process.emitWarning('warned on purpose');
		else if (input === 'e') process.exit(3);
		else if (input === 'y') terminal.copy('copied text');
		else if (input === 'L') terminal.repaint();
		else setKeys(earlier => earlier + input);
	});
	const rows = Array.from(
		{length: size.rows - 2},
		(_, y) => `row ${y} 模型 ${'─'.repeat(Math.max(0, size.columns - 20))}`,
	);
	return (
		<Box flexDirection="column">
			<Text bold>{`size ${size.columns}x${size.rows} keys [${keys}]`}</Text>
			{rows.map((row, y) => (
				<Text key={row} inverse={y === selected} color={y % 2 === 0 ? 'blue' : 'yellow'}>
					{row}
				</Text>
			))}
			<Text>{`${'.'.repeat(size.columns - 1)}|`}</Text>
		</Box>
	);
}

terminal.open();
const app = render(<Program />, {
	stdin: terminal.stdin,
	stdout: terminal.stdout,
	debug: true,
	exitOnCtrlC: false,
	patchConsole: false,
});
await app.waitUntilExit();
terminal.close();
stdout.write('bye\n');
