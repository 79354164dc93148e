import { z } from 'zod';
import { id, optionalDay, optionalId, optionalText } from '../platform/validation/index.js';

const details = {
  position: optionalText(300),
  url: optionalText(2000),
  location: optionalText(200),
  source: optionalText(200),
  appliedOn: optionalDay(),
};

const onlyOne = (a: unknown, b: unknown): boolean => (a === null) !== (b === null);

/** A candidacy as a person enters it; the employer either by id or by name. */
export const NewProspect = z
  .object({
    id: optionalId(),
    studentId: optionalId(),
    employerId: optionalId(),
    employerName: optionalText(200),
    agencyName: optionalText(200),
    ...details,
  })
  .refine((given) => onlyOne(given.employerId, given.employerName), {
    path: ['employerName'],
    message: 'give either employerId or employerName',
  });

export type NewProspect = z.output<typeof NewProspect>;

export const ProspectChanges = z.object({ prospectId: id(), version: z.int().positive(), ...details });
