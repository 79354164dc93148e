import type { ClusteredSpells } from '../../src/analytics/domain/incidence-estimate.js';

/**
 * Students with several prospects each. Half of the students are ready and half are not, which makes the prospects of
 * one student alike; each open day ends a prospect by an offer or a rejection with a constant probability. So the true
 * probability of an offer by a day is known: p1 / (p1 + p2) · (1 - (1 - p1 - p2)^day), averaged over both halves.
 */
const OFFER_PER_DAY = { ready: 0.03, unready: 0.006 } as const;
const REJECTION_PER_DAY = 0.015;
const LONGEST = 180;

export interface SimulatedProspect {
  readonly student: number;
  /** When its clock starts, in days of the calendar. */
  readonly begins: number;
  /** Day of its end as observed for ever. */
  readonly ends: number;
  readonly status: number;
}

export const trueOfferBy = (day: number): number =>
  (['ready', 'unready'] as const)
    .map((readiness) => OFFER_PER_DAY[readiness])
    .reduce((sum, offer) => {
      const either = offer + REJECTION_PER_DAY;
      return sum + ((offer / either) * (1 - (1 - either) ** day)) / 2;
    }, 0);

export function simulatedProspects(students: number, enrolmentDays: number, random: () => number): SimulatedProspect[] {
  const prospects: SimulatedProspect[] = [];
  for (let student = 0; student < students; student++) {
    const offer = OFFER_PER_DAY[random() < 0.5 ? 'ready' : 'unready'];
    const enrolled = random() * enrolmentDays;
    const count = 1 + Math.floor(random() * 5);
    for (let prospect = 0; prospect < count; prospect++) {
      const ends = daysUntil(offer + REJECTION_PER_DAY, random);
      const status = random() < offer / (offer + REJECTION_PER_DAY) ? 1 : 2;
      prospects.push({ student, begins: enrolled + random() * 40, ends, status });
    }
  }
  return prospects;
}

const daysUntil = (perDay: number, random: () => number): number =>
  1 + Math.floor(Math.log(1 - random()) / Math.log(1 - perDay));

/** What is known of them on a day of the calendar; a prospect that has not been open for a whole day is left out. */
export function knownOn(calendarDay: number, prospects: readonly SimulatedProspect[]): ClusteredSpells {
  const known = prospects.flatMap(({ student, begins, ends, status }) => {
    const until = Math.min(LONGEST, Math.floor(calendarDay - begins));
    return until < 1 ? [] : [ends <= until ? { student, stop: ends, status } : { student, stop: until, status: 0 }];
  });
  return {
    stop: known.map(({ stop }) => stop),
    status: known.map(({ status }) => status),
    cluster: known.map(({ student }) => student),
  };
}
