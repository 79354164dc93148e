import { parentPort, workerData } from 'node:worker_threads';
import type { Limits } from './limits.js';
import { readTable } from './read-table.js';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly encoding: string | null;
}

/** The thread in which one file is read: a hostile one may take seconds. */
const { bytes, limits, encoding } = workerData as FileToRead;
// A thread's port has no origin, a window's would.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await readTable(Buffer.from(bytes), limits, encoding));
