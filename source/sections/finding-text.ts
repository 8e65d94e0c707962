import type {Finding, Severity} from '../domain/finding.ts';
import type {TextFigure} from '../figures/figure.ts';

const tones: Readonly<Record<Severity, TextFigure['tone']>> = {error: 'warning', warning: 'warning', note: 'note'};

/** A finding in full: what is wrong with its evidence, and what to do. */
export function findingText({severity, code, path, message, advice}: Finding, index: number): TextFigure {
	return {
		kind: 'text',
		id: `finding-${index + 1}-${path}`,
		text: `${severity} ${code}: ${message} ${advice}`,
		tone: tones[severity],
	};
}
