import {describe, expect, it} from 'vitest';
import {powerLines} from '../../../source/commands/record/power-lines.ts';

const header = 'timestamp, power.draw [W], utilization.gpu [%], utilization.memory [%], temperature.gpu, index\n';
const time = '2026/05/09 03:57:48.161';

describe('lines of power', () => {
	it('say of each GPU its power, or what stands in its place', () => {
		const lines = powerLines();
		const text = `${header}${time}, 62.87 W, 0 %, 0 %, 40, 0\n${time}, [N/A], 0 %, 0 %, 40, 1\n${time}, [GPU is lost], [GPU is lost], x, y, 2\n`;
		expect(lines.feed(text)).toEqual([
			{gpu: '0', instead: null},
			{gpu: '1', instead: '[N/A]'},
			{gpu: '2', instead: '[GPU is lost]'},
		]);
	});

	it('come in pieces of any size, and a line that was cut off is none', () => {
		const lines = powerLines();
		const text = `${header}${time}, 62.87 W, 0 %, 0 %, 40, 0\n`;
		expect([...text].flatMap(character => lines.feed(character))).toEqual([{gpu: '0', instead: null}]);
		lines.feed('2026/05/09 03:5');
		lines.restart();
		expect(lines.feed(text)).toEqual([{gpu: '0', instead: null}]);
	});

	it('are none where the driver speaks', () => {
		expect(powerLines().feed(`${header}No devices were found\nFailed to initialize NVML: Unknown Error\n`)).toEqual([]);
	});
});
