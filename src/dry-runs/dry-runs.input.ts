import { z } from 'zod';
import { daysBetween } from '../kernel/day.js';
import { day, id, optionalId } from '../platform/validation/index.js';

const LONGEST = 366;

const Rules = z
  .object({ draftOfPolicyId: optionalId(), policyVersionId: optionalId() })
  .refine(
    ({ draftOfPolicyId, policyVersionId }) => (draftOfPolicyId === null) !== (policyVersionId === null),
    'must be exactly one of draftOfPolicyId and policyVersionId',
  );

export const DryRunStart = z
  .object({ id: optionalId(), rules: Rules, cohortId: optionalId(), fromDay: day(), toDay: day() })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], message: 'must not be before fromDay' })
  .refine(({ fromDay, toDay }) => daysBetween(fromDay, toDay) < LONGEST, {
    path: ['toDay'],
    message: 'must lie at most twelve months after fromDay',
  });

export const DryRunNamed = z.object({ dryRunId: id() });
