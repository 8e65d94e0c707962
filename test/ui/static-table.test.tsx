import {Box} from 'ink';
import {render} from 'ink-testing-library';
import {describe, expect, it} from 'vitest';
import {StaticTable} from '../../source/ui/static-table.tsx';

describe('StaticTable', () => {
	it('rules a small table, numbers at the right', () => {
		const rows = [
			{ms: 'TTFT', mean: '200', p95: '290'},
			{ms: 'E2EL', mean: '1041', p95: '1173'},
		];
		const {lastFrame, unmount} = render(
			<Box width={22} height={7}>
				<StaticTable table={{x: 0, y: 0, width: 22, height: 7, rows}} />
			</Box>,
		);
		expect((lastFrame() ?? '').replaceAll(/\x1b\[[\d;]*m/g, '').split('\n')).toEqual([
			'┌──────┬──────┬──────┐',
			'│ ms   │ mean │  p95 │',
			'├──────┼──────┼──────┤',
			'│ TTFT │  200 │  290 │',
			'├──────┼──────┼──────┤',
			'│ E2EL │ 1041 │ 1173 │',
			'└──────┴──────┴──────┘',
		]);
		unmount();
	});
});
