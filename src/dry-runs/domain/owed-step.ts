import type { StepKind, StepOwner } from '../../follow-up-policies/domain/plan.js';
import type { Day } from '../../kernel/day.js';
import type { Channel } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

export const ENDINGS = ['DONE', 'LAPSED', 'SUPERSEDED', 'STILL_OWED'] as const;
/**
 * `DONE`: a fact did what was owed. `LAPSED`: its time passed, and nobody had done it. `SUPERSEDED`: something else
 * happened, and another step came in its place. `STILL_OWED`: until the end of what was replayed.
 */
export type Ending = (typeof ENDINGS)[number];

/** A step that was the next one of its prospect from one moment to another. */
export interface OwedStep {
  readonly stepKey: string;
  readonly kind: StepKind;
  readonly channel: Channel | null;
  /** Who owed it at first. */
  readonly owner: StepOwner;
  readonly contactId: string | null;
  readonly interviewId: string | null;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly dueOn: Day;
  /** Null: it was still owed. */
  readonly endedAt: Instant | null;
  readonly how: Ending;
  /** When it passed to somebody else because it was not done; null: it did not. */
  readonly handedOverAt: Instant | null;
  /** When it had been overdue for so long that a counselor, and then a lead, had to step in; null: it never was. */
  readonly toCounselorAt: Instant | null;
  readonly toLeadAt: Instant | null;
}
