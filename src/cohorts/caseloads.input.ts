import { z } from 'zod';
import { day, id } from '../platform/validation/index.js';
import { studentIds } from './cohorts.input.js';

export const Assignment = z.object({ counselorId: id(), studentIds: studentIds(), fromDay: day() });

export const NewCover = z.object({
  id: id().nullish(),
  absentId: id(),
  coveringId: id(),
  fromDay: day(),
  toDay: day(),
});
