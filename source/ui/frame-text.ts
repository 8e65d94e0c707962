import {overlaid} from '../app/screen/overlaid.ts';
import type {Area} from '../app/screen/screen.ts';
import type {Theme} from './theme/theme.ts';

/** A screen as text, as Ink would write it: for the frames that are on the screen before Ink is loaded. */
export function frameText(areas: readonly Area[], rows: number, theme: Theme): string {
	return overlaid(areas, rows).map(theme).join('\n');
}
