import type {ServingResult} from '../domain/serving-result.ts';
import type {Trace} from '../domain/trace.ts';
import type {FileContent} from './file-task.ts';

/** The buffers of the arrays of a file. Each belongs to one array alone, so that it can change its thread. */
export function transferables(content: FileContent): ArrayBuffer[] {
	const arrays =
		content.kind === 'result' ? content.parsed.results.flatMap(requestArrays) : seriesArrays(content.parsed.trace);
	return arrays.flatMap(({buffer}) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}

function requestArrays({requests}: ServingResult): readonly ArrayBufferView[] {
	if (requests === null) return [];
	const {ttft, decode, inputTokens, outputTokens, answered, failed} = requests;
	return [ttft, ...(decode === null ? [] : [decode]), inputTokens, outputTokens, answered, failed];
}

function seriesArrays(trace: Trace | null): readonly ArrayBufferView[] {
	return trace?.series.flatMap(({time, channels}) => [time, ...Object.values(channels)]) ?? [];
}
