import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {withGenerated} from '../scripts/docs/readme.ts';

describe('the README', () => {
	it('repeats what the code says of its commands, sections, keys, metrics and checks', () => {
		const readme = readFileSync('README.md', 'utf8');
		expect(withGenerated(readme), 'run `npm run docs`').toBe(readme);
	});
});
