import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { PolicyMoveJobs, Sweeper } from '../../src/prospects/index.js';
import { BatchJobs } from '../../src/jobs/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addCohort, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { CANCEL, DEFAULT, MOVE, POLICY_MOVE, PREVIEW, publishChanged, waitLonger } from '../support/policies.js';
import { daysFromNow, logInterview } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let lead: TestPerson;
let sam: TestStudent;
let pat: TestStudent;
let first: Data;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lea', ['LEAD']);
  sam = await addSignedInStudent(api, center, 'sam');
  pat = await addSignedInStudent(api, center, 'pat');
  first = (await ask(api, lead, DEFAULT)).followUpPolicy;
  for (const [who, employers] of [
    [sam, ['Acme', 'Bolt', 'Cargo']],
    [pat, ['Delta', 'Echo']],
  ] as const)
    for (const employerName of employers) await logInterview(api, who.person.token, talked(employerName));
});
afterAll(() => api.stop());

const talked = (employerName: string) => ({
  prospect: { employerName },
  startsAt: daysFromNow(-1.05),
  endsAt: daysFromNow(-1),
});
const asLead = (query: string, variables: object = {}) => ask(api, lead, query, variables);
const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;

const pins = async (): Promise<Record<string, string>> => {
  const rows = await sql(
    `SELECT e.name, p.policy_version_id AS pin FROM prospects p JOIN employers e ON e.center_id = p.center_id AND e.id = p.employer_id ORDER BY e.name`,
  );
  return Object.fromEntries(rows.map(({ name, pin }) => [name, pin]));
};

const ended = (id: string) =>
  vi.waitFor(async () => {
    const { policyMove } = await asLead(POLICY_MOVE, { id });
    expect(policyMove.status).not.toBe('MOVING');
    return policyMove;
  }, 10_000);

const move = async (toVersionId: string, scope: object): Promise<Data> => {
  const { movePolicy } = await asLead(MOVE, { input: { toVersionId, scope } });
  expect(movePolicy.userErrors).toEqual([]);
  return ended(movePolicy.policyMove.id);
};

/** The row of a move that nobody has been woken for. */
const plant = async (toVersionId: string, lastId: string | null = null): Promise<string> => {
  const id = newId();
  await sql(
    `INSERT INTO policy_moves (center_id, id, to_version_id, status, last_id, request_id, created_at, created_by)
     VALUES ($1, $2, $3, 'MOVING', $4, 'planted', now(), $5)`,
    [center.id, id, toVersionId, lastId, lead.id],
  );
  return id;
};

const nothingDiffers = async () =>
  expect(await api.app.get(Sweeper).recompute(center.id, false)).toMatchObject({ prospects: 5, wrong: [] });

describe('open prospects', () => {
  it('are shown what a move would change, and moved as far as it reaches', async () => {
    const { versionId: slow } = await publishChanged(api, lead, { name: 'Slow' }, removeThanks);
    const { previewPolicyMove } = await asLead(PREVIEW, { input: { toVersionId: slow, scope: { studentId: sam.id } } });
    expect(previewPolicyMove).toMatchObject({ prospects: 3, examined: 3, otherKind: 3, otherDay: 0, userErrors: [] });
    expect(previewPolicyMove.examples[0]).toMatchObject({
      kind: 'REHEARSE',
      sentence: expect.stringContaining('Practise'),
    });
    expect(Object.values(await pins())).toEqual(Array.from({ length: 5 }, () => first.id));

    expect(await move(slow, { studentId: sam.id })).toMatchObject({ status: 'DONE', done: 3, changed: 3, total: 3 });
    expect(await pins()).toEqual({ Acme: slow, Bolt: slow, Cargo: slow, Delta: first.id, Echo: first.id });
    await nothingDiffers();
    expect(await move(first.id, { fromVersionId: slow })).toMatchObject({ done: 3, total: 3, changed: 3 });
    const cohortId = await addCohort(api, center, 'Fall');
    const joined = { cohortId, studentIds: [pat.id], fromDay: daysFromNow(-2).slice(0, 10) };
    await ask(api, center.admin, JOIN, { input: joined });
    expect(await move(slow, { cohortId })).toMatchObject({ done: 2 });
    const [acme] = await sql(
      `SELECT p.id FROM prospects p JOIN employers e ON e.id = p.employer_id WHERE e.name = 'Acme'`,
    );
    expect(await move(slow, { prospectId: acme!.id })).toMatchObject({ done: 1 });
    expect(await move(first.id, { allOpen: true })).toMatchObject({ done: 3, total: 3 });
    await nothingDiffers();
    const [{ entries }] = (await sql(
      `SELECT count(*)::int AS entries FROM audit_entries WHERE action = 'prospect.moved' AND actor_id = $1`,
      [lead.id],
    )) as [Data];
    expect(entries).toBe(12);
  });

  it('of a policy come under its new version when it is published so', async () => {
    const { versionId, moveId } = await publishChanged(api, lead, { id: first.policyId }, waitLonger(9), {
      moveOpenProspects: true,
    });
    expect(await ended(moveId!)).toMatchObject({ status: 'DONE', done: 5, toVersion: { number: 2 } });
    expect(Object.values(await pins())).toEqual(Array.from({ length: 5 }, () => versionId));
    await nothingDiffers();
  });

  it('that are not there, or of another center, cannot be moved', async () => {
    const other = await openCenter(api, 'lakeside');
    const theirs = (await ask(api, other.admin, DEFAULT)).followUpPolicy;
    const refusal = async (input: object) => (await asLead(MOVE, { input })).movePolicy.userErrors;
    expect(await refusal({ toVersionId: theirs.id, scope: { allOpen: true } })).toMatchObject([
      { code: 'POLICY_VERSION_NOT_FOUND', field: 'toVersionId' },
    ]);
    for (const scope of [{ fromVersionId: theirs.id }, { fromPolicyId: newId() }, { cohortId: newId() }])
      expect(await refusal({ toVersionId: first.id, scope })).toMatchObject([
        { code: 'POLICY_MOVE_SCOPE_NOT_FOUND', field: 'scope' },
      ]);
    const { previewPolicyMove } = await asLead(PREVIEW, {
      input: { toVersionId: first.id, scope: { studentId: newId() } },
    });
    expect(previewPolicyMove).toMatchObject({ prospects: 0, userErrors: [{ code: 'POLICY_MOVE_SCOPE_NOT_FOUND' }] });
  });
});

