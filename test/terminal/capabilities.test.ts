import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {capabilitiesOf, type Environment} from '../../source/terminal/capabilities.ts';

const utf8 = {LANG: 'en_US.UTF-8'};

describe('colour', () => {
	const cases: readonly (readonly [string, Environment, string])[] = [
		['a terminal over SSH', {TERM: 'xterm-256color'}, '256'],
		['a terminal that says more', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 'truecolour'],
		['a terminal that says it otherwise', {TERM: 'xterm-256color', COLORTERM: '24bit'}, 'truecolour'],
		['a terminal known by name', {TERM: 'xterm-kitty'}, 'truecolour'],
		['a direct-colour terminal', {TERM: 'xterm-direct'}, 'truecolour'],
		['a plain terminal', {TERM: 'xterm'}, '16'],
		['the console', {TERM: 'linux'}, '16'],
		['a dumb terminal', {TERM: 'dumb', COLORTERM: 'truecolor'}, 'none'],
		['no TERM', {}, 'none'],
		[
			'tmux, whose COLORTERM is an heirloom',
			{TERM: 'tmux-256color', TMUX: '/tmp/t,1,0', COLORTERM: 'truecolor'},
			'256',
		],
		['tmux under the name of screen', {TERM: 'screen', TMUX: '/tmp/t,1,0'}, '256'],
		['tmux under a direct name', {TERM: 'tmux-direct', TMUX: '/tmp/t,1,0'}, 'truecolour'],
		['NO_COLOR', {TERM: 'xterm-256color', NO_COLOR: '1'}, 'none'],
		['an empty NO_COLOR, which asks for nothing', {TERM: 'xterm-256color', NO_COLOR: ''}, '256'],
		['FORCE_COLOR over NO_COLOR', {TERM: 'dumb', NO_COLOR: '1', FORCE_COLOR: '3'}, 'truecolour'],
		['FORCE_COLOR=2', {FORCE_COLOR: '2'}, '256'],
		['FORCE_COLOR without level', {FORCE_COLOR: ''}, '16'],
		['FORCE_COLOR=0', {TERM: 'xterm-256color', FORCE_COLOR: '0'}, 'none'],
		['a FORCE_COLOR that means nothing', {TERM: 'xterm-256color', FORCE_COLOR: 'maybe'}, '256'],
	];
	it.each(cases)('of %s', (_, env, expected) => {
		expect(capabilitiesOf(env, true).colour).toBe(expected);
	});

	it('is none where the output is no terminal, unless forced', () => {
		expect(capabilitiesOf({TERM: 'xterm-256color', COLORTERM: 'truecolor'}, false).colour).toBe('none');
		expect(capabilitiesOf({TERM: 'xterm-256color', FORCE_COLOR: '1'}, false).colour).toBe('16');
	});
});

describe('glyphs', () => {
	const cases: readonly (readonly [string, Environment, string])[] = [
		['a UTF-8 locale', {TERM: 'xterm', LANG: 'C.UTF-8'}, 'braille'],
		['a UTF-8 locale spelled otherwise', {TERM: 'xterm', LANG: 'de_DE.utf8'}, 'braille'],
		['the console', {TERM: 'linux', LANG: 'C.UTF-8'}, 'block'],
		['no locale', {TERM: 'xterm'}, 'ascii'],
		['the C locale', {TERM: 'xterm', LANG: 'C'}, 'ascii'],
		['LC_ALL over the others', {TERM: 'xterm', LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8'}, 'ascii'],
		['LC_CTYPE over LANG', {TERM: 'xterm', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, 'braille'],
		['an empty LC_ALL, which is not set', {TERM: 'xterm', LC_ALL: '', LANG: 'C.UTF-8'}, 'braille'],
		['a dumb terminal', {TERM: 'dumb', LANG: 'C.UTF-8'}, 'ascii'],
	];
	it.each(cases)('of %s', (_, env, expected) => {
		expect(capabilitiesOf(env, true).glyphs).toBe(expected);
	});

	it('beyond ASCII only where characters beyond ASCII arrive', () => {
		const value = fc.option(fc.constantFrom('', 'C', 'POSIX', 'C.UTF-8', 'de_DE.UTF-8', 'en_US.ISO-8859-1'), {
			nil: undefined,
		});
		fc.assert(
			fc.property(
				fc.record({
					LC_ALL: value,
					LC_CTYPE: value,
					LANG: value,
					TERM: fc.constantFrom('xterm', 'linux', 'dumb', 'tmux-256color'),
				}),
				fc.boolean(),
				(env, isTerminal) => {
					const {glyphs, unicode} = capabilitiesOf(env, isTerminal);
					expect(glyphs === 'ascii').toBe(!unicode);
				},
			),
		);
		expect(capabilitiesOf({...utf8, TERM: 'xterm'}, false)).toEqual({glyphs: 'braille', colour: 'none', unicode: true});
	});
});
