/**
 * The language of `/`: words separated by spaces, all of which must hold. `!` in front turns one round.
 *
 *     qwen            text anywhere in experiment, condition, file or model
 *     model:qwen|llama    one of these texts in that field
 *     loss>5          a number: loss and `metric%` in percent, metrics in their unit
 */
export type Term = {
	readonly negated: boolean;
	readonly test:
		| {readonly kind: 'text'; readonly field: string | null; readonly values: readonly string[]}
		| {readonly kind: 'number'; readonly field: string; readonly operator: Operator; readonly value: number};
};

export type Operator = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** What was typed so far is not a filter yet: why, in words. */
export type ParsedFilter =
	| {readonly kind: 'filter'; readonly terms: readonly Term[]}
	| {readonly kind: 'problem'; readonly problem: string};

const word = /!?(?:[^\s"]|"[^"]*"?)+/g;
const comparison = /^([a-z0-9_.]+%?)(>=|<=|!=|>|<|=)(.*)$/i;
const fielded = /^([a-z]+):(.*)$/i;

export function parseFilter(text: string): ParsedFilter {
	const terms: Term[] = [];
	for (const [token] of text.matchAll(word)) {
		const negated = token.startsWith('!') && token.length > 1;
		const test = parseTest(negated ? token.slice(1) : token);
		if (typeof test === 'string') return {kind: 'problem', problem: test};
		if (test !== null) terms.push({negated, test});
	}
	return {kind: 'filter', terms};
}

function parseTest(token: string): Term['test'] | string | null {
	const number = comparison.exec(token);
	if (number !== null) {
		const [, field = '', operator = '', text = ''] = number;
		const value = Number(text.replace('−', '-').replace(/%$/, ''));
		if (text === '' || Number.isNaN(value)) return `${field}${operator} needs a number`;
		return isOperator(operator) ? {kind: 'number', field: field.toLowerCase(), operator, value} : null;
	}
	const text = fielded.exec(token);
	if (text === null) return textTest(null, token);
	const [, field = '', value = ''] = text;
	return textTest(field.toLowerCase(), value);
}

function textTest(field: string | null, text: string): Term['test'] | null {
	const values = text
		.replaceAll('"', '')
		.toLowerCase()
		.split('|')
		.filter(value => value !== '');
	return values.length === 0 ? null : {kind: 'text', field, values};
}

function isOperator(text: string): text is Operator {
	return ['>', '>=', '<', '<=', '=', '!='].includes(text);
}

export function holds(operator: Operator, left: number, right: number): boolean {
	switch (operator) {
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
		case '=':
			return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
		case '!=':
			return !holds('=', left, right);
	}
}
