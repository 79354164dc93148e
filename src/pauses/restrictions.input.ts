import { z } from 'zod';
import { CHANNELS } from '../kernel/fact.js';
import { id, optionalDay, optionalId, optionalText } from '../platform/validation/index.js';
import { RESTRICTION_SOURCES } from './restriction.entity.js';

export const NewRestriction = z
  .object({
    id: optionalId(),
    contactId: optionalId(),
    employerId: optionalId(),
    prospectId: optionalId(),
    channels: z
      .array(z.enum(CHANNELS))
      .min(1, 'must name at least one channel')
      .max(CHANNELS.length, `must name at most ${CHANNELS.length} channels`)
      .transform((channels) => [...new Set(channels)]),
    source: z.enum(RESTRICTION_SOURCES),
    words: optionalText(500),
    until: optionalDay(),
  })
  .refine(
    ({ contactId, employerId, prospectId }) =>
      [contactId, employerId, prospectId].filter((each) => each !== null).length === 1,
    { path: ['contactId'], message: 'name exactly one of contactId, employerId and prospectId' },
  );
export type NewRestriction = z.output<typeof NewRestriction>;

export const Lifting = z.object({ id: id(), version: z.int().positive() });
