import type {Command} from './command.ts';
import {flagOf, type OptionDefinition, type OptionName, optionTable} from './options.ts';

const width = 80;

/** What `--help` prints: of the explorer, with all commands; of any other command, about that command alone. */
export function helpText(command: Command, commands: readonly Command[]): string {
	const isExplorer = command.name === '';
	const options: readonly OptionName[] = isExplorer ? [...command.options, 'help', 'version'] : command.options;
	const [what, ...more] = command.description;
	return [
		...wrapped(what, ''),
		'',
		'Usage',
		...(isExplorer ? commands.map(usage) : [`  ${call(command)}`]),
		...more.flatMap(paragraph => ['', ...wrapped(paragraph, '')]),
		...(options.length > 0 ? ['', 'Options', ...options.flatMap(name => optionLines(name, command))] : []),
		...(isExplorer ? ['', 'Each command has its own: cai-tui COMMAND --help'] : []),
		'',
	].join('\n');
}

function usage(command: Command): string {
	const head = `  ${call(command)}`;
	return head.length < 30 ? head.padEnd(30) + command.summary : `${head}\n${' '.repeat(30)}${command.summary}`;
}

function call({name, operands}: Command): string {
	return ['cai-tui', name, operands].filter(word => word !== '').join(' ');
}

function optionLines(name: OptionName, command: Command): readonly string[] {
	const definition: OptionDefinition = optionTable[name];
	const {placeholder} = definition;
	const {flag, summary} = command.says?.[name] ?? {flag: flagOf(name), summary: definition.summary};
	const [usual] = command.formats ?? [];
	const [value, text] =
		name === 'format' && usual !== undefined
			? [command.formats?.join('|'), `${summary} (${usual})`]
			: [placeholder, summary];
	const head = `  ${flag}${value === null ? '' : ` ${value}`}`;
	const [first = '', ...rest] = wrapped(text, ' '.repeat(28));
	return head.length < 28 ? [head.padEnd(28) + first.trimStart(), ...rest] : [head, first, ...rest];
}

/** Words in lines of at most 80 columns, each line behind the indent. */
function wrapped(text: string, indent: string): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && indent.length + line.length + 1 + word.length > width) {
			lines.push(indent + line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...lines, indent + line];
}
