import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { StepOwner } from '../../follow-up-policies/domain/plan.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn, instantAt, minuteOfDayIn } from '../../kernel/zone.js';

export const AUDIENCES = ['STUDENT', 'COUNSELOR', 'LEAD'] as const;
/** To whom it is said. */
export type Audience = (typeof AUDIENCES)[number];

export const OCCURRENCES = ['DUE', 'AGAIN', 'ESCALATED'] as const;
/** `DUE` and `AGAIN` go to whoever owes the step, `ESCALATED` to whoever is to step in. */
export type Occurrence = (typeof OCCURRENCES)[number];

interface Rung {
  readonly audience: Audience;
  readonly occurrence: Occurrence;
  /** After the step was due. */
  readonly businessDays: number;
}

/** The ladder: student at due and a business day later, counselor after three, lead after five. */
const LADDERS: Readonly<Record<StepOwner, readonly Rung[]>> = {
  STUDENT: [
    { audience: 'STUDENT', occurrence: 'DUE', businessDays: 0 },
    { audience: 'STUDENT', occurrence: 'AGAIN', businessDays: 1 },
    { audience: 'COUNSELOR', occurrence: 'ESCALATED', businessDays: 3 },
    { audience: 'LEAD', occurrence: 'ESCALATED', businessDays: 5 },
  ],
  COUNSELOR: [
    { audience: 'COUNSELOR', occurrence: 'DUE', businessDays: 0 },
    { audience: 'COUNSELOR', occurrence: 'AGAIN', businessDays: 1 },
    { audience: 'LEAD', occurrence: 'ESCALATED', businessDays: 5 },
  ],
};

/** For so many business days the word of who acknowledged an escalation keeps it from the lead. */
export const ACKNOWLEDGED_FOR = 2;

/** A next step as the ladder sees it. */
export interface OwedStep {
  readonly owner: StepOwner;
  readonly dueAt: Instant;
  /** IANA zone in which its due day is meant. */
  readonly zone: string;
  /** When the prospect was entered: what was late by then is late from then on. */
  readonly knownSince: Instant;
  /** Aftercare is not escalated. */
  readonly isOpen: boolean;
  /** When somebody last said that they look after it; null: nobody has. */
  readonly acknowledgedAt: Instant | null;
}

export interface DatedOccurrence {
  readonly audience: Audience;
  readonly occurrence: Occurrence;
  readonly at: Instant;
}

/** When whom has to hear of a step that nobody does, in order. Business days are those of the calendar, times of day those of the step's zone. */
export function occurrencesOf(step: OwedStep, calendar: BusinessCalendar): readonly DatedOccurrence[] {
  const from = Math.max(step.dueAt, step.knownSince);
  return LADDERS[step.owner]
    .filter(({ occurrence }) => step.isOpen || occurrence !== 'ESCALATED')
    .map(({ audience, occurrence, businessDays }) => ({
      audience,
      occurrence,
      at: heldBack(audience, later(from, businessDays, step.zone, calendar), step, calendar),
    }));
}

/** What has to be said by now, and when the next thing has. */
export interface Said {
  readonly now: readonly DatedOccurrence[];
  readonly nextAt: Instant | null;
}

/** To each audience only the last of what has come due: after an absence nothing bursts. */
export function toSay(step: OwedStep, calendar: BusinessCalendar, now: Instant): Said {
  const all = occurrencesOf(step, calendar);
  const past = all.filter(({ at }) => at <= now);
  const ahead = all.filter(({ at }) => at > now).map(({ at }) => at);
  return {
    now: past.filter(({ audience }, index) => past.findLastIndex((other) => other.audience === audience) === index),
    nextAt: ahead.length === 0 ? null : Math.min(...ahead),
  };
}

/** An acknowledged step goes to the lead only when its time is over too. */
const heldBack = (audience: Audience, at: Instant, step: OwedStep, calendar: BusinessCalendar): Instant =>
  audience === 'LEAD' && step.acknowledgedAt !== null
    ? Math.max(at, later(step.acknowledgedAt, ACKNOWLEDGED_FOR, step.zone, calendar))
    : at;

/** The same time of day so many business days later. */
function later(from: Instant, businessDays: number, zone: string, calendar: BusinessCalendar): Instant {
  if (businessDays === 0) return from;
  const { day } = addBusinessDays(calendar, dayIn(zone, from), businessDays);
  return instantAt(zone, day, minuteOfDayIn(zone, from));
}
