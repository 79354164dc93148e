import { fail, ok, type Result } from '../kernel/result.js';
import { consequenceOf } from './domain/consequences.js';
import type { FollowUp } from './follow-up.entity.js';
import type { FollowUpCorrection } from './follow-ups.input.js';

/** Whether a follow-up can say this from now on. */
export const allowCorrection = (before: FollowUp, given: FollowUpCorrection): Result<null> => {
  if (before.kind === 'STATUS_CHECK' && given.disposition === null)
    return fail('VALUE_NOT_VALID', 'disposition: says what came of a STATUS_CHECK.', 'disposition');
  if ((before.decision === null) !== (given.decision === null))
    return fail('VALUE_NOT_VALID', 'decision: goes with a counselor review, and only with it.', 'decision');
  if (before.disposition === given.disposition) return ok(null);
  return consequenceOf(before.disposition) === null && consequenceOf(given.disposition) === null
    ? ok(null)
    : fail(
        'DISPOSITION_HAD_CONSEQUENCES',
        'disposition: this answer ended the prospect or brought an offer, or would; correct that outcome or offer, or record a new follow-up.',
        'disposition',
      );
};
