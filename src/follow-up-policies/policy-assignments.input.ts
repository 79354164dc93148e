import { z } from 'zod';
import { id, nullable, optionalId } from '../platform/validation/index.js';

const justOne = (what: Record<string, unknown>): boolean =>
  Object.values(what).filter((each) => each !== null).length === 1;

const allOrNothing = () => nullable(z.literal(true, 'must be true where it is given'));

const Part = { cohortId: optionalId(), studentId: optionalId(), prospectId: optionalId() };

/** For what a policy can be set: exactly one. */
const Subject = z
  .object({ ...Part, center: allOrNothing() })
  .refine(justOne, 'must be exactly one of center, cohortId, studentId and prospectId')
  .transform(({ cohortId, studentId, prospectId }) => ({ cohortId, studentId, prospectId }));

export const PolicySet = z.object({ policyId: id(), for: Subject });

export const PolicyCleared = z.object({
  for: z.object(Part).refine(justOne, 'must be exactly one of cohortId, studentId and prospectId'),
});

export const EffectiveAsked = z
  .object(Part)
  .refine(justOne, 'must be exactly one of cohortId, studentId and prospectId');

/** Which open prospects are moved: exactly one of these. */
const Scope = z
  .object({ ...Part, fromVersionId: optionalId(), fromPolicyId: optionalId(), allOpen: allOrNothing() })
  .refine(justOne, 'must be exactly one of allOpen, cohortId, studentId, prospectId, fromVersionId and fromPolicyId')
  .transform(({ cohortId, studentId, prospectId, fromVersionId, fromPolicyId }) => ({
    cohortId,
    studentId,
    prospectId,
    fromVersionId,
    fromPolicyId,
  }));

export const MovePreviewed = z.object({ toVersionId: id(), scope: Scope });
export const Move = MovePreviewed.extend({ id: optionalId() });
export const MoveNamed = z.object({ policyMoveId: id() });
