import type {Environment} from './capabilities.ts';

/** `sent` is not `copied`: no terminal says whether it allowed it. */
export type CopyOutcome =
	| {readonly kind: 'sent'; readonly bytes: number; readonly through: 'terminal' | 'tmux' | 'screen'}
	| {readonly kind: 'too long'; readonly bytes: number; readonly limit: number}
	| {readonly kind: 'unsupported'; readonly reason: string};

/** Bytes of text. The longest sequence that terminals take is 100 000 bytes, of which base64 leaves so many. */
const limit = 74_994;

/** GNU screen cuts device control strings at 768 bytes. */
const screenPiece = 700;

/**
 * The sequence that asks the terminal to put a text on the clipboard of the machine in front of the user (OSC 52), wrapped
 * for the multiplexer in between, and what can be said of it. undefined: nothing is to be sent.
 */
export function copySequence(
	text: string,
	env: Environment,
): {readonly sequence: string | undefined; readonly outcome: CopyOutcome} {
	const bytes = Buffer.byteLength(text);
	const term = env['TERM'] ?? '';
	if (/^(linux|dumb|)$/.test(term)) {
		const reason = term === 'linux' ? 'The console has no clipboard.' : 'This terminal has no clipboard.';
		return {sequence: undefined, outcome: {kind: 'unsupported', reason}};
	}
	if (bytes > limit) return {sequence: undefined, outcome: {kind: 'too long', bytes, limit}};
	const plain = `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;
	// tmux takes the plain form with `set-clipboard on`, and passes the wrapped one on with `allow-passthrough on`.
	if (env['TMUX']) return {sequence: plain + throughTmux(plain), outcome: {kind: 'sent', bytes, through: 'tmux'}};
	if (env['STY']) return {sequence: throughScreen(plain), outcome: {kind: 'sent', bytes, through: 'screen'}};
	return {sequence: plain, outcome: {kind: 'sent', bytes, through: 'terminal'}};
}

function throughTmux(sequence: string): string {
	return `\x1bPtmux;${sequence.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`;
}

function throughScreen(sequence: string): string {
	const pieces = sequence.match(new RegExp(`[^]{1,${screenPiece}}`, 'g')) ?? [];
	return pieces.map(piece => `\x1bP${piece}\x1b\\`).join('');
}
