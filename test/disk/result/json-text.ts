import fc from 'fast-check';

/** White space that JSON allows between any two tokens. */
const space = fc.string({unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 3});

/** Characters that need or have an escape, that end a text early if taken wrongly, and any others. */
const characters = fc.oneof(
	fc.constantFrom('"', '\\', '/', '\n', '\t', '{', '}', '[', ']', ',', ':', 'é', '模', '🚀', '\u2028', '\ud800'),
	fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
);

/** A text in quotes, its characters escaped in one of the ways that JSON has for them. */
export const textToken = fc
	.array(fc.tuple(characters, fc.boolean()), {maxLength: 40})
	.map(parts => `"${parts.map(([character, isEscaped]) => written(character, isEscaped)).join('')}"`);

function written(character: string, isEscaped: boolean): string {
	if (!isEscaped) return JSON.stringify(character).slice(1, -1);
	return [...Array(character.length).keys()]
		.map(index => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
		.join('');
}

export const numberToken = fc.oneof(
	fc.double({noNaN: true, noDefaultInfinity: true}).map(value => JSON.stringify(value)),
	fc.integer().map(String),
	fc.constantFrom('-0', '0.0', '1e5', '1E-2', '-2.50e+3', '123456789012345678901234567890', '0.034127183258533478'),
);

const scalarToken = fc.oneof(textToken, numberToken, fc.constantFrom('true', 'false', 'null'));

/** The text of any JSON value. */
export const valueToken = fc.letrec<{value: string; list: string; object: string}>(tie => ({
	value: fc.oneof({maxDepth: 3, withCrossShrink: true}, scalarToken, tie('list'), tie('object')),
	list: joined(tie('value'), '[', ']'),
	object: joined(
		fc
			.tuple(textToken, space, space, tie('value'))
			.map(([name, before, after, value]) => `${name}${before}:${after}${value}`),
		'{',
		'}',
	),
})).value;

/** Items with white space around them, in brackets. */
export function joined(item: fc.Arbitrary<string>, open: string, close: string, maxLength = 6): fc.Arbitrary<string> {
	return fc
		.tuple(
			space,
			fc.array(
				fc.tuple(space, item, space).map(parts => parts.join('')),
				{maxLength},
			),
		)
		.map(([inner, items]) => `${open}${items.length === 0 ? inner : items.join(',')}${close}`);
}

export type Member = {readonly name: string; readonly value: string};

/** The text of an object with these members. */
export function objectText(members: fc.Arbitrary<readonly Member[]>): fc.Arbitrary<string> {
	return fc.tuple(members, fc.array(space, {minLength: 4, maxLength: 4})).map(([list, spaces]) => {
		const [a = '', b = '', c = '', d = ''] = spaces;
		const written = list.map(({name, value}) => `${a}${name}${b}:${c}${value}${d}`);
		return `${a}{${list.length === 0 ? b : written.join(',')}}${c}`;
	});
}
