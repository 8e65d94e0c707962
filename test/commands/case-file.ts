/** A command, and what must come of it. */
export type Step = {
	readonly command: string;
	/** A line of `[…]` stands for any number of lines. */
	readonly stdout: readonly string[];
	readonly stderr: readonly string[];
	readonly exit: number;
};

export type Case = {
	readonly about: string;
	/** Name and content; a name that ends with a slash is a folder. */
	readonly files: readonly {readonly name: string; readonly text: string}[];
	readonly env: Readonly<Record<string, string>>;
	readonly steps: readonly Step[];
};

/**
 * Reads a case. Its first letter says what a line is:
 * `#` what the case shows · `+` a file · `|` a line of that file · `@` a variable of the environment ·
 * `$` a command of the shell · `>` a line that it prints · `!` a line of its standard error · `=` its exit status.
 */
export function parseCase(text: string): Case {
	const about: string[] = [];
	const files: {name: string; text: string}[] = [];
	const env: Record<string, string> = {};
	const steps: {command: string; stdout: string[]; stderr: string[]; exit: number}[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		const rest = line.slice(2);
		const step = steps.at(-1);
		const file = files.at(-1);
		if (line === '') continue;
		else if (line.startsWith('#')) about.push(rest);
		else if (line.startsWith('+')) files.push({name: rest, text: ''});
		else if (line.startsWith('|') && file !== undefined) file.text += `${rest}\n`;
		else if (line.startsWith('@')) env[rest.slice(0, rest.indexOf('='))] = rest.slice(rest.indexOf('=') + 1);
		else if (line.startsWith('$')) steps.push({command: rest, stdout: [], stderr: [], exit: 0});
		else if (line.startsWith('>') && step !== undefined) step.stdout.push(rest);
		else if (line.startsWith('!') && step !== undefined) step.stderr.push(rest);
		else if (line.startsWith('=') && step !== undefined) step.exit = Number(rest);
		else throw new Error(`line ${index + 1} begins with none of # + | @ $ > ! =, or has nothing to belong to: ${line}`);
	}
	return {about: about.join(' '), files, env, steps};
}

const anyLines = '[…]';

/**
 * The lines as the expectation writes them: what its `[…]` stand for is folded into `[…]`, so that a comparison of the
 * two shows the first line that differs.
 */
export function folded(lines: readonly string[], expected: readonly string[]): readonly string[] {
	const result: string[] = [];
	let line = 0;
	for (const [index, wanted] of expected.entries()) {
		if (wanted !== anyLines) {
			const found = lines[line++];
			if (found !== undefined) result.push(found);
			continue;
		}
		const next = expected[index + 1];
		const end = next === undefined ? lines.length : lines.indexOf(next, line);
		// The line after the gap is nowhere: show everything that is there instead.
		if (end === -1) return [...result, ...lines.slice(line)];
		result.push(anyLines);
		line = end;
	}
	return [...result, ...lines.slice(line)];
}
