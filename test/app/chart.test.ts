import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {canZoomIn, firstChart, following, stepped, xSpan, zoomed} from '../../source/app/chart.ts';
import type {LinesFigure} from '../../source/figures/figure.ts';

function chartOf(x: readonly number[], parts: Partial<LinesFigure['xAxis']> = {}): LinesFigure {
	return {
		kind: 'lines',
		id: 'power',
		title: 'power',
		xAxis: {title: 'time', unit: 's', scale: 'linear', ...parts},
		yAxis: {unit: 'W'},
		series: [{id: 'a', label: 'a', role: 'tee_off', x, y: x.map(() => 1)}],
	};
}

const minute = chartOf(Array.from({length: 61}, (_, second) => second));
const whole = {from: 0, to: 60};

describe('xSpan', () => {
	it('is what the figure says, else from the first to the last point', () => {
		expect(xSpan(minute)).toEqual(whole);
		expect(xSpan(chartOf([3, 9, 5], {from: 0}))).toEqual({from: 0, to: 9});
		expect(xSpan(chartOf([Number.NaN, 2, 4]))).toEqual({from: 2, to: 4});
	});

	it('is nothing where there is no axis to move on', () => {
		expect(xSpan(chartOf([]))).toBeNull();
		expect(xSpan(chartOf([5]))).toBeNull();
		expect(firstChart([chartOf([])])).toBeNull();
	});
});

describe('stepped', () => {
	it('begins in the middle', () => {
		expect(stepped(minute, null, whole, 100, 0)).toBe(30);
	});

	it('always moves to another reading, however fine the cells are', () => {
		expect(stepped(minute, 30, whole, 200, 1)).toBe(31);
		expect(stepped(minute, 30, whole, 200, -1)).toBe(29);
	});

	it('skips the readings that share its cell', () => {
		expect(stepped(minute, 30, whole, 10, 1)).toBe(36);
	});

	it('goes by factors on a logarithmic axis', () => {
		const levels = chartOf([1, 2, 4, 8, 16, 64], {scale: 'log2'});
		expect(stepped(levels, 4, {from: 1, to: 64}, 60, 1)).toBe(8);
		expect(stepped(levels, 16, {from: 1, to: 64}, 60, 1)).toBe(64);
	});

	it('stops at the last reading', () => {
		expect(stepped(minute, 60, whole, 10, 1)).toBe(60);
		expect(stepped(minute, 0, whole, 10, -5)).toBe(0);
	});
});

describe('zoomed', () => {
	it('halves around the cursor and comes back to all', () => {
		const near = zoomed(whole, {cursor: 20, zoom: null}, true);
		expect(near).toEqual({from: 5, to: 35});
		expect(zoomed(whole, {cursor: 20, zoom: near}, false)).toBeNull();
	});

	it('stays within the axis', () => {
		fc.assert(
			fc.property(
				fc.array(fc.boolean(), {maxLength: 20}),
				fc.double({min: 0, max: 60, noNaN: true}),
				(steps, cursor) => {
					let zoom: {readonly from: number; readonly to: number} | null = null;
					for (const closer of steps) {
						if (closer && !canZoomIn(whole, zoom)) continue;
						zoom = zoomed(whole, {cursor, zoom}, closer);
					}
					if (zoom === null) return;
					expect(zoom.from).toBeGreaterThanOrEqual(0);
					expect(zoom.to).toBeLessThanOrEqual(60 + 1e-9);
					expect(zoom.to).toBeGreaterThan(zoom.from);
				},
			),
		);
	});
});

describe('following', () => {
	it('shifts the visible part only where the cursor leaves it', () => {
		const zoom = {from: 10, to: 20};
		expect(following(whole, zoom, 15)).toBe(zoom);
		expect(following(whole, zoom, 25)).toEqual({from: 20, to: 30});
		expect(following(whole, zoom, 59)).toEqual({from: 50, to: 60});
		expect(following(whole, null, 59)).toBeNull();
	});
});
