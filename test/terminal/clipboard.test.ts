import {expect, it} from 'vitest';
import {copySequence} from '../../source/terminal/clipboard.ts';

const plain = '\x1b]52;c;aMOpbGxvIOaooQ==\x07';

it('sends the text in base64', () => {
	expect(copySequence('hé' + 'llo 模', {TERM: 'xterm-256color'})).toEqual({
		sequence: plain,
		outcome: {kind: 'sent', bytes: 10, through: 'terminal'},
	});
});

it('sends it to tmux, and through it', () => {
	const {sequence, outcome} = copySequence('héllo 模', {TERM: 'tmux-256color', TMUX: '/tmp/tmux,1,0'});
	expect(sequence).toBe(`${plain}\x1bPtmux;\x1b${plain}\x1b\\`);
	expect(outcome).toMatchObject({kind: 'sent', through: 'tmux'});
});

it('sends it through screen in pieces that screen takes', () => {
	const text = 'x'.repeat(3000);
	const {sequence = '', outcome} = copySequence(text, {TERM: 'screen', STY: '1.pts'});
	expect(outcome).toMatchObject({kind: 'sent', through: 'screen'});
	const pieces = sequence.split('\x1b\\').slice(0, -1);
	expect(pieces.every(piece => piece.startsWith('\x1bP') && piece.length <= 768)).toBe(true);
	const joined = pieces.map(piece => piece.slice(2)).join('');
	expect(joined).toBe(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`);
});

it('says that a text is too long, counted in bytes', () => {
	expect(copySequence('é'.repeat(37_497), {TERM: 'xterm'}).outcome.kind).toBe('sent');
	expect(copySequence('é'.repeat(37_498), {TERM: 'xterm'})).toEqual({
		sequence: undefined,
		outcome: {kind: 'too long', bytes: 74_996, limit: 74_994},
	});
});

it.each(['linux', 'dumb', undefined])('sends nothing to TERM=%s', TERM => {
	expect(copySequence('x', {TERM})).toMatchObject({sequence: undefined, outcome: {kind: 'unsupported'}});
});
