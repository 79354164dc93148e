import { z } from 'zod';
import { day, id, optionalDay, optionalId, nullable, text } from '../platform/validation/index.js';
import { STOPPING_RULES, TRIAL_UNITS } from './domain/trial.js';

const MOST_COHORTS = 100;
/** Students who are enrolled at once. */
export const MOST_STUDENTS = 500;

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const unit = z.enum(TRIAL_UNITS);

const Questions = {
  cohortIds: z
    .array(id())
    .min(1, 'name at least one cohort')
    .max(MOST_COHORTS, `name at most ${MOST_COHORTS} cohorts`)
    .refine(unique, 'must name every cohort once'),
  primaryDay: nullable(z.int().min(7).max(180)).transform((value) => value ?? 60),
  alpha: nullable(z.number().min(0.01).max(0.1)).transform((value) => value ?? 0.05),
  minimalDifference: z
    .number()
    .min(0.005, 'must be at least 0.005 (half a point)')
    .max(0.5, 'must be at most 0.5 (0.05 is five points)'),
  baseRate: nullable(
    z.number().min(0.01, 'must be at least 0.01 (one of 100)').max(0.99, 'must be at most 0.99 (0.35 is 35 of 100)'),
  ),
  stoppingRule: nullable(z.enum(STOPPING_RULES)).transform((value) => value ?? 'ALWAYS_VALID'),
};

export const Asked = z.object({ ...Questions, unit: nullable(unit).transform((value) => value ?? 'STUDENT') });

export const Registration = z
  .object({
    ...Questions,
    id: optionalId(),
    name: text(200),
    unit,
    controlVersionId: id(),
    treatmentVersionId: id(),
    enrolmentEndsOn: day(),
    analysisOn: optionalDay(),
  })
  .refine(({ controlVersionId, treatmentVersionId }) => controlVersionId !== treatmentVersionId, {
    path: ['treatmentVersionId'],
    message: 'must be another version than controlVersionId',
  });

export const TrialNamed = z.object({ trialId: id() });

export const Enrolment = z.object({
  trialId: id(),
  cohortId: id(),
  studentIds: nullable(z.array(id()).min(1).max(MOST_STUDENTS)),
});

export const Amendment = z.object({ trialId: id(), enrolmentEndsOn: day(), analysisOn: day(), reason: text(2_000) });

export const Ending = z.object({ trialId: id(), abandonBecause: nullable(text(2_000)) });
