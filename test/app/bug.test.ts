import {afterEach, expect, it, vi} from 'vitest';
import {throughput} from '../../source/sections/throughput/throughput.ts';
import {drawn, opened} from './support/session.ts';
import {cleanRuns} from './support/study.ts';

afterEach(() => vi.restoreAllMocks());

/** What the pane of the section says, without its border. */
function pane(section: string): string {
	const lines = drawn(opened({runs: [...cleanRuns], section})).map(line => line.split('││')[1] ?? '');
	return lines.join(' ').replace(/[│\s]+/g, ' ');
}

it('asks for a report of a section that fails, and leaves the others', () => {
	vi.spyOn(throughput, 'open').mockImplementation(() => {
		throw new Error('no such mean.');
	});
	expect(pane('throughput')).toContain(
		'Throughput could not be computed here: no such mean. This is a bug in cai-tui, not in your data. Please report it with this line and what cai-tui --version prints. The other sections work.',
	);
	expect(pane('ttft')).not.toContain('bug');
});
