import type { OwedStep } from '../../dry-runs/domain/owed-step.js';
import { punctualityOf } from '../../dry-runs/domain/punctuality.js';
import { CONTACT_KINDS } from '../../follow-up-policies/domain/plan.js';
import type { Instant } from '../../kernel/instant.js';
import type { FollowUpEnd } from './follow-up-outcomes.js';

/** What became of each follow-up that came due by an instant, or was done before it was due. */
export const followUpEnds = (steps: readonly OwedStep[], until: Instant): readonly FollowUpEnd[] =>
  steps.filter(({ kind }) => CONTACT_KINDS.includes(kind)).flatMap((step) => punctualityOf(step, until) ?? []);
