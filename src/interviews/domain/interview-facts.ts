import type { Fact } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

export interface ToldInterview {
  readonly id: string;
  readonly round: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly statusAt: Instant;
  readonly recordedAt: Instant;
}

/** That an interview was agreed; told afterwards, it counts as agreed by the time it began. */
export const scheduled = (interview: ToldInterview): Fact => ({
  kind: 'INTERVIEW_SCHEDULED',
  id: interview.id,
  interviewId: interview.id,
  at: Math.min(interview.startsAt, interview.statusAt, interview.recordedAt),
  recordedAt: interview.recordedAt,
  round: interview.round,
  startsAt: interview.startsAt,
  endsAt: interview.endsAt,
});

/** That an interview took place; it happened when it ended. */
export const held = (interview: ToldInterview, contactIds: readonly string[]): Fact => ({
  kind: 'INTERVIEW_HELD',
  id: interview.id,
  interviewId: interview.id,
  at: interview.endsAt,
  recordedAt: interview.recordedAt,
  round: interview.round,
  contactIds,
});

/** That an interview will not take place as agreed; it happened when that was told. */
export const calledOff = (
  interviewId: string,
  reason: 'CANCELLED' | 'RESCHEDULED' | 'NO_SHOW',
  at: Instant,
  now: Instant,
): Fact => ({
  kind: 'INTERVIEW_CALLED_OFF',
  id: interviewId,
  interviewId,
  at,
  recordedAt: now,
  reason,
});
