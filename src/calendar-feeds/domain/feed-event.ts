import type { NextStep } from '../../follow-up-policies/domain/plan.js';
import { actionInWords, sentenceOf } from '../../follow-up-policies/domain/why.js';
import { HOUR, type Instant, MINUTE } from '../../kernel/instant.js';

/** One entry of a calendar: what RFC 5545 calls a VEVENT. */
export interface FeedEvent {
  /** Stays the same for as long as it is the same thing: the interview, the offer, the one next step of a prospect. */
  readonly uid: string;
  /** Grows with every change, so that a calendar program takes the newer one. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly summary: string;
  readonly description: string;
  readonly isCancelled: boolean;
  /** How long before the start the phone tells; null: it does not. */
  readonly alarm: number | null;
}

/** Whose prospect it is, and what a line in a calendar may say of it. */
interface Whose {
  /** Null: the student's own calendar. */
  readonly studentName: string | null;
  readonly employerName: string;
  readonly position: string | null;
}

export interface FeedInterview extends Whose {
  readonly kind: 'INTERVIEW';
  readonly id: string;
  readonly version: number;
  readonly round: number;
  readonly status: 'SCHEDULED' | 'HELD' | 'CANCELLED' | 'RESCHEDULED' | 'NO_SHOW';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly changedAt: Instant;
}

export interface FeedStep extends Whose, Pick<NextStep, 'channel' | 'dueOn' | 'why'> {
  readonly kind: 'STEP';
  /** Of the prospect: it owes one step at a time. */
  readonly id: string;
  readonly step: NextStep['kind'];
  readonly dueAt: Instant;
  readonly plannedAt: Instant;
}

export interface FeedOffer extends Whose {
  readonly kind: 'OFFER';
  readonly id: string;
  readonly version: number;
  /** After every extension. */
  readonly deadlineAt: Instant;
  readonly changedAt: Instant;
}

export type FeedItem = FeedInterview | FeedStep | FeedOffer;

/** A step and a deadline are points in time; calendars show them as a short block that ends there. */
const BLOCK = 30 * MINUTE;

/** Second zero of the sequence of next steps: it keeps their numbers inside the 31 bits of RFC 5545 until 2088. */
const COUNTED_FROM = Date.UTC(2020, 0, 1);

export const eventOf = (item: FeedItem): FeedEvent => {
  switch (item.kind) {
    case 'INTERVIEW':
      return interviewEvent(item);
    case 'STEP':
      return stepEvent(item);
    case 'OFFER':
      return offerEvent(item);
  }
};

const CALLED_OFF: ReadonlySet<FeedInterview['status']> = new Set(['CANCELLED', 'RESCHEDULED']);

const interviewEvent = (interview: FeedInterview): FeedEvent => {
  const isCancelled = CALLED_OFF.has(interview.status);
  const name = isCancelled ? 'Called off: interview' : 'Interview';
  return {
    uid: uidOf('interview', interview.id),
    sequence: interview.version,
    changedAt: interview.changedAt,
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
    summary: `${name}: ${withWhom(interview)}`,
    description: `Round ${interview.round}${interview.position ? `, ${clean(interview.position)}` : ''}. Before you leave, agree on when they decide and who calls whom.`,
    isCancelled,
    alarm: isCancelled ? null : HOUR,
  };
};

const stepEvent = (owed: FeedStep): FeedEvent => ({
  uid: uidOf('next-step', owed.id),
  sequence: Math.floor((owed.plannedAt - COUNTED_FROM) / 1_000),
  changedAt: owed.plannedAt,
  ...blockBefore(owed.dueAt),
  summary: `${actionInWords({ kind: owed.step, channel: owed.channel })}: ${withWhom(owed)}`,
  description: clean(sentenceOf({ ...owed, kind: owed.step })),
  isCancelled: false,
  alarm: HOUR,
});

const offerEvent = (offer: FeedOffer): FeedEvent => ({
  uid: uidOf('offer', offer.id),
  sequence: offer.version,
  changedAt: offer.changedAt,
  ...blockBefore(offer.deadlineAt),
  summary: `Offer must be answered: ${withWhom(offer)}`,
  description: 'The deadline of the offer. If you need more time, ask for it before this day.',
  isCancelled: false,
  alarm: 24 * HOUR,
});

const uidOf = (what: string, id: string): string => `${what}-${id}@followthrough`;

const blockBefore = (at: Instant) => ({ startsAt: at - BLOCK, endsAt: at });

/** "Harbor Logistics", in a counselor's calendar "Harbor Logistics (Ana L.)" */
const withWhom = ({ employerName, studentName }: Whose): string =>
  `${clean(employerName)}${studentName ? ` (${clean(studentName)})` : ''}`;

/** Control characters have no place in a calendar's text. */
const clean = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();
