import {goodputOf} from './goodput.ts';
import {type Metric, scalar} from './metric-table.ts';
import {costOf, costPerMillionTokens, pricePerHour} from './price.ts';
import {outputThroughputOf} from './throughput-metrics.ts';

export const costMetrics = {
	cost: {
		label: 'cost',
		unit: 'money',
		better: 'lower',
		kind: 'scalar',
		definition:
			'Duration × price of an hour of the machine: benchmark time only, without model load, warm-up and idling.',
		formula: ({run, assumptions}) => scalar(costOf(run, assumptions), 'derived'),
		assumes: true,
		ofFailedRuns: true,
	},
	cost_per_million_output_tokens: {
		label: 'cost per million output tokens',
		unit: 'money/Mtok',
		better: 'lower',
		kind: 'scalar',
		definition:
			'Price of an hour / output tokens of an hour at the output throughput of the run, for a million of them.',
		formula({run, result, assumptions}) {
			const price = pricePerHour(run.teeMode, assumptions);
			const throughput = outputThroughputOf(result);
			if (price === null || throughput === null) return null;
			return scalar(costPerMillionTokens(price, throughput), 'derived');
		},
		assumes: true,
	},
	goodput: {
		label: 'goodput',
		unit: 'req/s',
		better: 'higher',
		kind: 'scalar',
		definition:
			'Answered requests that met all service level objectives (--slo) / duration; without --slo what the benchmark stored under its own --goodput.',
		formula({result, assumptions}) {
			const isSet = Object.values(assumptions.slo).some(objective => objective !== undefined);
			if (!isSet) return scalar(result.requestGoodput, 'stored');
			return scalar(goodputOf(result, assumptions.slo)?.rate, 'requests');
		},
		assumes: true,
	},
} satisfies Record<string, Metric>;
