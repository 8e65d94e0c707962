import {existsSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {place} from './record/support/recording.ts';

vi.setConfig({testTimeout: 60_000});

let at: Awaited<ReturnType<typeof place>>;

beforeEach(async () => {
	at = await place();
});

afterEach(() => at.remove());

describe('cai-tui live --record without a terminal', () => {
	it('leaves no file where there is no GPU', async () => {
		for (const how of ['driver', 'says=none']) {
			const {code} = await at.begin(['live', '--record', 'log.csv'], {how}).ended;
			expect([code, existsSync(at.path('log.csv'))]).toEqual([2, false]);
		}
		const {code} = await at.begin(['live', '--record', 'log.csv'], {env: {PATH: '/nowhere'}}).ended;
		expect([code, existsSync(at.path('log.csv'))]).toEqual([2, false]);
	});

	it('leaves none where it is ended before the first reading, and the readings where it is ended later', async () => {
		const mute = at.begin(['live', '--record', 'log.csv'], {how: 'mute'});
		await mute.until(() => existsSync(at.path('nvidia-smi.pids')));
		mute.child.kill('SIGTERM');
		expect((await mute.ended).code).toBe(143);
		expect(existsSync(at.path('log.csv'))).toBe(false);
		const live = at.begin(['live', '--interval', '0.1', '--record', 'log.csv']);
		await live.until(() => existsSync(at.path('log.csv')) && at.text('log.csv').split('\n').length > 3);
		live.child.kill('SIGTERM');
		expect((await live.ended).code).toBe(143);
		expect(at.text('log.csv')).toMatch(/^timestamp, .*\n2\d{3}\//);
	});
});
