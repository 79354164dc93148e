/**
 * Times under observation, as columns of one length; row i tells of one prospect, or of one piece of its time.
 * Days are whole or not, but of one unit; a row is observed in (start, stop].
 */
export interface Spells {
  readonly stop: ArrayLike<number>;
  /** The day after which observation began; 0 for all when left out. */
  readonly start?: ArrayLike<number>;
  /** 0: still open when observation ended; k = 1, 2, ...: ended by an event of cause k. */
  readonly status: ArrayLike<number>;
  /** How many such rows there are; 1 for all when left out. */
  readonly count?: ArrayLike<number>;
}

/** Per distinct day on which a spell ended, ascending: who was under observation, and what happened. */
export interface RiskTable {
  readonly days: Float64Array;
  /** Number with start < day <= stop. */
  readonly atRisk: Float64Array;
  /** Events of cause 1, of cause 2, and so on. */
  readonly events: readonly Float64Array[];
  readonly censored: Float64Array;
}

/**
 * Counts spells into a risk table. Nothing else of the data is needed for Kaplan-Meier, Aalen-Johansen and log-rank
 * figures whose cases are independent, so these counts may as well come from a GROUP BY (as rows with a `count`).
 * Groups that are to be compared day by day are counted on the days of all of them together.
 */
export function riskTableOf(spells: Spells, causes: number, days: Float64Array = distinctDays([spells])): RiskTable {
  const indexOf = new Map(Array.from(days, (day, index) => [day, index]));
  const table = emptyTable(days, causes);
  // atRisk first holds changes: +n on the first day at risk, -n after the last.
  const changes = new Float64Array(days.length + 1);
  for (let row = 0; row < spells.stop.length; row++) {
    const count = spells.count?.[row] ?? 1;
    const last = indexOf.get(spells.stop[row]!)!;
    const column = spells.status[row] === 0 ? table.censored : table.events[spells.status[row]! - 1]!;
    column[last]! += count;
    changes[firstAfter(days, spells.start?.[row] ?? -Infinity)]! += count;
    changes[last + 1]! -= count;
  }
  let atRisk = 0;
  for (let index = 0; index < days.length; index++) table.atRisk[index] = atRisk += changes[index]!;
  return table;
}

const emptyTable = (days: Float64Array, causes: number): RiskTable => ({
  days,
  atRisk: new Float64Array(days.length),
  events: Array.from({ length: causes }, () => new Float64Array(days.length)),
  censored: new Float64Array(days.length),
});

/** The days on which any of the spells ended, ascending. */
export const distinctDays = (groups: readonly Spells[]): Float64Array =>
  Float64Array.from(new Set(groups.flatMap(({ stop }) => Array.from(stop)))).toSorted();

/** The index of the first of the ascending days that is later than `moment`. */
export function firstAfter(days: Float64Array, moment: number): number {
  let from = 0;
  let to = days.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (days[middle]! > moment) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Events of any cause, per day of the table. */
export const eventsOfAnyCause = (table: RiskTable): Float64Array =>
  table.days.map((_, index) => table.events.reduce((sum, events) => sum + events[index]!, 0));
