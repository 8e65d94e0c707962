import {parentPort, workerData} from 'node:worker_threads';
import {type AskedPaths, createPathTimes} from './path-times.ts';
import {keepLooking, type PollData} from './polling.ts';

const {interval}: PollData = workerData;
const times = createPathTimes();

// Which paths to ask comes in, and which have changed goes out.
parentPort?.on('message', (paths: AskedPaths) => times.ask(paths));
keepLooking(times.look, changed => parentPort?.postMessage(changed), interval);
