import { searchNamesOf } from '../../cohorts/index.js';
import { searchNameOf } from '../../identity/index.js';
import { addDays } from '../../kernel/day.js';
import { DAY, type Instant } from '../../kernel/instant.js';
import type { SeedCenter } from './center.js';
import { Chance } from './chance.js';
import { FAMILY_NAMES, GIVEN_NAMES, PROGRAMS } from './names.js';
import type { Rows } from './rows.js';

/** Of every center the first students can sign in. */
const STUDENTS_WITH_ACCOUNT = 3;
const JOINED_DAYS_AGO = 190;
const ALSO_IN_ANOTHER_COHORT = 0.1;

export interface SeedStudent {
  readonly id: string;
  /** Counts the students of the center from 0. */
  readonly index: number;
  /** Null: cannot sign in. */
  readonly userId: string | null;
  readonly counselorId: string;
  readonly chance: Chance;
  /** The moment that all ids of this student's rows name: one student after the other, so that the indexes grow at their end. */
  readonly idsOf: Instant;
}

/** A student of a center, made from nothing but the seed and the two numbers: so in any order, and again when need be. */
export function studentOf({ seed, slug, openedAt, counselorIds }: SeedCenter, index: number): SeedStudent {
  const chance = new Chance(`${seed}/${slug}/student-${index}`);
  const idsOf = openedAt + index;
  const id = chance.id(idsOf);
  const userId = index < STUDENTS_WITH_ACCOUNT ? chance.id(idsOf) : null;
  return { id, index, userId, counselorId: counselorIds[index % counselorIds.length]!, chance, idsOf };
}

/** Adds the person, their cohorts and their counselor. */
export function addStudent(rows: Rows, center: SeedCenter, index: number): void {
  const student = studentOf(center, index);
  addPerson(rows, center, student);
  addMemberships(rows, center, student);
}

function addPerson(rows: Rows, center: SeedCenter, { id, index, userId, chance }: SeedStudent): void {
  const [givenName, familyName] = [chance.pick(GIVEN_NAMES), chance.pick(FAMILY_NAMES)];
  const email = `student-${index + 1}@${center.slug}.example`;
  const named = { email, given_name: givenName, family_name: familyName };
  const row = { created_at: new Date(center.openedAt).toISOString(), version: 1 };
  if (userId) {
    const account = { roles: ['STUDENT'], password_hash: center.passwordHash };
    rows.add('users', {
      id: userId,
      ...named,
      search_name: searchNameOf({ givenName, familyName }),
      ...account,
      ...row,
    });
  }
  const { searchName, searchFamilyName } = searchNamesOf(givenName, familyName);
  rows.add('students', {
    id,
    user_id: userId,
    external_id: `S-${String(index + 1).padStart(6, '0')}`,
    ...named,
    search_name: searchName,
    search_family_name: searchFamilyName,
    graduating_class: new Date(center.openedAt + 500 * DAY).getUTCFullYear(),
    degree_level: chance.pick(['ASSOCIATE', 'BACHELOR', 'MASTER']),
    program: chance.pick(PROGRAMS),
    value_points: [],
    ...row,
  });
}

function addMemberships(rows: Rows, center: SeedCenter, { id, index, chance, counselorId, idsOf }: SeedStudent): void {
  const from_day = addDays(center.today, -JOINED_DAYS_AGO);
  const { cohortIds } = center;
  const joined = chance.happens(ALSO_IN_ANOTHER_COHORT) && cohortIds.length > 1 ? [index, index + 1] : [index];
  for (const number of joined)
    rows.add('cohort_memberships', {
      id: chance.id(idsOf),
      cohort_id: cohortIds[number % cohortIds.length],
      student_id: id,
      from_day,
    });
  rows.add('caseload_assignments', { id: chance.id(idsOf), student_id: id, counselor_id: counselorId, from_day });
}
