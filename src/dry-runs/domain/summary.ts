import type { Day } from '../../kernel/day.js';
import { grouped } from '../../kernel/grouped.js';
import { sum } from '../../kernel/sum.js';
import type { Cell, Measures, World } from './tally.js';

/** Counts of one day in one world, with the contacts among its steps. */
export interface DayCount extends Measures, Contacts {
  readonly world: World;
  readonly day: Day;
}

export interface Contacts {
  readonly contacts: number;
  readonly calls: number;
  readonly emails: number;
}

export type Asked = Measures & Contacts;

export interface Worlds<Value> {
  readonly tried: Value;
  readonly inForce: Value;
  readonly happened: Value;
}

const NOTHING: Asked = {
  contacts: 0,
  calls: 0,
  emails: 0,
  steps: 0,
  onTime: 0,
  late: 0,
  missed: 0,
  counselorOwed: 0,
  toCounselor: 0,
  toLead: 0,
};

const MEASURES = Object.keys(NOTHING) as (keyof Asked)[];

/** All days together. */
export const totalsOf = (counts: readonly DayCount[]): Worlds<Asked> => worlds((world) => sumOf(counts, world));

/** The days on which anything stands, in their order. */
export const daysOf = (counts: readonly DayCount[]): readonly (Worlds<Asked> & { day: Day; planned: number })[] =>
  [...grouped(counts, ({ day }) => day)].map(([day, ofDay]) => {
    const figures = totalsOf(ofDay);
    return { day, planned: figures.tried.contacts, ...figures };
  });

const sumOf = (counts: readonly DayCount[], world: World): Asked => {
  const ofWorld = counts.filter((count) => count.world === world);
  const sums = MEASURES.map((measure) => [measure, sum(ofWorld.map((count) => count[measure]))]);
  return Object.fromEntries(sums) as Asked;
};

/** Steps of one kind on a day, the worlds side by side. */
export const calendarOf = (
  counts: readonly (Omit<Cell, 'counselorId'> & { readonly steps: number })[],
): readonly (Pick<Cell, 'day' | 'kind' | 'channel'> & Worlds<number>)[] =>
  [...grouped(counts, ({ day, kind, channel }) => [day, kind, channel].join(' ')).values()].map((same) => {
    const { day, kind, channel } = same[0]!;
    return { day, kind, channel, ...worlds((world) => same.find((count) => count.world === world)?.steps ?? 0) };
  });

/** What fell to a counselor on a day in one world. */
export interface LoadCount extends Pick<Measures, 'counselorOwed' | 'toCounselor'> {
  readonly world: World;
  readonly counselorId: string | null;
  readonly day: Day;
}

export interface Work {
  readonly owed: number;
  readonly escalations: number;
  readonly mostOnOneDay: number;
  readonly busiestDay: Day | null;
}

/** The work of each counselor, whoever has most under the rules that are tried first. */
export const loadsOf = (counts: readonly LoadCount[]): readonly (Worlds<Work> & { counselorId: string | null })[] =>
  [...grouped(counts, ({ counselorId }) => counselorId)]
    .map(([counselorId, theirs]) => ({ counselorId, ...worlds((world) => workOf(theirs, world)) }))
    .toSorted((a, b) => sizeOf(b.tried) - sizeOf(a.tried) || sizeOf(b.inForce) - sizeOf(a.inForce));

const sizeOf = ({ owed, escalations }: Work): number => owed + escalations;

/** Counts come in the order of their days, one for each. */
function workOf(counts: readonly LoadCount[], world: World): Work {
  let work: Work = { owed: 0, escalations: 0, mostOnOneDay: 0, busiestDay: null };
  for (const { day, counselorOwed, toCounselor } of counts.filter((count) => count.world === world)) {
    const onDay = counselorOwed + toCounselor;
    const isBusiest = onDay > work.mostOnOneDay;
    work = {
      owed: work.owed + counselorOwed,
      escalations: work.escalations + toCounselor,
      mostOnOneDay: isBusiest ? onDay : work.mostOnOneDay,
      busiestDay: isBusiest ? day : work.busiestDay,
    };
  }
  return work;
}

const worlds = <Value>(of: (world: World) => Value): Worlds<Value> => ({
  tried: of('TRIED'),
  inForce: of('IN_FORCE'),
  happened: of('HAPPENED'),
});
