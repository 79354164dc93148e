import { z } from 'zod';
import { CHANNELS, DISPOSITIONS, FOLLOW_UP_KINDS, REVIEW_DECISIONS } from '../kernel/fact.js';
import { OfferTerms } from '../outcomes/index.js';
import { MOST_THEMES_OF_A_FOLLOW_UP } from './feedback-themes.input.js';
import { id, nullable, optionalDay, optionalId, optionalInstant, optionalText } from '../platform/validation/index.js';

const told = {
  channel: nullable(z.enum(CHANNELS)),
  happenedAt: optionalInstant(),
  disposition: nullable(z.enum(DISPOSITIONS)),
  promisedOn: optionalDay(),
  callBackOn: optionalDay(),
  decision: nullable(z.enum(REVIEW_DECISIONS)),
  feedback: optionalText(5000),
  feedbackThemeIds: nullable(
    z
      .array(id())
      .max(MOST_THEMES_OF_A_FOLLOW_UP, `must be at most ${MOST_THEMES_OF_A_FOLLOW_UP} themes`)
      .transform((ids) => [...new Set(ids)]),
  ),
  notes: optionalText(5000),
};

interface Told {
  readonly channel: string | null;
  readonly disposition: string | null;
  readonly callBackOn: string | null;
}

const saysWhen = ({ disposition, callBackOn }: Told): boolean => disposition !== 'CALL_BACK_ON' || callBackOn !== null;
const CALL_BACK = { path: ['callBackOn'], message: 'says on which day to call, with CALL_BACK_ON' };

/** What only a voice can leave: a written message that was sent is `AWAITING_REPLY`. */
const isSpoken = ({ channel, disposition }: Told): boolean =>
  disposition !== 'LEFT_MESSAGE' || channel === null || !['EMAIL', 'LETTER', 'MESSAGE'].includes(channel);
const SPOKEN = {
  path: ['disposition'],
  message: 'LEFT_MESSAGE is for calls; for something written that nobody has answered yet use AWAITING_REPLY',
};

const ANSWER = {
  path: ['disposition'],
  message: 'says what came of a STATUS_CHECK; use AWAITING_REPLY or NO_ANSWER when nothing has come of it yet',
};

export const NewFollowUp = z
  .object({
    id: optionalId(),
    prospectId: id(),
    kind: z.enum(FOLLOW_UP_KINDS),
    contactId: optionalId(),
    interviewId: optionalId(),
    theyContactedUs: nullable(z.boolean()),
    offer: nullable(OfferTerms),
    ...told,
  })
  .refine(saysWhen, CALL_BACK)
  .refine(isSpoken, SPOKEN)

  .refine(({ kind, disposition }) => kind !== 'STATUS_CHECK' || disposition !== null, ANSWER)
  .refine(({ kind, decision }) => (kind === 'COUNSELOR_REVIEW') === (decision !== null), {
    path: ['decision'],
    message: 'goes with COUNSELOR_REVIEW, and only with it',
  })
  .refine(({ offer, disposition }) => offer === null || disposition === 'OFFER', {
    path: ['offer'],
    message: 'goes with the disposition OFFER',
  });
export type NewFollowUp = z.output<typeof NewFollowUp>;

export const FollowUpCorrection = z
  .object({ followUpId: id(), version: z.int().positive(), ...told })
  .refine(saysWhen, CALL_BACK)
  .refine(isSpoken, SPOKEN);
export type FollowUpCorrection = z.output<typeof FollowUpCorrection>;
