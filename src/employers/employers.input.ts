import { z } from 'zod';
import { id, optionalText, text, zone } from '../platform/validation/index.js';
import { EMPLOYER_KINDS } from './employer.entity.js';

const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

/** An employer as a person enters it. */
export const EmployerFields = z.object({
  name: text(200),
  kind: z.enum(EMPLOYER_KINDS),
  website: optionalText(2000),
  zone: zone().nullish().transform(orNull),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code such as "US"')
    .nullish()
    .transform(orNull),
  region: optionalText(10),
});

export const NewEmployer = EmployerFields.extend({
  id: id().nullish(),
  kind: z
    .enum(EMPLOYER_KINDS)
    .nullish()
    .transform((kind) => kind ?? 'EMPLOYER'),
});
