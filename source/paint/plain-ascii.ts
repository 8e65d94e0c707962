/** How the program's own typography is written with the 95 characters that every terminal has. */
const spellings: Readonly<Record<string, string>> = {
	'\u00a0': ' ',
	'…': '..',
	'—': '-',
	'–': '-',
	'−': '-',
	'±': '+-',
	'×': 'x',
	'·': '.',
	'•': '*',
	'°': '',
	µ: 'u',
	σ: 's',
	Σ: 'sum ',
	Δ: 'd',
	'√': 'sqrt',
	'∞': 'inf',
	'≤': '<=',
	'≥': '>=',
	'≠': '!=',
	'≈': '~',
	'→': '->',
	'←': '<-',
	'↑': '^',
	'↓': 'v',
	'“': '"',
	'”': '"',
	'‘': "'",
	'’': "'",
	'€': 'EUR',
	'£': 'GBP',
	'¥': 'JPY',
	'₹': 'INR',
	'¤': '*',
	'½': '1/2',
	'²': '^2',
	'³': '^3',
	ß: 'ss',
	æ: 'ae',
	Æ: 'AE',
	ø: 'o',
	Ø: 'O',
	'✓': 'ok',
	'✗': 'x',
	'○': 'o',
	'●': '*',
};

const ascii = /^[\x20-\x7e]*$/;

/** The text in printable ASCII: accents are dropped, and what has no spelling becomes a question mark. */
export function plainAscii(text: string): string {
	if (ascii.test(text)) return text;
	return Array.from(text, spell).join('');
}

function spell(character: string): string {
	if (ascii.test(character)) return character;
	const known = spellings[character];
	if (known !== undefined) return known;
	const stripped = character.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
	if (stripped !== '') return stripped;
	return /[\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(character) ? '' : '?';
}
