import {appendFile, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type StudyCache, studyCache} from '../../../source/disk/cache/study-cache.ts';
import {read} from '../../../source/disk/read.ts';
import type {ReadEvent, ReadOptions} from '../../../source/disk/read-event.ts';
import {oldFolder, type StudyFolder, smallStudy} from '../../sessions/study.ts';
import {arrayMembers, resultText} from '../result/result-text.ts';

const stem = 'energy/Llama3.1 8B/tee_on/20251024_1200-00_repetition_1';

let study: StudyFolder;
let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cai-tui-cache-'));
	study = await smallStudy({
		'energy/Llama3.1 8B/detailed.json': resultText(arrayMembers),
		'calibration/broken.json': '{"date": "2025',
		'calibration/list.json': '[]',
		'calibration/lost_power_metrics.csv': 'timestamp, power.draw [W]\n2026/05/09 03:57:48.000, 62.87 W\n',
	});
});
afterEach(async () => {
	await rm(folder, {recursive: true, force: true});
	await study.remove();
});

/** As another call of the program has it. */
function cache(version = '1'): StudyCache {
	return studyCache({folder, version}, {roots: [{path: study.root}]});
}

async function reading(memory: StudyCache, options: ReadOptions = {}): Promise<readonly ReadEvent[]> {
	const events: ReadEvent[] = [];
	for await (const event of read([{path: study.root}], {...options, memory})) events.push(event);
	return events;
}

