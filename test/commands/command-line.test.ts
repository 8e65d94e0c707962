import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {orderOf} from '../../source/commands/command-line.ts';
import {optionNames} from '../../source/commands/options.ts';
import {commands, explorer} from '../../source/commands/registry.ts';

async function order(...argv: readonly string[]) {
	const {command, ...rest} = {command: undefined, ...(await orderOf(argv, commands, explorer))};
	return {...rest, ...(command === undefined ? {} : {command: command.name})};
}

async function mistake(...argv: readonly string[]): Promise<string> {
	const {kind, ...rest} = await orderOf(argv, commands, explorer);
	return kind === 'mistake' && 'sentence' in rest ? rest.sentence : `no mistake, but ${kind}`;
}

describe('the arguments', () => {
	it('name a command, or none for the explorer', async () => {
		expect(await order()).toEqual({kind: 'run', command: '', paths: [], options: {}, meant: null});
		expect(await order('data', 'more')).toEqual({
			kind: 'run',
			command: '',
			paths: ['data', 'more'],
			options: {},
			meant: null,
		});
		expect(await order('report', 'data')).toMatchObject({command: 'report', paths: ['data']});
		expect(await order('./report')).toMatchObject({command: '', paths: ['./report']});
	});

	it('may hold options before and behind everything else', async () => {
		const wanted = {command: 'report', paths: ['data'], options: {price: 8, ascii: true, format: 'csv'}};
		expect(await order('--price', '8', 'report', '--ascii', 'data', '--format=csv')).toMatchObject(wanted);
		expect(await order('report', 'data', '--format', 'csv', '--price=8', '--ascii')).toMatchObject(wanted);
	});

	it('are paths behind --', async () => {
		expect(await order('--', '--price', '-v')).toMatchObject({paths: ['--price', '-v'], options: {}});
	});

	it('behind -- are those of the program, where the command runs one', async () => {
		const wanted = {command: 'record', paths: ['dir'], options: {interval: 2}};
		const program = ['vllm', 'bench', '--help', '-v', '--', '--interval='];
		expect(await order('record', '--interval', '2', 'dir', '--', ...program)).toMatchObject({...wanted, program});
		expect(await order('--interval=2', 'record', 'dir', '--', 'true')).toMatchObject({...wanted, program: ['true']});
		expect(await order('record', '--help')).toEqual({kind: 'help', command: 'record'});
		expect(await order('report', '--', 'record', '--', 'x')).toMatchObject({
			command: 'report',
			paths: ['record', '--', 'x'],
		});
	});

	it('have values of the kind that the option is of', async () => {
		expect(
			await order('--tee-off', 'a', '--tee-on', 'b', '--no-color', '--mode-map', 'x=on', '--section', 'a,b'),
		).toMatchObject({
			options: {teeOff: 'a', teeOn: 'b', color: false, modeMap: [{pattern: 'x', mode: 'tee_on'}], section: ['a', 'b']},
		});
	});

	it('keep names of digits as they are', async () => {
		expect(await order('007', '1e3', '--open', '0010')).toMatchObject({paths: ['007', '1e3'], options: {open: '0010'}});
	});

	it.each([[['--version']], [['-v']], [['report', '--version']]])('%j asks for the version', async argv => {
		expect(await order(...argv)).toEqual({kind: 'version'});
	});

	it.each([
		[['--help'], ''],
		[['-h', 'data'], ''],
		[['demo', '--help'], 'demo'],
	])('%j asks for help with “%s”', async (argv, command) => {
		expect(await order(...argv)).toEqual({kind: 'help', command});
	});
});

describe('a mistake', () => {
	it.each<readonly [string, ...string[]]>([
		['there is no option --prise. Did you mean --price?', '--prise', '8'],
		['there is no option --mod-map. Did you mean --mode-map?', 'report', '--mod-map=a'],
		['there is no option --colour. Did you mean --color?', '--colour'],
		['there is no option -x. See cai-tui demo --help.', 'demo', '-x'],
		['demo has no option --price. See cai-tui demo --help.', 'demo', '--price', '7'],
		['cai-tui has no option --format. See cai-tui --help.', '--format', 'json'],
		['--price needs a value: --price AMOUNT.', '--price'],
		['--price needs a value: --price AMOUNT.', '--price=', 'data'],
		['--price needs a value: --price AMOUNT.', '--price', '--ascii'],
		['--price needs an amount such as 7 or 7.50, not “-3”.', '--price', '-3'],
		['--price can be given once.', '--price', '7', '--price', '8'],
		['--price cannot be negated.', '--no-price'],
		['--format is one of text, md, json, csv, not “pdf”.', 'report', '--format', 'pdf'],
		['--format is one of text, json, not “csv”.', 'check', '--format', 'csv'],
		['demo takes one operand at most, not 2.', 'demo', 'a', 'b'],
		[
			'the program to run stands behind --, as in cai-tui record DIR -- vllm bench serve ….',
			...['record', 'dir', 'vllm', '--save-result'],
		],
	])('%s', async (sentence, ...argv) => {
		expect(await mistake(...argv)).toBe(sentence);
	});

	it('is suspected in a path that is nearly a command', async () => {
		expect(await order('chek')).toMatchObject({meant: 'check', paths: ['chek']});
		expect(await order('reprot', 'data')).toMatchObject({meant: 'report'});
		expect(await order('data')).toMatchObject({meant: null});
	});

	it('is the worst that any arguments come to', async () => {
		const word = fc.oneof(
			fc.string(),
			fc.constantFrom(
				'--',
				'-',
				'--no-',
				'--=',
				'--price',
				'__proto__',
				'--constructor',
				'--toString=1',
				'report',
				'demo',
			),
			fc.constantFrom(...optionNames).map(name => `--${name}`),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(word, {maxLength: 5}), async argv => {
				const {kind} = await orderOf(argv, commands, explorer);
				expect(['run', 'help', 'version', 'mistake']).toContain(kind);
			}),
		);
	});
});
