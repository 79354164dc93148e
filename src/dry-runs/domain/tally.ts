import type { StepKind } from '../../follow-up-policies/domain/plan.js';
import type { Day } from '../../kernel/day.js';
import type { Channel } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import type { MadeContact } from './contacts.js';
import type { OwedStep } from './owed-step.js';
import { punctualityOf } from './punctuality.js';

export const WORLDS = ['TRIED', 'IN_FORCE', 'HAPPENED'] as const;
/** Under the rules that are tried, under those each prospect is pinned to, and as it was done. */
export type World = (typeof WORLDS)[number];

export interface Measures {
  /** Steps that came due, or were done, on the day; what was done, in the world that happened. */
  readonly steps: number;
  readonly onTime: number;
  readonly late: number;
  readonly missed: number;
  /** Steps of the counselor's own, on their day, and steps that passed to the counselor. */
  readonly counselorOwed: number;
  readonly toCounselor: number;
  readonly toLead: number;
}

/** What is counted together. */
export interface Cell {
  readonly world: World;
  readonly day: Day;
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly counselorId: string | null;
}

export type Count = Cell & Measures;

const NOTHING: Measures = { steps: 0, onTime: 0, late: 0, missed: 0, counselorOwed: 0, toCounselor: 0, toLead: 0 };
const MEASURE_OF = { ON_TIME: 'onTime', LATE: 'late', MISSED: 'missed' } as const;

/** What is replayed, and whose the student was. */
export interface Around {
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly until: Instant;
  readonly dayOf: (at: Instant) => Day;
  readonly counselorOn: (day: Day) => string | null;
}

/** Counts of many prospects by day, kind, channel and counselor, for the days of one dry run. */
export class Tally {
  private readonly cells = new Map<string, Count>();

  counts(): readonly Count[] {
    return [...this.cells.values()];
  }

  /** Steps of one prospect. A step that gave way and came back counts once. */
  addSteps(world: World, steps: readonly OwedStep[], around: Around): void {
    const counted = new Set<string>();
    for (const step of steps) {
      this.addLateness(world, step, around);
      const punctuality = punctualityOf(step, around.until);
      if (punctuality === null || !isNew(counted, step)) continue;
      const isCounselors = step.owner === 'COUNSELOR';
      const measures = { steps: 1, [MEASURE_OF[punctuality]]: 1, counselorOwed: Number(isCounselors) };
      this.add(world, step, step.dueOn, around, measures);
    }
  }

  addContacts(contacts: readonly MadeContact[], around: Around): void {
    for (const contact of contacts) this.add('HAPPENED', contact, contact.on, around, { steps: 1 });
  }

  private addLateness(world: World, step: OwedStep, around: Around): void {
    const { handedOverAt, toCounselorAt, toLeadAt } = step;
    const add = (at: Instant | null, measures: Partial<Measures>): void => {
      if (at !== null) this.add(world, step, around.dayOf(at), around, measures);
    };
    add(handedOverAt, { counselorOwed: 1 });
    add(toCounselorAt, { toCounselor: 1 });
    add(toLeadAt, { toLead: 1 });
  }

  private add(
    world: World,
    { kind, channel }: Pick<Cell, 'kind' | 'channel'>,
    day: Day,
    { fromDay, toDay, counselorOn }: Around,
    measures: Partial<Measures>,
  ): void {
    if (day < fromDay || day > toDay) return;
    const cell = { world, day, kind, channel, counselorId: counselorOn(day) };
    const key = Object.values(cell).join(' ');
    this.cells.set(key, sum(this.cells.get(key) ?? { ...cell, ...NOTHING }, measures));
  }
}

const isNew = (counted: Set<string>, { stepKey, contactId, interviewId, dueAt }: OwedStep): boolean => {
  const { size } = counted;
  return counted.add([stepKey, contactId, interviewId, dueAt].join(' ')).size > size;
};

const sum = (count: Count, more: Partial<Measures>): Count => {
  const sums = Object.entries(more).map(([name, value]) => [name, count[name as keyof Measures] + value]);
  return { ...count, ...Object.fromEntries(sums) };
};
