import { z } from 'zod';
import { id, optionalText, text, zone } from '../platform/validation/index.js';
import { EMPLOYER_KINDS } from './employer.entity.js';

/** An employer as a person enters it. */
export const NewEmployer = z.object({
  id: id().nullish(),
  name: text(200),
  kind: z.enum(EMPLOYER_KINDS).default('EMPLOYER'),
  website: optionalText(2000),
  zone: zone().nullish().transform((value) => value ?? null),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code such as "US"').nullish().transform((value) => value ?? null),
  region: optionalText(10),
});
