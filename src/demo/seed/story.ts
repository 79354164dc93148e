import type { Day } from '../../kernel/day.js';
import type {
  Channel,
  Disposition,
  FollowUpKind,
  Initiator,
  Outcome,
  PromisePrecision,
  ReviewDecision,
} from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

/** What happened to one candidacy, noun by noun: told once, then written as rows and read as facts. */
export interface Story {
  readonly openedAt: Instant;
  readonly appliedOn: Day | null;
  readonly interviews: readonly InterviewTold[];
  readonly followUps: readonly FollowUpTold[];
  readonly offer: OfferTold | null;
  readonly ending: EndingTold | null;
}

export interface InterviewTold {
  readonly id: string;
  readonly round: number;
  readonly kind: string;
  readonly format: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: 'SCHEDULED' | 'HELD' | 'CANCELLED' | 'RESCHEDULED' | 'NO_SHOW';
  readonly statusAt: Instant;
  readonly missedBy: 'STUDENT' | 'EMPLOYER' | null;
  readonly rescheduledToId: string | null;
  readonly recordedAt: Instant;
  readonly contactIds: readonly string[];
  readonly gamePlan: GamePlanTold | null;
}

export interface GamePlanTold {
  readonly promisedOn: Day | null;
  readonly precision: PromisePrecision;
  readonly initiator: Initiator;
  readonly channels: readonly Channel[];
}

export interface FollowUpTold {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly channel: Channel | null;
  readonly contactId: string | null;
  readonly interviewId: string | null;
  readonly at: Instant;
  readonly disposition: Disposition | null;
  readonly promisedOn: Day | null;
  readonly callBackOn: Day | null;
  readonly decision: ReviewDecision | null;
  /** The policy step this answers and when that was due; null: nobody owed it. */
  readonly answers: { readonly step: string; readonly dueAt: Instant } | null;
}

export interface OfferTold {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly deadlineAt: Instant | null;
  readonly pay: { readonly amount: number; readonly period: 'HOUR' | 'YEAR' } | null;
  readonly status: 'RECEIVED' | 'ACCEPTED' | 'DECLINED';
  readonly answeredAt: Instant | null;
}

export interface EndingTold {
  readonly id: string;
  readonly outcome: Outcome;
  readonly decidedAt: Instant | null;
  readonly learnedAt: Instant;
  readonly source: string;
  readonly reason: string | null;
}
