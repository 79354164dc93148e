import { parentPort, workerData } from 'node:worker_threads';
import type { AnalysisTask, Analyses, Model } from './analysis.js';
import { associationsOf } from './domain/episodes/associations.js';
import { incidenceOf } from './domain/episodes/incidence.js';
import { landmarksOf } from './domain/episodes/landmarks.js';
import { readCandidacies, type ReadCandidacies } from './domain/episodes/read-candidacies.js';
import { DISTRIBUTIONS } from './special-functions.js';

/** The thread in which one analysis is made: with a million candidacies it takes seconds, in which the service goes on answering. */
const ANALYSES: { readonly [Each in Model]: (read: ReadCandidacies, task: AnalysisTask) => Analyses[Each] } = {
  incidence: (read, { students, smallestGroup }) => incidenceOf(read, students, smallestGroup),
  associations: ({ candidacies }, { smallestGroup }) => associationsOf(candidacies, DISTRIBUTIONS, smallestGroup),
  landmarks: ({ candidacies }, { smallestGroup }) => landmarksOf(candidacies, smallestGroup),
};

const LINE_END = 10;

/** No field holds a comma, a quote or a line end. The first line names the columns. */
function* linesOf(csv: Uint8Array): Generator<readonly string[]> {
  const bytes = Buffer.from(csv.buffer, csv.byteOffset, csv.byteLength);
  let from = bytes.indexOf(LINE_END) + 1;
  while (from < bytes.length) {
    const to = bytes.indexOf(LINE_END, from);
    yield bytes.toString('latin1', from, to).split(',');
    from = to + 1;
  }
}

const task = workerData as AnalysisTask;
// A thread's port has no origin, a window's would.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(ANALYSES[task.model](readCandidacies(linesOf(task.csv), task.asOf), task));
