import {describe, expect, it} from 'vitest';
import {nextMarks} from '../../source/app/marks.ts';
import {drawn, opened, press} from './support/session.ts';

describe('marks for Compare', () => {
	it('are two at most: a third takes the place of the older one', () => {
		expect(nextMarks([null, null], 'a')).toEqual(['a', null]);
		expect(nextMarks(['a', null], 'b')).toEqual(['a', 'b']);
		expect(nextMarks(['a', 'b'], 'c')).toEqual(['b', 'c']);
	});

	it('are let go by marking again', () => {
		expect(nextMarks(['a', null], 'a')).toEqual([null, null]);
		expect(nextMarks(['a', 'b'], 'a')).toEqual(['b', null]);
		expect(nextMarks(['a', 'b'], 'b')).toEqual(['a', null]);
	});
});

describe('the key that marks', () => {
	const marked = press(opened({open: 'energy/Qwen3 32B', section: 'throughput'}), 'm');

	it('marks what is selected, from any section, and says so', () => {
		expect(marked.panes['compare']?.view.marks).toEqual(['energy/Qwen3 32B', null]);
		expect(marked.section).toBe('throughput');
		expect(marked.notice?.text).toBe('marked energy/Qwen3 32B: m marks another, C compares');
	});

	it('says what was let go, in one line of the screen', () => {
		const third = press(marked, 'up', 'm', 'up', 'm');
		expect(third.notice?.text).toMatch(/^let go .*32B, marked energy and .*32B: C compares$/);
		expect(third.notice?.text.length).toBeLessThan(120);
		expect(press(third, 'm').notice?.text).toMatch(/^let go .*, marked energy: m marks another, C compares$/);
		expect(press(marked, 'm').notice?.text).toBe('let go energy/Qwen3 32B, nothing is marked any more');
	});

	it('is what Compare sets against what is selected next', () => {
		const text = drawn(press(marked, 'right', 'down', 'C')).join('\n');
		expect(text).toContain('A  energy/Qwen3 32B');
	});

	it('lets the whole study be', () => {
		const refused = press(opened(), 'm');
		expect(refused.panes['compare']).toBeUndefined();
		expect(refused.notice?.text).toContain('nothing to be set against');
	});
});
