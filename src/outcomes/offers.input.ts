import { z } from 'zod';
import {
  id,
  instant,
  nullable,
  optionalId,
  optionalInstant,
  optionalText,
  text,
} from '../platform/validation/index.js';

const happening = { offerId: id(), version: z.int().positive(), at: optionalInstant() };

export const OfferExtension = z.object({ ...happening, id: optionalId(), deadlineAt: instant() });

/** How a prospect may end with an offer that was let go. */
export const ENDINGS_WITH_AN_EXPIRY = ['OFFER_DECLINED', 'REJECTED', 'WITHDRAWN', 'ROLE_CLOSED'] as const;
export const OfferExpiry = z.object({
  ...happening,
  reason: optionalText(2000),
  outcome: nullable(z.enum(ENDINGS_WITH_AN_EXPIRY)),
});

/** How a prospect may end with an offer that the employer took back. */
export const ENDINGS_WITH_A_RESCISSION = ['REJECTED', 'WITHDRAWN', 'ROLE_CLOSED'] as const;
export const OfferRescission = z.object({
  ...happening,
  reason: optionalText(2000),
  outcome: nullable(z.enum(ENDINGS_WITH_A_RESCISSION)),
});

export const OfferReneging = z.object({ ...happening, reason: text(2000) });
