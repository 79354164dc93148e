import { z } from 'zod';
import {
  id,
  nullable,
  optionalDay,
  optionalId,
  optionalInstant,
  optionalText,
  text,
} from '../platform/validation/index.js';
import { KNOWLEDGE_SOURCES, PAY_PERIODS } from './outcome.entity.js';

/** Money as decimal text: up to ten digits before the point and two after. */
export const money = () => z.string().regex(/^\d{1,10}(\.\d{1,2})?$/, 'must be an amount such as "52000" or "24.50"');

/** What an offer says. */
export const OfferTerms = z
  .object({
    deadlineAt: optionalInstant(),
    payAmount: nullable(money()),
    payCurrency: nullable(z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "USD"')),
    payPeriod: nullable(z.enum(PAY_PERIODS)),
    bonusAmount: nullable(money()),
    startsOn: optionalDay(),
  })
  .refine(
    (given) =>
      [given.payAmount, given.payCurrency, given.payPeriod].every(
        (part) => (part === null) === (given.payAmount === null),
      ),
    {
      path: ['payAmount'],
      message: 'goes together with payCurrency and payPeriod',
    },
  )
  .refine((given) => given.bonusAmount === null || given.payAmount !== null, {
    path: ['bonusAmount'],
    message: 'needs payAmount, whose currency it takes',
  });
export type OfferTerms = z.output<typeof OfferTerms>;

/** Of an offer of which nobody has said more than that it came. */
export const NO_TERMS = {
  deadlineAt: null,
  payAmount: null,
  payCurrency: null,
  payPeriod: null,
  bonusAmount: null,
  startsOn: null,
} as const satisfies OfferTerms;

export const NewOffer = z.object({ id: optionalId(), prospectId: id(), receivedAt: optionalInstant() }).and(OfferTerms);

export const OfferAnswer = z.object({ offerId: id(), version: z.int().positive(), answeredAt: optionalInstant() });

const knowledge = {
  decidedAt: optionalInstant(),
  learnedAt: optionalInstant(),
  knowledgeSource: nullable(z.enum(KNOWLEDGE_SOURCES)),
  reason: optionalText(2000),
};

/** How a person ends a prospect without an offer; an offer is accepted or declined instead. */
export const Closing = z
  .object({
    id: optionalId(),
    prospectId: id(),
    outcome: z.enum(['REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE']),
    ...knowledge,
  })
  .refine(({ outcome, reason }) => outcome !== 'NO_RESPONSE' || reason !== null, {
    path: ['reason'],
    message: 'is needed to close a prospect as no response',
  });

export const Reopening = z.object({ prospectId: id(), reason: text(2000) });

export const OutcomeCorrection = z.object({ outcomeId: id(), version: z.int().positive(), ...knowledge });

export const Withdrawal = z.object({
  studentId: optionalId(),
  prospectIds: nullable(z.array(id()).min(1, 'must name at least one').max(200, 'must name at most 200')),
  reason: optionalText(2000),
});
