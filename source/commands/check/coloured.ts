import type {Line, Role} from '../../paint/line.ts';

/** Select Graphic Rendition of the roles that a check prints: the 16 colours that every terminal has. */
const colours: Readonly<Partial<Record<Role, string>>> = {
	error: '1;31',
	warning: '33',
	ok: '32',
	note: '36',
	worse: '31',
	better: '32',
	strong: '1',
	title: '1',
	dim: '2',
};

/** The line as text, in colour only where somebody looks at it on a terminal. */
export function textOf(line: Line, coloured: boolean): string {
	const spans = line.map(({text, role}) => {
		const colour = colours[role];
		return coloured && colour !== undefined && text.trim() !== '' ? `\x1b[${colour}m${text}\x1b[0m` : text;
	});
	return coloured ? spans.join('') : spans.join('').trimEnd();
}
