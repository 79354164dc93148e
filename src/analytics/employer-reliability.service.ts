import { Injectable } from '@nestjs/common';
import { grouped } from '../kernel/grouped.js';
import { DescriptiveAnalytics, type Look } from './descriptive.service.js';
import { type Rate, rateOf } from './domain/descriptive/rate.js';
import { type StudentCounts, tallyOf } from './domain/descriptive/student-counts.js';
import { type WaitingTime, waitingTimeOf } from './domain/descriptive/waiting-time.js';
import { sumOf, type Tally } from './domain/suppression-rules.js';
import { tellOverlapping, type Told } from './domain/suppression-tables.js';
import { EmployerReliabilityStore } from './employer-reliability.store.js';
import type { Keyed } from './students-in-groups.store.js';
import { type WaitsOfGroups, WaitsStore, waitTallyOf } from './waits.store.js';

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
    const of = (key: string): Reliability => ({
      promisesKept: promisesKept(key),
      silent: silent(key),
      timeToDecision: timeToDecision(key),
    });
    const ids = new Set(waits.students.map(({ key }) => key).filter((key) => key !== ALL));
    const told = [...ids].map((employerId) => ({ employerId, ...of(employerId) })).filter((each) => sizeOf(each) > 0);
    return { look, all: of(ALL), employers: told.toSorted(largestFirst).slice(0, first) };
  }
}

/** How many prospects a reader sees behind the figures; 0: there is nothing to see. */
const sizeOf = ({ promisesKept, silent, timeToDecision }: Reliability): number =>
  Math.max(timeToDecision.n ?? 0, silent.n ?? 0, promisesKept.n ?? 0);

const largestFirst = (one: Reliability, other: Reliability): number => sizeOf(other) - sizeOf(one);

type By<Figure> = (key: string) => Figure;

const ratesBy = (rows: readonly Keyed<StudentCounts>[], threshold: number): By<Rate> => {
  const employers = grouped(rows, ({ key }) => key);
  const told = toldBy(new Map([...employers].map(([key, counts]) => [key, tallyOf(counts)])), threshold);
  return (key) => rateOf(told(key), employers.get(key) ?? [], threshold);
};

const timesBy = ({ waits, students }: WaitsOfGroups, threshold: number): By<WaitingTime> => {
  const employers = grouped(waits, ({ key }) => key);
  const groups = grouped(students, ({ key }) => key);
  const told = toldBy(new Map([...groups].map(([key, same]) => [key, sumOf(same.map(waitTallyOf))])), threshold);
  return (key) => waitingTimeOf(told(key), employers.get(key) ?? [], threshold);
};

/** Judges employers as the parts of ALL. A student has several employers, so the students of ALL are fewer than those of its parts together. */
const toldBy = (tallies: ReadonlyMap<string, Tally>, threshold: number): By<Told> => {
  const employers = [...tallies].filter(([key]) => key !== ALL);
  const { parts, total } = tellOverlapping(
    employers.map(([, tally]) => tally),
    tallies.get(ALL) ?? NOBODY,
    threshold,
  );
  const told = new Map([[ALL, total], ...employers.map(([key], place) => [key, parts[place]!] as const)]);
  return (key) => told.get(key) ?? { as: 'SHOWN', students: 0, n: 0, shares: [] };
};

const ALL = 'ALL';
const NOBODY: Tally = { students: 0, n: 0 };
