import type { Day } from '../../kernel/day.js';
import { DAY, type Instant } from '../../kernel/instant.js';
import type { Chance } from './chance.js';
import type { SeedOptions } from './options.js';
import { evenShare } from './shares.js';

const OPENED_DAYS_AGO = 400;

/** What the making of a center starts from. */
export interface CenterPlan {
  readonly seed: string;
  readonly now: Instant;
  readonly today: Day;
  readonly id: string;
  readonly slug: string;
  readonly openedAt: Instant;
  /** How many students and prospects it is to have. */
  readonly students: number;
  readonly prospects: number;
  readonly passwordHash: string;
}

export function centerPlan(
  options: SeedOptions,
  index: number,
  slug: string,
  chance: Chance,
  passwordHash: string,
): CenterPlan {
  const { seed, now, centers } = options;
  const openedAt = now - OPENED_DAYS_AGO * DAY;
  const [students, prospects] = [
    evenShare(options.students, index, centers),
    evenShare(options.prospects, index, centers),
  ];
  const today = new Date(now).toISOString().slice(0, 10) as Day;
  return { seed, now, today, id: chance.id(openedAt), slug, openedAt, students, prospects, passwordHash };
}
