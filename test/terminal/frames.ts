import fc from 'fast-check';

export type Frame = {readonly columns: number; readonly rows: number; readonly text: string};

const style = fc.constantFrom(
	...[
		'0',
		'',
		'1',
		'2',
		'22',
		'3',
		'23',
		'4',
		'24',
		'7',
		'27',
		'9',
		'29',
		'53',
		'55',
		'31',
		'94',
		'39',
		'42',
		'105',
		'49',
	],
	...['38;5;208', '48;5;18', '38;2;1;115;178', '48;2;222;143;5', '1;4;31', '0;2;38;5;33', '7;44'],
);

const text = fc.oneof(
	{weight: 6, arbitrary: fc.string({unit: fc.constantFrom(...'ab 1…─│█▒⠋⣿●○→'), maxLength: 12})},
	{weight: 2, arbitrary: fc.constantFrom('       ', '                  ', ' ')},
	{weight: 2, arbitrary: fc.constantFrom('漢', '模型', '한국어', 'ｆｕｌｌ', 'é', 'e\u0301', 'ü')},
);

const piece = fc.oneof(
	{weight: 3, arbitrary: text},
	{weight: 2, arbitrary: style.map(parameters => `\x1b[${parameters}m`)},
);

const line = fc.array(piece, {maxLength: 12}).map(pieces => pieces.join(''));

const size = fc.record({columns: fc.integer({min: 2, max: 40}), rows: fc.integer({min: 1, max: 8})});

/** Rows that mostly stay, as in a program: each frame keeps what it can of the one before. */
const change = fc.record({
	replaced: fc.array(fc.record({row: fc.nat(9), line}), {maxLength: 4}),
	resized: fc.option(size, {freq: 6, nil: undefined}),
});

export const frames: fc.Arbitrary<readonly Frame[]> = fc
	.record({size, lines: fc.array(line, {minLength: 1, maxLength: 9}), changes: fc.array(change, {maxLength: 6})})
	.map(({size: first, lines, changes}) => {
		const sequence: Frame[] = [{...first, text: lines.join('\n')}];
		let current = lines;
		for (const {replaced, resized} of changes) {
			current = current.map((old, row) => replaced.find(item => item.row === row)?.line ?? old);
			const last = sequence.at(-1) ?? {...first, text: ''};
			sequence.push({...last, ...resized, text: current.join('\n')});
		}
		return sequence;
	});
