import type {Verdict} from '../domain/comparison.ts';
import type {Severity} from '../domain/finding.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import type {Glyphs} from './glyphs.ts';
import type {Role} from './line.ts';

/** Colour and words of what the study says, in one place for tables, charts, the tree and reports. */

export const modeRole: Readonly<Record<TeeMode | 'other', Role>> = {
	tee_off: 'teeOff',
	tee_on: 'teeOn',
	unknown: 'unknownMode',
	other: 'note',
};

/** `~` is how the field marks a difference that the noise can explain. `short` is for where there is no room for the word. */
export const verdictLook: Readonly<
	Record<Verdict, {readonly word: string; readonly short: string; readonly role: Role}>
> = {
	worse: {word: 'worse', short: 'worse', role: 'worse'},
	better: {word: 'better', short: 'better', role: 'better'},
	noise: {word: '~ noise', short: '~ noise', role: 'noise'},
	unclear: {word: '? unclear', short: '? unclear', role: 'noise'},
	'single run': {word: 'single run', short: '1 run', role: 'dim'},
	'not comparable': {word: 'not comparable', short: 'not comp.', role: 'dim'},
};

const severityRole: Readonly<Record<Severity, Role>> = {error: 'error', warning: 'warning', note: 'note'};

/** null: nothing was found. */
export function severityLook(severity: Severity | null, glyphs: Glyphs): {readonly mark: string; readonly role: Role} {
	if (severity === null) return {mark: glyphs.severities.ok, role: 'ok'};
	return {mark: glyphs.severities[severity], role: severityRole[severity]};
}
