import { z } from 'zod';
import { id, nullable } from '../platform/validation/index.js';

/** A roster of the size of an import's page. */
export const MOST_AT_ONCE = 1000;

const list = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .min(1, 'must have at least one entry')
    .max(MOST_AT_ONCE, `must have at most ${MOST_AT_ONCE} entries; send several lists`);

const score = () => z.number().min(-10, 'must be at least -10').max(10, 'must be at most 10');
const tier = () => z.int().min(1, 'must be 1, 2 or 3').max(3, 'must be 1, 2 or 3');

export const ReadinessScores = z.object({ scores: list(z.object({ studentId: id(), score: nullable(score()) })) });
export const EmployerTiers = z.object({ tiers: list(z.object({ employerId: id(), tier: nullable(tier()) })) });
