import type {ParsedFile} from './read-event.ts';

/** The buffers of the per-request arrays. Each belongs to one array alone, so that it can change its thread. */
export function transferables({results}: ParsedFile): ArrayBuffer[] {
	return results.flatMap(({requests}) => {
		if (requests === null) return [];
		const {ttft, decode, inputTokens, outputTokens, answered, failed} = requests;
		const arrays = [ttft, decode, inputTokens, outputTokens, answered, failed];
		return arrays.flatMap(array => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []));
	});
}
