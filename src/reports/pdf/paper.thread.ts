import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './paper.js';
import { printPaper } from './print-paper.js';

/** Run in a thread: prints the paper it is given and answers with the file. */
const pieces: Buffer[] = [];
for await (const piece of printPaper(workerData as Paper)) pieces.push(piece as Buffer);
// A thread's port has no origin, a window's would.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(new Uint8Array(Buffer.concat(pieces)));