/** What there is to know of a study, whatever the order in which it was told. */
function knowledge(events: readonly ReadEvent[]): unknown {
	const of = (type: ReadEvent['type']) =>
		events.filter(event => event.type === type).map(event => JSON.stringify(event));
	const runs = new Map(events.flatMap(event => (event.type === 'run' ? [[event.run.id, event.run] as const] : [])));
	return {
		runs: [...runs.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
		findings: of('finding').sort(),
		ignored: of('ignored').sort(),
		traces: events.flatMap(event => (event.type === 'loose trace' ? [event.trace] : [])),
		end: events.at(-1),
	};
}

/** Files are opened only where nothing is known of the study: then reading says how far it is. */
const isRead = (events: readonly ReadEvent[]): boolean => events.some(({type}) => type === 'progress');

describe('studyCache', () => {
	it('knows all that was told, by a later call of the program', async () => {
		const first = await reading(cache());
		const second = await reading(cache());
		expect([isRead(first), isRead(second)]).toEqual([true, false]);
		expect(knowledge(second)).toEqual(knowledge(first));
		expect(knowledge(second)).toMatchObject({
			traces: [{path: 'calibration/lost_power_metrics.csv'}],
			end: {type: 'done'},
		});
	});

	it('knows the whole of what was told by its headline first', async () => {
		const first = await reading(cache(), {headlineFirst: true});
		expect(knowledge(await reading(cache()))).toEqual(knowledge(first));
	});

	const old = new Date(Date.now() - 3_600_000);
	it.each<[string, () => Promise<void>]>([
		['a result was written again', () => utimes(study.path(`${stem}.json`), old, old)],
		['a result has grown', () => keepingTime(`${stem}.json`, path => appendFile(path, ' '))],
		['a log has grown', () => keepingTime(`${stem}_power_metrics.csv`, path => appendFile(path, '\n'))],
		['a run has come', async () => writeOld('energy/Llama3.1 8B/tee_on/20251024_1300-00_repetition_4.json', '{}')],
		['a run has gone', () => rm(study.path(`${stem}.json`))],
		['a log has gone', () => rm(study.path(`${stem}_power_metrics.csv`))],
		['a note on the machine has come', async () => writeOld('energy/x_system_info.txt', 'Hostname: other\n')],
		['a folder has another name', () => rename(study.path('energy'), study.path('power'))],
		['a run is another file', () => linkElsewhere()],
		['two logs of one size and time have swapped names', () => swapLogs()],
		['the folders of the modes have swapped names', () => swapModes()],
	])('reads again when %s', async (_, change) => {
		await reading(cache());
		await change();
		const events = await reading(cache());
		expect(isRead(events)).toBe(true);
		expect(knowledge(events)).toEqual(knowledge(await reading(cache('none'))));
	});

	async function keepingTime(path: string, change: (path: string) => Promise<void>): Promise<void> {
		const before = Date.now() / 1000 - 86_400;
		await change(study.path(path));
		await utimes(study.path(path), before, before);
	}

	async function writeOld(path: string, text: string): Promise<void> {
		await writeFile(study.path(path), text);
		await utimes(study.path(path), old, old);
	}

	/** As after unpacking an archive: one size, one time, and a mix-up that somebody mends. */
	async function swapLogs(): Promise<void> {
		const [a, b] = [1, 2].map(rep => study.path(`${stem.replace(/1$/, String(rep))}_power_metrics.csv`));
		await swap(a ?? '', b ?? '');
	}

	async function swapModes(): Promise<void> {
		await swap(study.path('energy/Llama3.1 8B/tee_on'), study.path('energy/Llama3.1 8B/tee_off'));
	}

	async function swap(a: string, b: string): Promise<void> {
		await rename(a, `${a}.x`);
		await rename(b, a);
		await rename(`${a}.x`, b);
	}

	async function linkElsewhere(): Promise<void> {
		await writeOld('elsewhere.txt', resultText());
		await rm(study.path(`${stem}.json`));
		await symlink(study.path('elsewhere.txt'), study.path(`${stem}.json`));
	}

	it('tells apart the same files by where their neighbours place them', async () => {
		const one = await oldFolder({'raw/S1_r1_rep1.json': resultText(), 'S1_r1_rep2.json': resultText()});
		try {
			const path = one.path('raw/S1_r1_rep1.json');
			const placed = async (memory?: StudyCache) => {
				const events: ReadEvent[] = [];
				for await (const event of read([{path}], {memory})) events.push(event);
				return events.flatMap(event => (event.type === 'run' ? [[event.run.experiment, event.run.condition]] : []));
			};
			const memory = () => studyCache({folder, version: '1'}, {roots: [{path}]});
			await placed(memory());
			for (const name of ['S1_r2_rep1.json', 'S1_r3_rep1.json']) await writeFile(one.path(`raw/${name}`), resultText());
			expect(await placed(memory())).toEqual(await placed());
		} finally {
			await one.remove();
		}
	});

	it('reads again for other options and by other code', async () => {
		await reading(cache());
		const other = studyCache({folder, version: '1'}, {roots: [{path: study.root}], mode: 'tee_on'});
		expect(isRead(await reading(other, {mode: 'tee_on'}))).toBe(true);
		expect(isRead(await reading(cache('2')))).toBe(true);
	});

	it('does not keep a study of which a file was written just now', async () => {
		const now = new Date();
		await utimes(study.path(`${stem}.json`), now, now);
		await reading(cache());
		expect(isRead(await reading(cache()))).toBe(true);
	});

	it('does not keep what changed while it was read', async () => {
		const memory = cache();
		for await (const event of read([{path: study.root}], {memory})) {
			if (event.type === 'done') await keepingTime(`${stem}.json`, path => appendFile(path, ' '));
		}
		expect(isRead(await reading(cache()))).toBe(true);
	});

	it('does not keep misfortunes', async () => {
		const crashed = {code: 'reader-crashed', severity: 'error', message: '', advice: '', evidence: {}} as const;
		await reading(cache(), {parse: async () => ({results: [], foreign: null, problems: [crashed]})});
		expect(isRead(await reading(cache()))).toBe(true);
	});

	it('reads again where what was kept is damaged', async () => {
		const first = await reading(cache());
		const [name = ''] = (await readdir(folder)).filter(each => each.startsWith('study'));
		const bytes = await readFile(join(folder, name));
		for (const at of [3, 20, bytes.length >> 1, bytes.length - 5]) {
			const damaged = Buffer.from(bytes);
			damaged.writeUInt8(damaged.readUInt8(at) ^ 0x55, at);
			await writeFile(join(folder, name), damaged);
			const again = await reading(cache());
			expect(isRead(again)).toBe(true);
			expect(knowledge(again)).toEqual(knowledge(first));
		}
	});

	it('reads where nothing can be kept', async () => {
		await writeFile(join(folder, 'file'), '');
		const nowhere = () => studyCache({folder: join(folder, 'file'), version: '1'}, {roots: [{path: study.root}]});
		expect(knowledge(await reading(nowhere()))).toEqual(knowledge(await reading(nowhere())));
	});

	it('keeps what others made of it, as long as it is the same', async () => {
		await reading(cache());
		const memory = cache();
		await reading(memory);
		await memory.keepMade('a', {seven: 7});
		const later = cache();
		await reading(later);
		expect(await later.findMade('a')).toEqual({seven: 7});
		expect(await later.findMade('b')).toBeUndefined();
		await keepingTime(`${stem}.json`, path => appendFile(path, ' '));
		const changed = cache();
		await reading(changed);
		expect(await changed.findMade('a')).toBeUndefined();
	});

	it('tells studies apart', async () => {
		const other = await oldFolder({'a/tee_on/r.json': resultText()});
		try {
			await reading(cache());
			const memory = studyCache({folder, version: '1'}, {roots: [{path: other.root}]});
			const events: ReadEvent[] = [];
			for await (const event of read([{path: other.root}], {memory})) events.push(event);
			expect(events.filter(({type}) => type === 'run')).toHaveLength(1);
			expect(isRead(await reading(cache()))).toBe(false);
		} finally {
			await other.remove();
		}
	});
});
