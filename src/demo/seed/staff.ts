import { searchNameOf } from '../../identity/index.js';
import type { Role } from '../../kernel/actor.js';
import type { CenterPlan } from './center-plan.js';
import type { Chance } from './chance.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js';
import type { Rows } from './rows.js';

const STUDENTS_PER_COUNSELOR = 40;

/** One admin, one lead, and the counselors, whose ids are answered. */
export function addStaff(rows: Rows, plan: CenterPlan, chance: Chance): readonly string[] {
  add(rows, plan, chance, 'admin', ['ADMIN']);
  add(rows, plan, chance, 'lead', ['LEAD', 'COUNSELOR']);
  const length = Math.max(1, Math.ceil(plan.students / STUDENTS_PER_COUNSELOR));
  return Array.from({ length }, (_, index) => add(rows, plan, chance, `counselor-${index + 1}`, ['COUNSELOR']));
}

function add(
  rows: Rows,
  { slug, openedAt, passwordHash }: CenterPlan,
  chance: Chance,
  account: string,
  roles: readonly Role[],
): string {
  const id = chance.id(openedAt);
  const [givenName, familyName] = [chance.pick(GIVEN_NAMES), chance.pick(FAMILY_NAMES)];
  rows.add('users', {
    id,
    email: `${account}@${slug}.example`,
    given_name: givenName,
    family_name: familyName,
    search_name: searchNameOf({ givenName, familyName }),
    roles,
    password_hash: passwordHash,
    created_at: new Date(openedAt).toISOString(),
    version: 1,
  });
  return id;
}
