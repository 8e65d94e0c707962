import {describe, expect, it} from 'vitest';
import {flagOf, type OptionDefinition, optionNames, optionTable, quoted} from '../../source/commands/options.ts';

const {price, maxWatts, currency, slo, modeMap, mode, section, theme, ascii} = optionTable;

describe('an option', () => {
	it('is written in kebab case, and a switch that is on by default by what turns it off', () => {
		expect([flagOf('price'), flagOf('teeOff'), flagOf('color')]).toEqual(['--price', '--tee-off', '--no-color']);
	});

	it('explains itself in a line of help', () => {
		const summaries = optionNames.map((name): OptionDefinition => optionTable[name]).map(({summary}) => summary);
		expect(summaries.filter(summary => summary.length < 5 || /[.!]$/.test(summary))).toEqual([]);
	});
});

describe('the value of', () => {
	it.each(['7', '0', '7.50', '12.125'])('--price may be %s', text => {
		expect(price.read([text])).toEqual({value: Number(text)});
	});

	it.each(['', 'seven', '-1', '1e3', '0x10', 'Infinity', 'NaN', '7,50', '7 ', '1.', '12345678901'])(
		'--price may not be “%s”',
		text => {
			expect(price.read([text])).toEqual({mistake: `needs an amount such as 7 or 7.50, not ${quoted(text)}`});
		},
	);

	it('--max-watts is above nothing', () => {
		expect(maxWatts.read(['400'])).toEqual({value: 400});
		expect(maxWatts.read(['0'])).toEqual({mistake: 'needs watts such as 400, not “0”'});
	});

	it('--currency is a code', () => {
		expect(currency.read(['usd'])).toEqual({value: 'USD'});
		expect(currency.read(['€'])).toEqual({mistake: 'needs a code of three letters such as EUR, not “€”'});
	});

	it('--slo has limits in milliseconds by the name of the latency', () => {
		expect(slo.read(['ttft=200, tpot=50ms,e2el=1000'])).toEqual({value: {ttft: 200, tpot: 50, e2el: 1000}});
		for (const text of ['', 'ttft', 'ttft=', 'ttft=0', 'ttft=-1', 'itl=3', 'ttft=1,ttft=2', 'ttft=1,,tpot=2']) {
			expect(slo.read([text])).toHaveProperty('mistake');
		}
	});

	it('--mode-map pairs patterns with modes, from one text or several', () => {
		const pairs = [
			{pattern: 'tee_*', mode: 'tee_on'},
			{pattern: 'base_*', mode: 'tee_off'},
		];
		expect(modeMap.read(['tee_*=on,base_*=off'])).toEqual({value: pairs});
		expect(modeMap.read(['tee_*=tee_on', 'base_*=tee_off'])).toEqual({value: pairs});
		for (const text of ['', 'tee_*', '=on', 'a=b', 'a=on=off', 'a=on,']) {
			expect(modeMap.read([text])).toHaveProperty('mistake');
		}
	});

	it('--mode is on or off', () => {
		expect([mode.read(['on']), mode.read(['off'])]).toEqual([{value: 'tee_on'}, {value: 'tee_off'}]);
		expect(mode.read(['ON'])).toEqual({mistake: 'is on or off, not “ON”'});
	});

	it('a list is split at commas and joined over several options', () => {
		expect(section.read(['overview, ttft', 'energy'])).toEqual({value: ['overview', 'ttft', 'energy']});
		expect(section.read(['overview,,ttft'])).toEqual({mistake: 'needs a value'});
	});

	it('a single option is given once', () => {
		expect(theme.read(['dark', 'light'])).toEqual({mistake: 'can be given once'});
	});

	it('a switch is what was said last', () => {
		expect([ascii.read(['true']), ascii.read(['true', 'false'])]).toEqual([{value: true}, {value: false}]);
	});
});
