/** Prints what Ink makes of many small screens, for comparing one build of Ink with another. */
import {Box, renderToString, Text, Transform} from 'ink';

const words = [
	'loss',
	'8.5 %',
	'模型',
	'─┤⣿',
	'👍🏽',
	'é',
	'e\u0301',
	'✓',
	'a much longer piece of text',
	'한국어',
	'❤️',
	'±0.4',
];
const codes = ['', '1', '2', '7', '38;5;208', '1;38;5;231;48;5;24', '4', '9;31'];

/** The same numbers at every run. */
let seed = 1;
function upTo(limit: number): number {
	seed = (seed * 48271) % 2147483647;
	return seed % limit;
}

function styled(text: string): string {
	const code = codes[upTo(codes.length)] ?? '';
	return code === '' ? text : `\x1b[${code}m${text}\x1b[0m`;
}

const rowOf = (): string => Array.from({length: 1 + upTo(6)}, () => styled(words[upTo(words.length)] ?? '')).join(' ');

const panes = Array.from({length: 60}, () => Array.from({length: 1 + upTo(5)}, rowOf));

// Twice, so that what was remembered of the first time is used.
for (const pane of [...panes, ...panes]) {
	const frame = renderToString(
		<Box borderStyle="round" width={40}>
			<Box flexDirection="column" width={20}>
				{pane.map(row => (
					<Text key={row} wrap="truncate">
						{row}
					</Text>
				))}
			</Box>
			<Text>{pane.join('\n')}</Text>
		</Box>,
		{columns: 60},
	);
	process.stdout.write(`${JSON.stringify(frame)}\n`);
}

// Rows of the whole screen, as the explorer has them.
for (const pane of [...panes, ...panes]) {
	const frame = renderToString(
		<Box flexDirection="column" width={60}>
			{pane.map(row => (
				<Transform key={row} transform={() => row}>
					{row.replaceAll(/\x1b\[[\d;]*m/g, '')}
				</Transform>
			))}
		</Box>,
		{columns: 60},
	);
	process.stdout.write(`${JSON.stringify(frame)}\n`);
}
