import { z } from 'zod';
import { graduatingClass, periodOfClass } from '../first-destinations/index.js';
import { daysBetween } from '../kernel/day.js';
import { nullable, optionalDay, optionalId, optionalText } from '../platform/validation/index.js';
import { STANDARD_NAMES, type StandardName } from './domain/report.js';

const LONGEST = 366;
const OF_A_CLASS: ReadonlySet<StandardName> = new Set<StandardName>(['NACE', 'CSEA']);
const OF_DEGREES: ReadonlySet<StandardName> = new Set<StandardName>(['NACE', 'CSEA', 'CIRR']);

/** What a report is to be about: of a class, or of a period. */
export const ReportQuestion = z
  .object({
    standard: z.enum(STANDARD_NAMES),
    graduatingClass: nullable(graduatingClass()),
    fromDay: optionalDay(),
    toDay: optionalDay(),
    cohortId: optionalId(),
    program: optionalText(200),
  })
  .refine(({ standard, ...given }) => OF_A_CLASS.has(standard) === (given.graduatingClass !== null), {
    path: ['graduatingClass'],
    message: 'is needed for NACE and CSEA, and only for them',
  })
  .refine(
    ({ standard, fromDay, toDay }) => [fromDay, toDay].every((day) => OF_A_CLASS.has(standard) === (day === null)),
    {
      path: ['fromDay'],
      message: 'and toDay are needed for WIOA, CIRR and follow-up outcomes, and only for them',
    },
  )
  .refine(({ fromDay, toDay }) => fromDay === null || toDay === null || fromDay <= toDay, {
    path: ['toDay'],
    message: 'must not be before fromDay',
  })
  .refine(({ fromDay, toDay }) => fromDay === null || toDay === null || daysBetween(fromDay, toDay) < LONGEST, {
    path: ['toDay'],
    message: 'must lie at most twelve months after fromDay',
  })
  .refine(({ standard, program }) => program === null || OF_DEGREES.has(standard), {
    path: ['program'],
    message: 'can be asked for NACE, CSEA and CIRR only',
  })
  .transform(({ graduatingClass: asked, fromDay, toDay, ...others }) => ({
    ...others,
    ...(asked === null ? { fromDay: fromDay!, toDay: toDay! } : periodOfClass(asked)),
  }));

export const ReportRunStart = z.object({ id: optionalId() }).and(ReportQuestion);
