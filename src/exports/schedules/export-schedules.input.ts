import { z } from 'zod';
import type { Weekday } from '../../kernel/day.js';
import { id, nullable, optionalId } from '../../platform/validation/index.js';
import { RHYTHM_UNITS } from '../domain/rhythm.js';
import { ExportContent } from '../jobs/export-jobs.input.js';

const weekday = z
  .int()
  .min(1)
  .max(7)
  .transform((given) => given as Weekday);

export const ScheduleAsked = z
  .object({
    id: optionalId(),
    ...ExportContent,
    every: z.enum(RHYTHM_UNITS),
    weekday: nullable(weekday),
    monthDay: nullable(z.int().min(1).max(31)),
    hour: z.int().min(0).max(23),
  })
  .refine((given) => (given.every === 'WEEK') === (given.weekday !== null), {
    path: ['weekday'],
    message: 'must be given for WEEK and for nothing else',
  })
  .refine((given) => (given.every === 'MONTH') === (given.monthDay !== null), {
    path: ['monthDay'],
    message: 'must be given for MONTH and for nothing else',
  });

export const ScheduleNamed = z.object({ scheduleId: id() });
