import { highest, type StartStopRows } from './rows.js';

/** The distinct times of events, stratum after stratum, and for each row at which of them it was at risk. */
export interface RiskTimes {
  /** Days; ascending inside each stratum. */
  readonly times: Float64Array;
  /** Where the times of each stratum begin; one more than there are strata. */
  readonly begins: Int32Array;
  /** Of each row: the first of its times at which it is at risk, and the one behind the last. Equal: at none. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** Replaces times by their places in a list, once, so that no later pass compares times or sorts. */
export function riskTimesOf(rows: StartStopRows): RiskTimes {
  const perStratum = eventTimesOf(rows);
  const begins = new Int32Array(perStratum.length + 1);
  perStratum.forEach((times, stratum) => void (begins[stratum + 1] = begins[stratum]! + times.length));
  const times = new Float64Array(begins[perStratum.length]!);
  perStratum.forEach((some, stratum) => times.set(some, begins[stratum]));
  return { times, begins, ...placesOf(rows, times, begins) };
}

function eventTimesOf({ count, event, stop, stratum }: StartStopRows): Float64Array[] {
  const known = Array.from({ length: highest(stratum) + 1 }, () => new Set<number>());
  for (let row = 0; row < count; row++) if (event[row] === 1) known[stratum[row]!]!.add(stop[row]!);
  return known.map((times) => Float64Array.from(times).toSorted());
}

function placesOf({ count, start, stop, stratum }: StartStopRows, times: Float64Array, begins: Int32Array) {
  const first = new Int32Array(count);
  const end = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const from = begins[stratum[row]!]!;
    const to = begins[stratum[row]! + 1]!;
    first[row] = placeAfter(times, start[row]!, from, to);
    end[row] = placeAfter(times, stop[row]!, first[row]!, to);
  }
  return { first, end };
}

/** The first place in [from, to) whose time is later than `time`; `to` if there is none. */
function placeAfter(times: Float64Array, time: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
