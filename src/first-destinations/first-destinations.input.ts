import { z } from 'zod';
import { DEGREE_LEVELS } from '../cohorts/index.js';
import { KNOWLEDGE_SOURCES, money, PAY_PERIODS } from '../outcomes/index.js';
import { id, nullable, optionalDay, optionalId, optionalText, text } from '../platform/validation/index.js';
import { DESTINATION_OUTCOMES, NOT_SEEKING_REASONS } from './domain/statement.js';
import { EXCLUSION_REASONS, QUARTER_SOURCES } from './first-destination.entity.js';

const MOST_AT_ONCE = 200;
export const graduatingClass = () =>
  z.int().min(1950, 'must be a year from 1950 to 2150').max(2150, 'must be a year from 1950 to 2150');
const currency = () => z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "USD"');

const degree = {
  graduatingClass: nullable(graduatingClass()),
  graduatedOn: optionalDay(),
  degreeLevel: nullable(z.enum(DEGREE_LEVELS)),
  program: optionalText(200),
};

export const NewGraduations = z.object({
  studentIds: z
    .array(id())
    .min(1, 'must name at least one student')
    .max(MOST_AT_ONCE, `must name at most ${MOST_AT_ONCE} students`)
    .transform((ids) => [...new Set(ids)]),
  ...degree,
});
export const GraduationFields = z.object(degree);
export const Versioned = z.object({ id: id(), version: z.int().positive() });

export const DestinationFields = z.object({
  outcome: z.enum(DESTINATION_OUTCOMES),
  notSeekingReason: nullable(z.enum(NOT_SEEKING_REASONS)),
  hoursAWeek: nullable(z.number().min(0.1).max(168).multipleOf(0.1, 'must have at most one decimal').transform(String)),
  payAmount: nullable(money()),
  payCurrency: nullable(currency()),
  payPeriod: nullable(z.enum(PAY_PERIODS)),
  bonusAmount: nullable(money()),
  employerId: optionalId(),
  isInField: nullable(z.boolean()),
  offeredOn: optionalDay(),
  decidedOn: optionalDay(),
  startsOn: optionalDay(),
  knownOn: optionalDay(),
  knowledgeSource: z.enum(KNOWLEDGE_SOURCES),
  evidence: optionalText(2000),
});

export const NewDestination = DestinationFields.extend({
  id: optionalId(),
  studentId: id(),
  graduatingClass: graduatingClass(),
});

export const Confirmation = DestinationFields.pick({
  notSeekingReason: true,
  hoursAWeek: true,
  isInField: true,
  evidence: true,
}).extend({ id: optionalId(), offerId: id(), graduatingClass: graduatingClass() });

export const Retraction = Versioned.extend({ reason: text(2000) });

export const NewQuarter = z
  .object({
    id: optionalId(),
    studentId: id(),
    year: z.int().min(1950).max(2150),
    quarter: z.int().min(1).max(4),
    isEmployed: z.boolean(),
    earnings: nullable(money()),
    currency: nullable(currency()),
    source: z.enum(QUARTER_SOURCES),
  })
  .refine(({ earnings, currency: inCurrency }) => (earnings === null) === (inCurrency === null), {
    path: ['currency'],
    message: 'goes together with earnings',
  })
  .refine(({ isEmployed, earnings }) => isEmployed || earnings === null, {
    path: ['earnings'],
    message: 'must be left out for somebody who was not employed',
  });

export const NewExclusion = z.object({
  id: optionalId(),
  studentId: id(),
  reason: z.enum(EXCLUSION_REASONS),
  evidence: optionalText(2000),
});
export const OfStudent = z.object({ studentId: id() });
