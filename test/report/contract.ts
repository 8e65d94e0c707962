import {z} from 'zod';
import {verdicts} from '../../source/domain/comparison.ts';
import {metricIds} from '../../source/domain/metric.ts';

// `cai-tui.report/1` as README promises it: strict, so that a member more or less is seen. Zod's numbers are finite.

const known = z.number().nullable();
const teeMode = z.enum(['tee_off', 'tee_on', 'unknown']);
const metric = z.enum(metricIds);

export const contract = z.strictObject({
	schema: z.literal('cai-tui.report/1'),
	version: z.string(),
	roots: z.array(z.string()).min(1),
	part: z.string().min(1).optional(),
	assumptions: z.strictObject({
		price_per_hour: z.strictObject({tee_off: z.number(), tee_on: z.number()}),
		currency: z.string().length(3),
		max_watts: z.strictObject({value: known, source: z.string().nullable()}),
		price_per_kwh: z.number().optional(),
		thresholds: z.record(z.string(), z.number()).optional(),
		ignored_checks: z.array(z.string()).optional(),
		slo_ms: z.strictObject({ttft: z.number(), tpot: z.number(), e2el: z.number()}).partial().optional(),
	}),
	summary: z.strictObject({
		experiments: z.int(),
		conditions: z.int(),
		runs: z.int(),
		measured: z.int(),
		duration_s: z.number(),
		cost: z.number(),
	}),
	measurements: z.array(
		z.strictObject({
			experiment: z.string(),
			condition: z.string(),
			tee_mode: teeMode,
			metric,
			unit: z.string(),
			n: z.int().positive(),
			median: z.number(),
			min: z.number(),
			max: z.number(),
			mean: z.number(),
			std: known,
			std_population: z.number(),
			cv: known,
			p95: known,
			p95_std: known,
			values: z.array(z.number()).min(1),
		}),
	),
	comparisons: z.array(
		z.strictObject({
			experiment: z.string(),
			condition: z.string(),
			metric,
			unit: z.string(),
			better: z.enum(['higher', 'lower']),
			n_off: z.int(),
			n_on: z.int(),
			off: known,
			on: known,
			overhead: known,
			overhead_over_on: known,
			ci: z
				.strictObject({
					low: z.number(),
					high: z.number(),
					level: z.number(),
					method: z.enum(['welch-log', 'hodges-lehmann-log']),
				})
				.nullable(),
			verdict: z.enum(verdicts),
		}),
	),
	runs: z.array(
		z.strictObject({
			path: z.string(),
			experiment: z.string(),
			condition: z.string(),
			tee_mode: teeMode,
			repetition: z.int().nonnegative(),
			model_id: z.string().nullable(),
			completed: z.int().nullable(),
			failed: z.int().nullable(),
			metrics: z.record(metric, known),
			energy_window: z.string().nullable(),
		}),
	),
	findings: z.array(
		z.strictObject({
			code: z.string(),
			severity: z.enum(['error', 'warning', 'note']),
			scope: z.string(),
			path: z.string(),
			message: z.string(),
			evidence: z.record(z.string(), z.json()),
			advice: z.string(),
		}),
	),
	sections: z.record(z.string(), z.json()),
});

export type ReportDocument = z.infer<typeof contract>;
