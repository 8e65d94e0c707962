import {describe, expect, it} from 'vitest';
import {helpText} from '../../source/commands/help.ts';
import {flagOf} from '../../source/commands/options.ts';
import {commands, explorer} from '../../source/commands/registry.ts';

describe('help', () => {
	it.each(commands.map(command => [command.name, command] as const))(
		'of “%s” names all that it takes',
		(_, command) => {
			const text = helpText(command, commands);
			for (const name of command.options) expect(text).toContain(`  ${command.says?.[name]?.flag ?? flagOf(name)}`);
			expect(text).toContain(['  cai-tui', command.name, command.operands].filter(word => word !== '').join(' '));
		},
	);

	it('fits a terminal of 80 columns', () => {
		const lines = commands.flatMap(command => helpText(command, commands).split('\n'));
		expect(lines.filter(line => line.length > 80)).toEqual([]);
	});

	it('of the explorer lists every command and no other', () => {
		const usage = helpText(explorer, commands).match(/^ {2}cai-tui( [a-z]+)?/gm);
		expect(usage).toEqual([
			'  cai-tui',
			'  cai-tui report',
			'  cai-tui check',
			'  cai-tui record',
			'  cai-tui live',
			'  cai-tui demo',
			'  cai-tui cache',
		]);
	});
});
