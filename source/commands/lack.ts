import type {Dataset, Ignored} from '../domain/dataset.ts';

/** Why there is nothing to show of a study that was read, in a sentence; null: there is a result. */
export function lackOf({roots, runs, findings, ignored}: Dataset): string | null {
	if (runs.some(run => run.result !== null || run.running !== undefined)) return null;
	const where = roots.join(' and ');
	const [finding] = [...runs.flatMap(run => run.findings), ...findings];
	if (finding !== undefined) return `no result in ${where} can be read. ${finding.path}: ${finding.message}`;
	const [passedOver] = ignored;
	const seen = passedOver === undefined ? '' : ` Passed over: ${nameOf(passedOver)}${andMore(ignored.length - 1)}.`;
	return `there are no results in ${where}: no file that vllm bench serve wrote, such as …_repetition_1.json.${seen}`;
}

function nameOf({path, reason, times}: Ignored): string {
	return `${path} (${times === undefined ? '' : `${times} of them: `}${reason})`;
}

function andMore(count: number): string {
	return count === 0 ? '' : ` and ${count} more`;
}
