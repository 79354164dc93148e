import { Injectable } from '@nestjs/common';
import { grouped } from '../kernel/grouped.js';
import { DescriptiveAnalytics, type Look } from './descriptive.service.js';
import { type Rate, rateOf } from './domain/descriptive/rate.js';
import { type StudentCounts, tallyOf } from './domain/descriptive/student-counts.js';
import { type WaitingTime, waitingTimeOf } from './domain/descriptive/waiting-time.js';
import { sumOf } from './domain/suppression-rules.js';
import { tellList, type Told } from './domain/suppression-tables.js';
import { EmployerReliabilityStore } from './employer-reliability.store.js';
import type { Keyed } from './students-in-groups.store.js';
import { type WaitsOfGroups, WaitsStore } from './waits.store.js';

export interface Reliability {
  readonly promisesKept: Rate;
  readonly silent: Rate;
  readonly timeToDecision: WaitingTime;
}

export interface EmployersReliability {
  readonly look: Look;
  readonly all: Reliability;
  readonly employers: readonly (Reliability & { readonly employerId: string })[];
}

/** Figures about each employer and about all of them, which hide small groups like the rows of one table. */
@Injectable()
export class EmployerReliability {
  constructor(
    private readonly analytics: DescriptiveAnalytics,
    private readonly store: EmployerReliabilityStore,
    private readonly waits: WaitsStore,
  ) {}

  async see(centerId: string, first: number): Promise<EmployersReliability> {
    const look = await this.analytics.look(centerId, { level: 'CENTER' });
    const promisesKept = ratesBy(await this.store.promises(look.asOf, look.zone), look.smallestGroup);
    const silent = ratesBy(await this.store.silence(look.asOf), look.smallestGroup);
    const waits = await this.waits.untilEmployerDecides(look.asOf);
    const timeToDecision = timesBy(waits, look.smallestGroup);
    const of = (key: string | null): Reliability => ({
      promisesKept: promisesKept(key),
      silent: silent(key),
      timeToDecision: timeToDecision(key),
    });
    const known = [...new Set(waits.students.map(({ key }) => key))].map((employerId) => ({
      employerId,
      ...of(employerId),
    }));
    const told = known.filter((each) => sizeOf(each) > 0).toSorted((one, other) => sizeOf(other) - sizeOf(one));
    return { look, all: of(null), employers: told.slice(0, first) };
  }
}

/** How many prospects a reader sees behind the figures; 0: there is nothing to see. */
const sizeOf = ({ promisesKept, silent, timeToDecision }: Reliability): number =>
  Math.max(timeToDecision.n ?? 0, silent.n ?? 0, promisesKept.n ?? 0);

type By<Figure> = (key: string | null) => Figure;

/** Null: all together. */
const ratesBy = (rows: readonly Keyed<StudentCounts>[], threshold: number): By<Rate> => {
  const employers = grouped(rows, ({ key }) => key);
  const told = toldBy(
    [...employers].map(([key, counts]) => [key, tallyOf(counts)]),
    threshold,
  );
  return (key) => rateOf(told(key), key === null ? rows : (employers.get(key) ?? []), threshold);
};

const timesBy = ({ waits, students }: WaitsOfGroups, threshold: number): By<WaitingTime> => {
  const tallies = [...grouped(students, ({ key }) => key)].map(
    ([key, groups]) =>
      [key, sumOf(groups.map(({ students: some, n, ended }) => ({ students: some, n, events: [ended] })))] as const,
  );
  const employers = grouped(waits, ({ key }) => key);
  const told = toldBy(tallies, threshold);
  return (key) => waitingTimeOf(told(key), key === null ? waits : (employers.get(key) ?? []), threshold);
};

const toldBy = (tallies: readonly (readonly [string, ReturnType<typeof sumOf>])[], threshold: number): By<Told> => {
  const { parts, total } = tellList(
    tallies.map(([, tally]) => tally),
    threshold,
  );
  const places = new Map(tallies.map(([key], place) => [key, place]));
  const nothing: Told = { as: 'SHOWN', students: 0, n: 0, shares: [] };
  return (key) => (key === null ? total : (parts[places.get(key) ?? -1] ?? nothing));
};
