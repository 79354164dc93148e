import type { StepKind } from '../../follow-up-policies/domain/plan.js';
import { FULFILLED_BY } from '../../follow-up-policies/domain/settled.js';
import type { FollowUpKind } from '../../kernel/fact.js';

/** Whether a follow-up does what the step asks for. */
export const answers = (kind: FollowUpKind, step: StepKind | null): boolean =>
  step !== null && FULFILLED_BY[step] === kind;
