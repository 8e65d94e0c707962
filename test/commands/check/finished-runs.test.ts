import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {finishedRuns, type Listing, listingOf} from '../../../source/commands/check/finished-runs.ts';

/** Looks at the disk, one after another; the last one for ever. */
function watch(looks: readonly Readonly<Record<string, string>>[], isRun: (file: string) => boolean = () => true) {
	let look = 0;
	const list = async (): Promise<Listing> => new Map(Object.entries(looks[Math.min(look, looks.length - 1)] ?? {}));
	const pause = async () => {
		look += 1;
		if (look > 60) throw new Error('waited for ever');
	};
	const finished = finishedRuns({list, pause, isRun: async file => isRun(file)});
	return finished.then(files => ({files, looks: look}));
}

describe('waiting for a run', () => {
	it('does not answer for what was there', async () => {
		const old = {'/r/a.json': '10'};
		const answer = await watch([old, old, old, {...old, '/r/b.json': '5'}, {...old, '/r/b.json': '5'}]);
		expect(answer).toEqual({files: ['/r/b.json'], looks: 4});
	});

	it('waits until the result and its logs stand still', async () => {
		const answer = await watch([
			{},
			{'/r/b.json': '5', '/r/b_power_metrics.csv': '100'},
			{'/r/b.json': '9', '/r/b_power_metrics.csv': '120'},
			{'/r/b.json': '9', '/r/b_power_metrics.csv': '130'},
			{'/r/b.json': '9', '/r/b_power_metrics.csv': '130'},
		]);
		expect(answer).toEqual({files: ['/r/b.json'], looks: 4});
	});

	it('does not wait for ever for a log that nobody stops', async () => {
		const growing = Array.from({length: 60}, (_, look) => ({'/r/b.json': '9', '/r/b_power_metrics.csv': String(look)}));
		const answer = await watch([{}, ...growing]);
		expect(answer.files).toEqual(['/r/b.json']);
		expect(answer.looks).toBeLessThan(20);
	});

	it('takes a result that was written anew for a run', async () => {
		const answer = await watch([{'/r/a.json': '10'}, {'/r/a.json': '11'}, {'/r/a.json': '11'}]);
		expect(answer.files).toEqual(['/r/a.json']);
	});

	it('passes over what is no result', async () => {
		const more = {'/r/summary.json': '1', '/r/a.pytorch.json': '1', '/r/log.csv': '1'};
		const answer = await watch([{}, more, more, {...more, '/r/b.json': '2'}], file => !file.endsWith('summary.json'));
		expect(answer.files).toEqual(['/r/b.json']);
	});
});

it('lists the files below a folder, a file itself, and nothing of what is gone', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'cai-tui-listing-'));
	try {
		await writeFile(join(folder, 'a.json'), '{}');
		expect([...(await listingOf([folder])).keys()]).toEqual([join(folder, 'a.json')]);
		expect([...(await listingOf([join(folder, 'a.json')])).keys()]).toEqual([join(folder, 'a.json')]);
		expect((await listingOf([join(folder, 'none')])).size).toBe(0);
	} finally {
		await rm(folder, {recursive: true});
	}
});
