import {actionTable} from '../../source/app/actions/table.ts';
import {moves} from '../../source/app/keys.ts';
import {checks} from '../../source/checks/registry.ts';
import {commands} from '../../source/commands/registry.ts';
import {metricDefinitions} from '../../source/domain/metrics.ts';
import {sections} from '../../source/sections/registry.ts';
import {unitText} from '../../source/units/format.ts';

/** The parts of the README that the code says already, by the name of their marker. */
const generators: Readonly<Record<string, () => string>> = {
	commands: () =>
		table(
			['command', 'does'],
			commands.map(({name, operands, summary}) => [
				code(['cai-tui', name, operands].filter(word => word !== '').join(' ')),
				summary,
			]),
		),
	sections: () =>
		table(
			['key', 'section', 'question', '`--section`'],
			sections.map(({key, title, question, id}) => [code(key), title, question, code(id)]),
		),
	keys: () =>
		byScope()
			.map(([scope, rows]) => `**${scope}**\n\n${table(['keys', 'what'], rows)}`)
			.join('\n\n'),
	metrics: () =>
		table(
			['metric', 'unit', 'better', 'definition'],
			Object.values(metricDefinitions).map(({id, unit, better, definition}) => [
				code(id),
				unitText(unit) === '' ? '' : unitText(unit).replace('¤', 'currency'),
				better,
				definition,
			]),
		),
	checks: () =>
		table(
			['code', 'severity', 'scope', 'what'],
			checks.map(({code: name, severity, scope, title}) => [code(name), severity, scope, title]),
		),
};

/** The README with its generated parts as the code has them now. Throws where a marker is missing or unknown. */
export function withGenerated(readme: string): string {
	const marked = /(<!-- begin:([\w-]+) -->\n)[\s\S]*?(<!-- end:\2 -->)/g;
	const seen = new Set<string>();
	const renewed = readme.replace(marked, (_, begin: string, name: string, end: string) => {
		const generate = generators[name];
		if (generate === undefined) throw new Error(`Nothing generates the part "${name}" of the README.`);
		seen.add(name);
		return `${begin}${generate()}\n${end}`;
	});
	const missing = Object.keys(generators).filter(name => !seen.has(name));
	if (missing.length > 0) throw new Error(`The README has no place for: ${missing.join(', ')}.`);
	return renewed;
}

function byScope(): readonly (readonly [string, readonly (readonly string[])[]])[] {
	const scopes = new Map<string, (readonly string[])[]>();
	for (const {scope, keys, label} of actionTable()) {
		// The moves of a cursor are the same everywhere: once is enough.
		if (scopes.size > 1 && isMove(label)) continue;
		const rows = scopes.get(scope) ?? [];
		rows.push([keys.map(code).join(' '), label]);
		scopes.set(scope, rows);
	}
	return [...scopes];
}

function isMove(label: string): boolean {
	return moves.some(move => move === label);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(row => line(row.map(cell)))].join('\n');
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(text: string): string {
	return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
