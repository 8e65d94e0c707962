import {render} from 'ink-testing-library';
import {describe, expect, it} from 'vitest';
import {createStore} from '../../source/app/store.ts';
import {FramePainter} from '../../source/terminal/frame-painter.ts';
import {App} from '../../source/ui/app.tsx';
import {framesOf, frameText} from '../../source/ui/frame.ts';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {opened} from '../app/support/session.ts';

describe('frameText', () => {
	it.each([
		['as usual', {columns: 120, rows: 36}],
		['with one pane', {columns: 70, rows: 20}],
		['too small', {columns: 40, rows: 10}],
	])('is what Ink draws of the same screen, %s', (_, size) => {
		const state = opened({size});
		const frameOf = framesOf(createTheme('truecolour', 'dark'));
		const screen = render(<App store={createStore(state, () => {})} frameOf={frameOf} />);
		const painter = new FramePainter(size);
		painter.cleared();
		expect(painter.paint(frameText(frameOf(state))).length).toBeGreaterThan(40);
		// Nothing is left to be written.
		expect(painter.paint(screen.lastFrame() ?? '')).toBe('');
		screen.unmount();
	});
});
