import type { OwedStep } from '../../dry-runs/domain/owed-step.js';
import { punctualityOf } from '../../dry-runs/domain/punctuality.js';
import type { StepKind } from '../../follow-up-policies/domain/plan.js';
import type { Instant } from '../../kernel/instant.js';
import type { FollowUpEnd } from './follow-up-outcomes.js';

/** Steps that turn to the employer; preparing, practising and the counselor's own work are none. */
const FOLLOW_UPS: ReadonlySet<StepKind> = new Set<StepKind>([
  'THANK_YOU',
  'STATUS_CHECK',
  'CONFIRM_NEXT_ROUND',
  'CHECK_APPLICATION',
  'REQUEST_FEEDBACK',
  'KEEP_WARM',
  'COURTESY_NOTE',
  'REQUEST_EXTENSION',
  'EXPEDITE',
  'CLOSE_THE_LOOP',
]);

/** What became of each follow-up that came due by an instant, or was done before it was due. */
export const followUpEnds = (steps: readonly OwedStep[], until: Instant): readonly FollowUpEnd[] =>
  steps.filter(({ kind }) => FOLLOW_UPS.has(kind)).flatMap((step) => punctualityOf(step, until) ?? []);
