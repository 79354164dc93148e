import type { Day } from '../../kernel/day.js';
import type { Closed, FollowedUp, InterviewHeld, InterviewScheduled, Snoozed } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import type { Restriction } from './restrictions.js';
import type { Timetable } from './timetable.js';
import type { Turn } from './policy.js';
import { ASKS } from './turning-points.js';

/** A moment in the timeline, and how many follow-ups had been done by then. */
export interface Mark {
  readonly factId: string | null;
  readonly at: Instant;
  readonly followUpsDone: number;
}

export interface NamedDay {
  readonly factId: string;
  readonly on: Day;
}

export interface OpenOffer extends Mark {
  /** Null: an offer that was only spoken of. */
  readonly offerId: string | null;
  readonly deadline: Instant | null;
  /** What told of the deadline. */
  readonly deadlineFactId: string | null;
  readonly isExtended: boolean;
}

/** Where a prospect stands, as far as follow-up is concerned: everything the policy may ask about. */
export interface Situation {
  /** What last moved the open question to the employer, and when. */
  turn: Turn;
  turned: Mark;
  /** Start of the review clock. */
  silentSince: Mark;
  /** Since the last reopening. */
  followUps: FollowedUp[];
  interviewsAhead: (InterviewScheduled & Mark)[];
  interviewsHeld: (InterviewHeld & Mark)[];
  promise: NamedDay | null;
  callBack: NamedDay | null;
  callsWelcome: boolean;
  contactId: string | null;
  /** Calls in a row that reached nobody, and messages left among them. */
  unansweredCalls: number;
  voicemails: number;
  /** The latest of the offers that are open. */
  offer: OpenOffer | null;
  otherOffer: OpenOffer | null;
  closed: (Closed & Mark) | null;
  snoozes: Snoozed[];
  /** What holds now of who is not to be contacted, and how. */
  restrictions: readonly Restriction[];
  /** When the employer announced that it decides; null: it did not. */
  timetable: Timetable | null;
  /** The people known at the agency that acts for the employer; null: none acts. */
  agencyContacts: readonly string[] | null;
}

/** Whether questions may go to this contact: with an agency only to its own people. */
export const mayBeAsked = ({ agencyContacts }: Pick<Situation, 'agencyContacts'>, contactId: string): boolean =>
  agencyContacts === null || agencyContacts.includes(contactId);

/** Attempts to reach the employer since the review clock was started. */
export const attemptsOf = (situation: Situation): readonly FollowedUp[] =>
  situation.followUps.slice(situation.silentSince.followUpsDone).filter((done) => ASKS.has(done.followUp));