describe('a move whose worker died', () => {
  it('is taken up by another where it stood, once its lease has run out, and the dead one moves nobody', async () => {
    const jobs = api.app.get(BatchJobs);
    const moves = api.app.get(PolicyMoveJobs);
    const [before] = await sql('SELECT id FROM prospects WHERE center_id = $1 ORDER BY id LIMIT 1', [center.id]);
    const id = await plant(first.id, before!.id);
    const dead = await jobs.take(moves, { centerId: center.id, id });
    expect(dead).not.toBeNull();
    expect(await jobs.resumeAbandoned(moves)).toBe(0);
    await sql(`UPDATE policy_moves SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
    const untouched = await pins();
    const alive = await jobs.take(moves, { centerId: center.id, id });
    expect(await jobs.next(moves, dead!)).toBeNull();
    expect(await pins()).toEqual(untouched);
    await jobs.release(moves, alive!);
    expect(await jobs.resumeAbandoned(moves)).toBe(1);
    expect((await asLead(POLICY_MOVE, { id })).policyMove).toMatchObject({ status: 'DONE', done: 4, total: 5 });
    expect(Object.values(await pins()).filter((pin) => pin === first.id)).toHaveLength(4);
    await nothingDiffers();
  });

  it('is given up when worker after worker stumbles over the same batch', async () => {
    const id = await plant(first.id);
    const jobs = api.app.get(BatchJobs);
    const moves = api.app.get(PolicyMoveJobs);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await jobs.take(moves, { centerId: center.id, id })).not.toBeNull();
      await sql('UPDATE policy_moves SET lease_until = NULL WHERE id = $1', [id]);
    }
    await jobs.resumeAbandoned(moves);
    expect((await asLead(POLICY_MOVE, { id })).policyMove).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('again and again'),
      finishedAt: expect.any(String),
    });
  });
});

describe('a move that is under way', () => {
  it('keeps others from beginning, and stops when it is cancelled', async () => {
    const id = await plant(first.id);
    const jobs = api.app.get(BatchJobs);
    const moves = api.app.get(PolicyMoveJobs);
    const held = await jobs.take(moves, { centerId: center.id, id });
    const { movePolicy } = await asLead(MOVE, { input: { toVersionId: first.id, scope: { allOpen: true } } });
    expect(movePolicy.userErrors).toMatchObject([{ code: 'POLICY_MOVE_UNDER_WAY' }]);
    const { cancelPolicyMove } = await asLead(CANCEL, { input: { policyMoveId: id } });
    expect(cancelPolicyMove).toMatchObject({ policyMove: { status: 'CANCELLED' }, userErrors: [] });
    expect(await jobs.next(moves, held!)).toBeNull();
    expect((await asLead(CANCEL, { input: { policyMoveId: id } })).cancelPolicyMove.userErrors).toMatchObject([
      { code: 'POLICY_MOVE_ALREADY_ENDED', field: 'policyMoveId' },
    ]);
  });
});

describe('plans that have run out', () => {
  it('are made anew together, and nothing differs afterwards', async () => {
    await sql('UPDATE prospects SET plan_changes_at = $2 WHERE center_id = $1', [
      center.id,
      new Date(api.app.get(Clock).now()),
    ]);
    expect(await api.app.get(Sweeper).sweep(center.id)).toBe(5);
    expect(await api.app.get(Sweeper).sweep(center.id)).toBe(0);
    await nothingDiffers();
  });
});

const JOIN = 'mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }';

const removeThanks = (rules: Data): void => {
  rules.steps = rules.steps.filter(({ key }: Data) => key !== 'thank-you' && key !== 'log-interview');
  rules.openings = [
    { opener: 'CALL_AHEAD', leadsTo: ['rehearse'] },
    { opener: 'INTERVIEW_SCHEDULED', leadsTo: ['prepare'] },
  ];
  rules.openings.push({ opener: 'OTHER_OFFER_RECEIVED', leadsTo: ['expedite'] });
};
