import { CenterCalendars } from '../../calendars/index.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../follow-up-policies/index.js';
import { addDays, type Weekday } from '../../kernel/day.js';
import { Chance } from './chance.js';
import { type CenterPlan, centerPlan } from './center-plan.js';
import { addEmployers, type SeedEmployer } from './employers.js';
import type { SeedOptions } from './options.js';
import { Rows } from './rows.js';
import { addStaff } from './staff.js';

const OFFICE_WEEK: Weekday[] = [1, 2, 3, 4, 5];
const OPENS = 9 * 60;
const CLOSES = 17 * 60;

/** The same four shapes come round again. */
const SHAPES = [
  { kind: 'COLLEGE', zone: 'America/New_York', region: 'NY' },
  { kind: 'WORKFORCE', zone: 'America/Chicago', region: 'IL' },
  { kind: 'COLLEGE', zone: 'America/Los_Angeles', region: 'CA' },
  { kind: 'OTHER', zone: 'America/Denver', region: 'CO' },
] as const;

/** A center before its first student. */
export interface SeedCenter extends CenterPlan {
  readonly policyVersionId: string;
  readonly counselorIds: readonly string[];
  readonly cohortIds: readonly string[];
  readonly employers: readonly SeedEmployer[];
  /** All that must be there before its students. */
  readonly rows: Rows;
}

/** Makes one of the centers; `index` counts them from 0. */
export function centerOf(options: SeedOptions, index: number, passwordHash: string): SeedCenter {
  const slug = `seed-${String(index + 1).padStart(3, '0')}`;
  const chance = new Chance(`${options.seed}/${slug}`);
  const plan = centerPlan(options, index, slug, chance, passwordHash);
  const shape = SHAPES[index % SHAPES.length]!;
  const rows = new Rows();
  rows.add('center_profiles', { name: `Career Center ${index + 1}`, kind: shape.kind, version: 1 });
  const policyVersionId = addPolicy(rows, plan, chance);
  const counselorIds = addStaff(rows, plan, chance);
  const cohortIds = addCohorts(rows, plan, chance, options.cohorts);
  const employers = addEmployers(rows, plan, chance, addCalendar(rows, plan, shape));
  return { ...plan, policyVersionId, counselorIds, cohortIds, employers, rows };
}

/** The years are those that the calendar service knows around a moment. */
function addCalendar(rows: Rows, { now }: CenterPlan, { zone, region }: (typeof SHAPES)[number]): CenterCalendars {
  const place = { zone, country: 'US', region };
  const week = { working_weekdays: OFFICE_WEEK, opens_at_minute: OPENS, closes_at_minute: CLOSES };
  rows.add('center_calendars', { ...place, ...week, version: 1 });
  const year = new Date(now).getUTCFullYear();
  const settings = { ...place, workingWeekdays: OFFICE_WEEK, opensAtMinute: OPENS, closesAtMinute: CLOSES };
  return new CenterCalendars(settings, [], { first: year - 2, last: year + 3 });
}

function addPolicy(rows: Rows, { openedAt }: CenterPlan, chance: Chance): string {
  const [policyId, id] = [chance.id(openedAt), chance.id(openedAt)];
  const since = new Date(openedAt).toISOString();
  const { name } = UNTIL_OFFER_OR_REJECTION;
  rows.add('follow_up_policies', { id: policyId, name, is_default: true, created_at: since });
  rows.add('policy_versions', {
    id,
    policy_id: policyId,
    number: 1,
    rules: UNTIL_OFFER_OR_REJECTION,
    published_at: since,
  });
  return id;
}

function addCohorts(rows: Rows, { openedAt, today }: CenterPlan, chance: Chance, count: number): readonly string[] {
  const days = { starts_on: addDays(today, -200), ends_on: addDays(today, 165) };
  const created_at = new Date(openedAt).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const id = chance.id(openedAt);
    rows.add('cohorts', { id, name: `Cohort ${index + 1}`, ...days, created_at, version: 1 });
    return id;
  });
}
