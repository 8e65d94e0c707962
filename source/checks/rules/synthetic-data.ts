import type {Check} from '../check.ts';

export const syntheticData: Check = {
	code: 'synthetic-data',
	severity: 'note',
	scope: 'file',
	title: 'Synthetic results',
	looksAt: 'The mark that cai-tui demo leaves in a study.',
	why: 'These numbers were computed and not measured.',
	advice: 'Draw no conclusion from them.',
	thresholds: {},
	judge: null,
};
