import { expect, vi } from 'vitest';
import { DAY, MINUTE, type Instant } from '../../../src/kernel/instant.js';
import { Clock } from '../../../src/platform/clock/index.js';
import { Planner } from '../../../src/prospects/planner.service.js';
import { differences } from '../../../src/prospects/projection-columns.js';
import { Prospect } from '../../../src/prospects/prospect.entity.js';
import { Database } from '../../../src/platform/database/index.js';
import { Sweeper } from '../../../src/prospects/index.js';
import { openCenter, type OpenedCenter } from '../centers.js';
import { addCohort, addContact, addEmployer, addStudent, ask, type Data } from '../people.js';
import { logInterview } from '../prospects.js';
import type { TestApi } from '../test-api.js';

/** Two students of one center who reach for the same two people at one employer, on a clock that the test moves. */
export interface World {
  readonly api: TestApi;
  readonly center: OpenedCenter;
  readonly studentIds: readonly string[];
  readonly cohortId: string;
  readonly employerId: string;
  readonly contactIds: readonly string[];
  readonly policyId: string;
  now: Instant;
  /** As they were seen last, oldest first. */
  prospects: readonly Data[];
  /** Pauses and restrictions that were started and not yet ended. */
  readonly pauses: Data[];
  readonly restrictions: Data[];
}

/** A week before the clocks of New York are put back, so far ahead that no access token runs out. */
const BEGINNING = Date.UTC(2032, 9, 28, 14);

const JOIN = `mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }`;
let centers = 0;

export async function beginWorld(api: TestApi): Promise<World> {
  showTime(api, BEGINNING);
  centers += 1;
  const center = await openCenter(api, `life${centers}`);
  const studentIds = [await addStudent(api, center, 'sam'), await addStudent(api, center, 'tim')];
  const cohortId = await addCohort(api, center, 'Fall');
  await ask(api, center.admin, JOIN, { input: { cohortId, studentIds, fromDay: '2032-10-01' } });
  const employerId = await addEmployer(api, center, 'Acme');
  const contactIds = [
    await addContact(api, center, employerId, 'Ida'),
    await addContact(api, center, employerId, 'Ulf'),
  ];
  const { policyId } = (await ask(api, center.admin, '{ followUpPolicy { policyId } }')).followUpPolicy;
  const people = { studentIds, cohortId, employerId, contactIds, policyId };
  const world: World = { api, center, ...people, now: BEGINNING, prospects: [], pauses: [], restrictions: [] };
  const startsAt = new Date(BEGINNING - DAY).toISOString();
  await logInterview(api, center.admin.token, { startsAt, prospect: { studentId: studentIds[0], employerId } });
  await lookAround(world);
  return world;
}

const showTime = (api: TestApi, now: Instant): void => void vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(now);

/** Time passes. */
export function wait(world: World, by: number): void {
  world.now += by;
  showTime(world.api, world.now);
}

export const aMinute = (world: World): void => wait(world, MINUTE);

const SEEN = `id version outcome stage nextStep { key kind owner dueAt dueOn opensAt why { sentence } }
  interviews { id status version } offers { id status version } followUps { id version } outcomes { id version }`;
const LOOK = `{ leftHanging prospects(first: 50) { edges { node { ${SEEN} } } } }`;

/** What must be true whatever has happened, once the sweep has come round: some plans are left to it. */
export async function lookAround(world: World): Promise<void> {
  await world.api.app.get(Sweeper).sweep(world.center.id);
  const seen = await ask(world.api, world.center.admin, LOOK);
  expect(seen.leftHanging).toBe(0);
  const prospects: Data[] = seen.prospects.edges.map(({ node }: Data) => node);
  for (const prospect of prospects) {
    if (prospect.outcome === null) expect(prospect.nextStep, prospect.id).not.toBeNull();
    expect(Date.parse(prospect.nextStep?.opensAt ?? 0)).toBeLessThanOrEqual(Date.parse(prospect.nextStep?.dueAt ?? 0));
  }
  versionsGrow(world.prospects, prospects);
  world.prospects = prospects;
  await nothingHasRunOut(world);
  await storedIsOwedNow(world);
  const { wrong } = await world.api.app.get(Sweeper).recompute(world.center.id, false);
  expect(wrong, 'stored otherwise than the facts say').toEqual([]);
}

async function nothingHasRunOut({ api, center, now }: World): Promise<void> {
  const { rows } = await api.database.as(
    'superuser',
    'SELECT id FROM prospects WHERE center_id = $1 AND plan_changes_at <= $2',
    [center.id, new Date(now)],
  );
  expect(rows, 'plans that have run out').toEqual([]);
}

/** Stronger than recomputing for the moment of the plan: nothing has changed since that the plan did not foresee. */
const storedIsOwedNow = ({ api, center, now }: World): Promise<void> =>
  api.app.get(Database).inCenter(center.id, async (tx) => {
    const stored = await tx.manager.find(Prospect, { where: { centerId: center.id } });
    const owed = await api.app.get(Planner).projectAll(tx, stored, () => now);
    const changed = owed.flatMap(({ prospect, projection }) => differences(prospect, projection));
    expect(changed.filter((column) => column !== 'plannedAt')).toEqual([]);
  });

function versionsGrow(before: readonly Data[], after: readonly Data[]): void {
  const now = versionsOf(after);
  for (const [id, version] of versionsOf(before)) expect(now.get(id), id).toBeGreaterThanOrEqual(version);
}

const versionsOf = (prospects: readonly Data[]): Map<string, number> =>
  new Map(
    prospects
      .flatMap((each) => [each, ...each.interviews, ...each.offers, ...each.followUps, ...each.outcomes])
      .map(({ id, version }) => [id, version]),
  );
