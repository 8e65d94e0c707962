import type {AnyFlag} from 'meow';
import type {Command, Invocation} from './command.ts';
import {
	flagOf,
	kebab,
	type OptionDefinition,
	type OptionName,
	type Options,
	optionNames,
	optionTable,
	quoted,
} from './options.ts';
import {isMistake, type Reading} from './reading.ts';
import {suggestion} from './suggestion.ts';

/** What the arguments ask for. */
export type Order =
	| ({readonly kind: 'run'; readonly command: Command} & Omit<Invocation, 'console'>)
	| {readonly kind: 'help'; readonly command: Command}
	| {readonly kind: 'version'}
	| {readonly kind: 'mistake'; readonly sentence: string};

export async function orderOf(
	argv: readonly string[],
	commands: readonly Command[],
	explorer: Command,
): Promise<Order> {
	const {own, program} = await split(argv, commands);
	const {input, flags} = await parsed(own);
	const named = commands.find(command => command.name !== '' && command.name === input[0]);
	const command = named ?? explorer;
	const paths = named === undefined ? input : input.slice(1);
	const given = Object.entries<unknown>({...flags}).filter(
		([, value]) => !(Array.isArray(value) && value.length === 0),
	);
	const asksForHelp = given.some(([name]) => name === 'help' || name === 'version');
	if (command.runs !== undefined && program.length === 0 && !asksForHelp) {
		return {kind: 'mistake', sentence: `the program to run stands behind --, as in ${command.runs}.`};
	}
	const unfinished = optionWithoutValue(own);
	if (unfinished !== undefined) return {kind: 'mistake', sentence: withoutValue(unfinished)};
	const options = optionsOf(given, command);
	if ('sentence' in options) return {kind: 'mistake', sentence: options.sentence};
	if (options.version) return {kind: 'version'};
	if (options.help) return {kind: 'help', command};
	if (command.mostOperands !== null && paths.length > command.mostOperands) {
		const operands = command.mostOperands === 1 ? 'one operand' : `${command.mostOperands} operands`;
		return {kind: 'mistake', sentence: `${nameOf(command)} takes ${operands} at most, not ${paths.length}.`};
	}
	const meant = named === undefined ? suggestion(paths[0] ?? '', commandNames(commands)) : null;
	return {kind: 'run', command, paths, options, meant, ...(program.length === 0 ? {} : {program})};
}

/** Behind `--` stand paths, unless the command runs a program: then all that stands there is the program's. */
async function split(argv: readonly string[], commands: readonly Command[]) {
	const end = argv.indexOf('--');
	if (end !== -1) {
		const own = argv.slice(0, end);
		const [name] = (await parsed(own)).input;
		const runs = commands.some(command => command.runs !== undefined && command.name === name);
		if (runs) return {own, program: argv.slice(end + 1)};
	}
	return {own: argv, program: []};
}

/** Loaded only where there is an option to parse: the parser takes a good part of the time to the first screen. */
async function parsed(argv: readonly string[]): Promise<{readonly input: readonly string[]; readonly flags: object}> {
	if (!argv.some(word => word.startsWith('-'))) return {input: argv, flags: {}};
	const {default: meow} = await import('meow');
	return meow({
		importMeta: import.meta,
		argv: [...argv],
		pkg: {name: 'cai-tui'},
		description: false,
		autoHelp: false,
		autoVersion: false,
		booleanDefault: undefined,
		flags: meowFlags,
	});
}

function commandNames(commands: readonly Command[]): readonly string[] {
	return commands.map(({name}) => name).filter(name => name !== '');
}

/** Every value arrives as text and every option may be repeated, so that the table alone says what is wrong with them. */
const meowFlags = Object.fromEntries(
	optionNames.map((name): [string, AnyFlag] => {
		const {placeholder}: OptionDefinition = optionTable[name];
		const short = name === 'help' ? {shortFlag: 'h'} : name === 'version' ? {shortFlag: 'v'} : {};
		return [name, {type: placeholder === null ? 'boolean' : 'string', isMultiple: true, ...short}];
	}),
);

function optionsOf(
	given: readonly (readonly [string, unknown])[],
	command: Command,
): Options | {readonly sentence: string} {
	const options: Record<string, unknown> = {};
	for (const [key, value] of given) {
		const name = optionNames.find(candidate => candidate === key);
		if (name === undefined) return {sentence: unknownOption(key, command)};
		if (!takes(command, name))
			return {sentence: `${nameOf(command)} has no option ${flagOf(name)}. ${seeHelp(command)}`};
		const reading = readOption(name, Array.isArray(value) ? value : [value], command);
		if (isMistake(reading)) return {sentence: `${flagOf(name)} ${reading.mistake}.`};
		options[name] = reading.value;
	}
	// Each value was read by the definition that stands under its name.
	return options as Options;
}

function readOption(name: OptionName, values: readonly unknown[], command: Command): Reading<unknown> {
	const definition: OptionDefinition = optionTable[name];
	if (definition.placeholder === null) return definition.read(values.map(String));
	const texts = values.filter(value => typeof value === 'string');
	if (texts.length < values.length) return {mistake: 'cannot be negated'};
	if (name === 'format' && !(command.formats ?? []).includes(texts[0] ?? '')) {
		return {mistake: `is one of ${(command.formats ?? []).join(', ')}, not ${quoted(texts[0] ?? '')}`};
	}
	return definition.read(texts);
}

/** Such options are dropped by the parser, without a word. */
function optionWithoutValue(argv: readonly string[]): OptionName | undefined {
	const end = argv.indexOf('--');
	const words = end === -1 ? argv : argv.slice(0, end);
	return optionNames.find(name => {
		const flag = flagOf(name);
		const takesValue = optionTable[name].placeholder !== null;
		return (
			takesValue && words.some((word, index) => word === `${flag}=` || (word === flag && isNoValue(words[index + 1])))
		);
	});
}

function isNoValue(word: string | undefined): boolean {
	return word === undefined || word === '' || word.startsWith('--');
}

function withoutValue(name: OptionName): string {
	return `${flagOf(name)} needs a value: ${flagOf(name)} ${optionTable[name].placeholder}.`;
}

function unknownOption(key: string, command: Command): string {
	const written = key.length === 1 ? `-${key}` : `--${kebab(key)}`;
	const known = optionNames.filter(name => takes(command, name)).flatMap(name => [flagOf(name), `--${kebab(name)}`]);
	const meant = suggestion(written, known);
	return `there is no option ${written}. ${meant === null ? seeHelp(command) : `Did you mean ${meant}?`}`;
}

function takes(command: Command, name: OptionName): boolean {
	return name === 'help' || name === 'version' || command.options.includes(name);
}

function nameOf(command: Command): string {
	return command.name === '' ? 'cai-tui' : command.name;
}

function seeHelp(command: Command): string {
	return `See cai-tui ${command.name === '' ? '' : `${command.name} `}--help.`;
}
