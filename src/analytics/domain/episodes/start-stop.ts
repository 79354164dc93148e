import { type Candidacies, NEVER } from './candidacies.js';

/** Stretches of candidacies from one change to the next: from the end of day `start` to the end of day `stop`. */
export interface Stretches {
  readonly count: number;
  /** Place of the candidacy. */
  readonly candidacy: Int32Array;
  readonly start: Int16Array;
  readonly stop: Int16Array;
  /** Place in ENDINGS: how it ended at `stop`; 0: it did not. */
  readonly ending: Uint8Array;
  /** Per exposure, 1: done before. */
  readonly done: readonly Uint8Array[];
  /** Place among all interviews of the last one held before. */
  readonly interview: Int32Array;
  /** 1: the promised time has passed without a decision. */
  readonly promisePassed: Uint8Array;
}

/** How follow-ups are told. */
export interface Telling {
  /** Days by which every follow-up counts later: 0, or more to see whether the employer's hint came first. */
  readonly lag: number;
  /** Whether follow-ups that were entered after the outcome count. */
  readonly withBackfilled: boolean;
}

/**
 * Cuts each candidacy where something changes. A change with day u holds from the end of day u on, so a follow-up counts on later
 * days only, and a day before it never counts as one with it.
 */
export function stretchesOf(candidacies: Candidacies, { lag, withBackfilled }: Telling): Stretches {
  const firsts = withBackfilled ? candidacies.firstDone : candidacies.firstEntered;
  const changes = firsts.map((days) => days.map((day) => Math.min(NEVER, day + lag)));
  const told = emptyStretches(mostStretches(candidacies), firsts.length);
  const cuts = new Int16Array(mostCuts(candidacies));
  let count = 0;
  for (let at = 0; at < candidacies.count; at++) {
    let start = 0;
    for (const stop of cuts.subarray(0, cutsInto(cuts, candidacies, changes, at))) {
      if (stop === start) continue;
      tell(told, count++, candidacies, changes, at, start, stop);
      start = stop;
    }
    told.ending[count - 1] = candidacies.ending[at]!;
  }
  return trimmed(told, count);
}

const mostStretches = ({ count, firstDone, interviews }: Candidacies): number =>
  count * (firstDone.length + 1) + 2 * interviews.day.length;

const mostCuts = ({ count, firstDone, interviews: { begins } }: Candidacies): number => {
  let most = 0;
  for (let at = 0; at < count; at++) most = Math.max(most, begins[at + 1]! - begins[at]!);
  return firstDone.length + 2 * most + 1;
};

/** Writes the days on which something may change, ascending, and the last day; says how many. */
function cutsInto(
  cuts: Int16Array,
  { days, interviews: { begins, day, promise } }: Candidacies,
  changes: readonly Int16Array[],
  at: number,
): number {
  let some = 0;
  const last = days[at]!;
  for (const change of changes) if (change[at]! < last) cuts[some++] = change[at]!;
  for (let place = begins[at]!; place < begins[at + 1]!; place++) {
    if (place > begins[at]! && day[place]! < last) cuts[some++] = day[place]!;
    if (promise[place]! < last) cuts[some++] = promise[place]!;
  }
  cuts[some++] = last;
  cuts.subarray(0, some).sort();
  return some;
}

/** What was true from `start` on: the last interview held by then, and the promise of the last one that had any. */
function tell(
  told: Stretches,
  to: number,
  { interviews }: Candidacies,
  changes: readonly Int16Array[],
  at: number,
  start: number,
  stop: number,
): void {
  let latest = interviews.begins[at]!;
  let promise = interviews.promise[latest]!;
  for (let place = latest + 1; place < interviews.begins[at + 1]! && interviews.day[place]! <= start; place++) {
    latest = place;
    if (interviews.promise[place] !== NEVER) promise = interviews.promise[place]!;
  }
  told.candidacy[to] = at;
  told.start[to] = start;
  told.stop[to] = stop;
  told.interview[to] = latest;
  told.promisePassed[to] = promise <= start ? 1 : 0;
  changes.forEach((change, exposure) => void (told.done[exposure]![to] = change[at]! <= start ? 1 : 0));
}

const emptyStretches = (most: number, exposures: number): Stretches => ({
  count: 0,
  candidacy: new Int32Array(most),
  start: new Int16Array(most),
  stop: new Int16Array(most),
  ending: new Uint8Array(most),
  done: Array.from({ length: exposures }, () => new Uint8Array(most)),
  interview: new Int32Array(most),
  promisePassed: new Uint8Array(most),
});

const trimmed = (told: Stretches, count: number): Stretches => ({
  count,
  candidacy: told.candidacy.subarray(0, count),
  start: told.start.subarray(0, count),
  stop: told.stop.subarray(0, count),
  ending: told.ending.subarray(0, count),
  done: told.done.map((column) => column.subarray(0, count)),
  interview: told.interview.subarray(0, count),
  promisePassed: told.promisePassed.subarray(0, count),
});
