import type {Check} from './check.ts';
import {allFailed} from './rules/all-failed.ts';
import {arraysMismatch} from './rules/arrays-mismatch.ts';
import {busyAtStart} from './rules/busy-at-start.ts';
import {capVsPeak} from './rules/cap-vs-peak.ts';
import {clockSkew} from './rules/clock-skew.ts';
import {countMismatch} from './rules/count-mismatch.ts';
import {csvDuration} from './rules/csv-duration.ts';
import {csvGap} from './rules/csv-gap.ts';
import {csvMissing} from './rules/csv-missing.ts';
import {csvNoHeader} from './rules/csv-no-header.ts';
import {csvOrphan} from './rules/csv-orphan.ts';
import {csvPeriod} from './rules/csv-period.ts';
import {csvUnreadable} from './rules/csv-unreadable.ts';
import {cvHigh} from './rules/cv-high.ts';
import {duplicate} from './rules/duplicate.ts';
import {e2elSwapped} from './rules/e2el-swapped.ts';
import {errors} from './rules/errors.ts';
import {fewTail} from './rules/few-tail.ts';
import {foreignTail} from './rules/foreign-tail.ts';
import {futureDate} from './rules/future-date.ts';
import {hostDiffers} from './rules/host-differs.ts';
import {hugeOverhead} from './rules/huge-overhead.ts';
import {idlePower} from './rules/idle-power.ts';
import {incomplete} from './rules/incomplete.ts';
import {inconsistentThroughput} from './rules/inconsistent-throughput.ts';
import {inputsDiffer} from './rules/inputs-differ.ts';
import {jsonNotARun} from './rules/json-not-a-run.ts';
import {jsonOddMember} from './rules/json-odd-member.ts';
import {jsonUnreadable} from './rules/json-unreadable.ts';
import {limitUnknown} from './rules/limit-unknown.ts';
import {missingPair} from './rules/missing-pair.ts';
import {modelFolder} from './rules/model-folder.ts';
import {ndjsonMulti} from './rules/ndjson-multi.ts';
import {negativeOverhead} from './rules/negative-overhead.ts';
import {noDetails} from './rules/no-details.ts';
import {nonmonotoneSweep} from './rules/nonmonotone-sweep.ts';
import {notReadable} from './rules/not-readable.ts';
import {orderConfounded} from './rules/order-confounded.ts';
import {outlierRep} from './rules/outlier-rep.ts';
import {outputsDiffer} from './rules/outputs-differ.ts';
import {pOrder} from './rules/p-order.ts';
import {paramMismatch} from './rules/param-mismatch.ts';
import {pathMissing} from './rules/path-missing.ts';
import {powerCap} from './rules/power-cap.ts';
import {readerCrashed} from './rules/reader-crashed.ts';
import {recordingUnreadable} from './rules/recording-unreadable.ts';
import {repsUneven} from './rules/reps-uneven.ts';
import {ruleCrashed} from './rules/rule-crashed.ts';
import {semaphoreBound} from './rules/semaphore-bound.ts';
import {shortOutput} from './rules/short-output.ts';
import {silentFail} from './rules/silent-fail.ts';
import {syntheticData} from './rules/synthetic-data.ts';
import {teeMismatch} from './rules/tee-mismatch.ts';
import {teeUnknown} from './rules/tee-unknown.ts';
import {tempDrift} from './rules/temp-drift.ts';
import {throttle} from './rules/throttle.ts';
import {tooShort} from './rules/too-short.ts';
import {unitMismatch} from './rules/unit-mismatch.ts';
import {utilLow} from './rules/util-low.ts';
import {versionMismatch} from './rules/version-mismatch.ts';
import {warmupRep} from './rules/warmup-rep.ts';
import {zeroOutput} from './rules/zero-output.ts';

/** Every rule, in the order in which `check --list` prints them: files, results, traces, the machine, pairs and repetitions. */
export const checks: readonly Check[] = [
	pathMissing,
	notReadable,
	readerCrashed,
	ruleCrashed,
	syntheticData,
	jsonUnreadable,
	jsonNotARun,
	jsonOddMember,
	ndjsonMulti,
	allFailed,
	incomplete,
	errors,
	silentFail,
	zeroOutput,
	shortOutput,
	arraysMismatch,
	inconsistentThroughput,
	pOrder,
	e2elSwapped,
	unitMismatch,
	noDetails,
	tooShort,
	fewTail,
	capVsPeak,
	semaphoreBound,
	futureDate,
	csvMissing,
	csvOrphan,
	countMismatch,
	csvUnreadable,
	csvNoHeader,
	csvDuration,
	csvGap,
	csvPeriod,
	clockSkew,
	recordingUnreadable,
	busyAtStart,
	foreignTail,
	utilLow,
	throttle,
	powerCap,
	limitUnknown,
	idlePower,
	tempDrift,
	hostDiffers,
	teeMismatch,
	teeUnknown,
	missingPair,
	repsUneven,
	paramMismatch,
	versionMismatch,
	inputsDiffer,
	outputsDiffer,
	modelFolder,
	duplicate,
	outlierRep,
	warmupRep,
	cvHigh,
	orderConfounded,
	negativeOverhead,
	hugeOverhead,
	nonmonotoneSweep,
];
