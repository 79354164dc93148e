import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatchJobs } from '../../src/jobs/index.js';
import { DryRunJobs } from '../../src/dry-runs/dry-runs.jobs.js';
import { dayIn } from '../../src/kernel/zone.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { download, listen, rowsOf } from '../support/downloads.js';
import {
  CANCEL,
  DRY_RUN,
  DRY_RUN_PROSPECTS,
  DRY_RUNS,
  draftChanged,
  dryRun,
  ended,
  START,
} from '../support/dry-runs.js';
import { NEW_YORK } from '../support/facts.js';
import { meetingAt } from '../support/holding.js';
import { addCohort, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { DEFAULT, waitLonger } from '../support/policies.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let lead: TestPerson;
let sam: TestStudent;
let policyId: string;
let versionId: string;

const asLead = (query: string, variables: object = {}) => ask(api, lead, query, variables);
const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;
const period = { fromDay: dayFromNow(-60), toDay: dayFromNow(-1) };
/** In the center. */
const TODAY = dayIn(NEW_YORK, Date.now());
const draft = () => ({ rules: { draftOfPolicyId: policyId }, ...period });

/** An interview six weeks ago, thanked for the next day, and a call eleven days after the interview. */
const candidacy = async (student: TestStudent, employerName: string): Promise<void> => {
  const { token } = student.person;
  const met = { contacts: [{ name: `+Ida of ${employerName}` }] };
  const input = { prospect: { employerName }, startsAt: daysFromNow(-42.1), endsAt: daysFromNow(-42), ...met };
  const { prospect, interview } = await logInterview(api, token, input);
  const thanks = { prospectId: prospect.id, kind: 'THANK_YOU', channel: 'EMAIL', happenedAt: daysFromNow(-41.5) };
  await recordFollowUp(api, token, { ...thanks, contactId: interview.contacts[0].id });
  const call = { kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING', happenedAt: daysFromNow(-31) };
  await recordFollowUp(api, token, { prospectId: prospect.id, ...call });
};

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lea', ['LEAD']);
  sam = await addSignedInStudent(api, center, 'sam');
  const assignment = { counselorId: lead.id, studentIds: [sam.id], fromDay: dayFromNow(-90) };
  await ask(api, center.admin, ASSIGN, { input: assignment });
  for (const employerName of ['=Acme', 'Bolt', 'Cargo']) await candidacy(sam, employerName);
  const policy = (await asLead(DEFAULT)).followUpPolicy;
  policyId = policy.policyId;
  versionId = policy.id;
  await draftChanged(api, lead, policyId, waitLonger(2));
});
afterAll(() => api.stop());

const ASSIGN = 'mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { userErrors { code } } }';
const JOIN = 'mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }';

/** A dry run that nobody has been woken for. */
const plant = async (): Promise<string> => {
  const id = newId();
  await sql(
    `INSERT INTO dry_runs (center_id, id, policy_id, policy_version_id, rules, from_day, to_day, until, status, created_at, created_by)
     SELECT $1, $2, policy_id, id, rules, $3, $4, now(), 'RUNNING', now(), $5 FROM policy_versions WHERE center_id = $1`,
    [center.id, id, period.fromDay, period.toDay, lead.id],
  );
  return id;
};

/** What was found, without what differs from run to run. */
const found = async (id: string): Promise<Data> => {
  const { totals, days, calendar, loads } = (await asLead(DRY_RUN, { id })).dryRun;
  return { totals, days, calendar, loads };
};

/** How often a file of this kind has been taken home. */
const exported = async (kind: string): Promise<unknown> =>
  (
    await sql(`SELECT count(*)::int FROM audit_entries WHERE action = 'dry-run.exported' AND after ->> 'kind' = $1`, [
      kind,
    ])
  )[0]!['count'];

const cells = (...values: unknown[]): string[] => values.map(String);

describe('a draft that calls after two business days instead of seven', () => {
  let run: Data;
  beforeAll(async () => {
    run = await dryRun(api, lead, draft());
  });

  it('is replayed against all that happened', () => {
    expect(run).toMatchObject({ status: 'DONE', done: 3, total: 3, listed: 3, failure: null, policyVersionId: null });
    expect(run.totals.happened).toEqual({ contacts: 6, calls: 3, emails: 3 });
    expect(run.totals.tried.calls).toBeGreaterThanOrEqual(3);
    const days = run.days.map(({ day }: Data) => day);
    expect(days).toEqual(days.toSorted());
    const sum = run.days.reduce((total: number, { planned }: Data) => total + planned, 0);
    expect(sum).toBe(run.totals.tried.contacts);
  });

  it('shows calls on an earlier day than under the policy in force, and more that came to counselor and lead', () => {
    const firstCall = (world: string): string =>
      run.calendar.find((entry: Data) => entry.channel === 'PHONE' && entry[world] > 0).day;
    expect(firstCall('tried') < firstCall('inForce')).toBe(true);
    expect(run.totals.tried.toCounselor).toBeGreaterThan(run.totals.inForce.toCounselor);
    expect(run.totals.tried.toLead).toBeGreaterThanOrEqual(run.totals.inForce.toLead);
  });

  it('tells the load of the counselor who looked after the students', () => {
    expect(run.loads).toHaveLength(1);
    expect(run.loads[0]).toMatchObject({ counselorId: lead.id, counselor: { givenName: 'lea' } });
    expect(run.loads[0].tried.escalations).toBe(run.totals.tried.toCounselor);
    expect(run.loads[0].tried.mostOnOneDay).toBeGreaterThanOrEqual(3);
  });

  it('tells who would have owed what and when, page by page', async () => {
    const { dryRunProspects: first } = await asLead(DRY_RUN_PROSPECTS, { id: run.id, first: 2 });
    const { dryRunProspects: rest } = await asLead(DRY_RUN_PROSPECTS, {
      id: run.id,
      first: 2,
      after: first.pageInfo.endCursor,
    });
    const nodes: Data[] = [...first.edges, ...rest.edges].map(({ node }: Data) => node);
    expect(nodes.map(({ prospect }) => prospect.employer.name).toSorted()).toEqual(['=Acme', 'Bolt', 'Cargo']);
    for (const { tried, inForce, happened } of nodes) {
      const call = (steps: Data[]): Data => steps.find(({ stepKey }) => stepKey === 'status-call');
      expect(call(tried)).toMatchObject({ how: 'DONE', endedAt: happened[1].at, toCounselorAt: expect.any(String) });
      expect(call(tried).dueAt < call(inForce).dueAt).toBe(true);
      expect(happened.map(({ kind }: Data) => kind)).toEqual(['THANK_YOU', 'STATUS_CHECK']);
    }
  });

  it('can be taken home as CSV in which no name is a formula', async () => {
    const answer = await download(port, `/dry-runs/${run.id}.csv`, lead.token);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const rows = rowsOf(answer);
    expect(new Set(rows.map((row) => row['Employer']))).toEqual(new Set(["'=Acme", 'Bolt', 'Cargo']));
    expect(rows.filter((row) => row['World'] === 'HAPPENED')).toHaveLength(6);
    expect(rows.find((row) => row['Step'] === 'status-call')!['Due at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(await exported('steps')).toBe(1);
  });

  it('names in the CSV whom a step concerned and with whom a contact was made, where that is known', async () => {
    const rows = rowsOf(await download(port, `/dry-runs/${run.id}.csv`, lead.token));
    const of = (world: string, kind: string) =>
      rows.find((row) => row['Employer'] === 'Bolt' && row['World'] === world && row['Kind'] === kind)!['Contact'];
    for (const world of ['TRIED', 'IN_FORCE', 'HAPPENED']) expect(of(world, 'THANK_YOU')).toBe("'+Ida of Bolt");
    expect(of('HAPPENED', 'STATUS_CHECK')).toBe('');
  });

  it('tells its figures as CSV too, the same as over GraphQL', async () => {
    const answer = await download(port, `/dry-runs/${run.id}/figures.csv`, lead.token);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toContain(`dry-run-${period.fromDay}-${period.toDay}-figures.csv`);
    const rows = rowsOf(answer);
    const told = (wanted: object) =>
      rows
        .filter((row) => Object.entries(wanted).every(([header, cell]) => row[header] === cell))
        .map((row) => [row['Tried'], row['In force'], row['Happened']]);
    const { tried, inForce, happened } = run.totals;
    expect(told({ About: 'TOTAL', Figure: 'CONTACTS' })).toEqual([
      cells(tried.contacts, inForce.contacts, happened.contacts),
    ]);
    expect(told({ About: 'TOTAL', Figure: 'TO_LEAD' })).toEqual([cells(tried.toLead, inForce.toLead, '')]);
    expect(told({ About: 'DAY', Figure: 'CONTACTS' })).toEqual(
      run.days.map((day: Data) => cells(day.planned, day.inForce.contacts, day.happened.contacts)),
    );
    expect(told({ About: 'DAY_AND_KIND', Figure: 'STEPS' })).toEqual(
      run.calendar.map((entry: Data) => cells(entry.tried, entry.inForce, entry.happened)),
    );
    const [load] = run.loads;
    const ofLead = { About: 'COUNSELOR', 'Counselor id': lead.id, Counselor: 'lea Person' };
    expect(told({ ...ofLead, Figure: 'ESCALATIONS' })).toEqual([
      cells(load.tried.escalations, load.inForce.escalations, ''),
    ]);
    expect(told({ ...ofLead, Figure: 'BUSIEST_DAY' })).toEqual([
      cells(load.tried.busiestDay, load.inForce.busiestDay, ''),
    ]);
    expect(await exported('figures')).toBe(1);
  });
});

describe('a version that is in force', () => {
  it('asks for nothing else than it did', async () => {
    const run = await dryRun(api, lead, { rules: { policyVersionId: versionId }, ...period });
    expect(run.policyVersionId).toBe(versionId);
    expect(run.totals.tried).toEqual(run.totals.inForce);
    const { dryRunProspects } = await asLead(DRY_RUN_PROSPECTS, { id: run.id });
    for (const { node } of dryRunProspects.edges) expect(node.tried).toEqual(node.inForce);
  });

  it('ends with the steps that are stored on the prospects', async () => {
    const run = await dryRun(api, lead, { rules: { policyVersionId: versionId }, ...period, toDay: TODAY });
    const { dryRunProspects } = await asLead(DRY_RUN_PROSPECTS, { id: run.id });
    const stored = await sql('SELECT id, next_step_key, next_step_due_at FROM prospects WHERE center_id = $1', [
      center.id,
    ]);
    for (const { node } of dryRunProspects.edges) {
      const row = stored.find(({ id }) => id === node.prospect.id)!;
      const last = node.inForce.at(-1);
      expect([last.how, last.stepKey, last.dueAt]).toEqual([
        'STILL_OWED',
        row['next_step_key'],
        row['next_step_due_at'].toISOString(),
      ]);
    }
  });

  it('is replayed for a cohort alone', async () => {
    const pat = await addSignedInStudent(api, center, 'pat');
    await candidacy(pat, 'Delta');
    const cohortId = await addCohort(api, center, 'Fall');
    const joined = { cohortId, studentIds: [pat.id], fromDay: dayFromNow(-50) };
    await ask(api, center.admin, JOIN, { input: joined });
    expect(await dryRun(api, lead, { ...draft(), cohortId })).toMatchObject({ done: 1, total: 1, cohortId });
  });
});

describe('a dry run', () => {
  it('is refused by name when there is nothing to replay so', async () => {
    const refusal = async (input: object) =>
      (await asLead(START, { input: { ...draft(), ...input } })).startDryRun.userErrors[0];
    expect(await refusal({ toDay: dayFromNow(3) })).toMatchObject({ code: 'DRY_RUN_IN_THE_FUTURE', field: 'toDay' });
    expect(await refusal({ fromDay: dayFromNow(-500) })).toMatchObject({
      field: 'toDay',
      message: expect.stringContaining('twelve months'),
    });
    expect(await refusal({ fromDay: dayFromNow(0) })).toMatchObject({ field: 'toDay' });
    expect(await refusal({ cohortId: newId() })).toMatchObject({ code: 'COHORT_NOT_FOUND', field: 'cohortId' });
    expect(await refusal({ rules: { policyVersionId: newId() } })).toMatchObject({ code: 'POLICY_VERSION_NOT_FOUND' });
  });

  it('runs alone in its center, also when two are started at the same moment', async () => {
    const twoStarts = () => Promise.all([0, 1].map(() => asLead(START, { input: draft() })));
    const lock = 'SELECT id FROM follow_up_policies WHERE id = $1 FOR UPDATE';
    const answers = await meetingAt(api, lock, policyId, 2, twoStarts);
    const begun = answers.flatMap(({ startDryRun }) => startDryRun.dryRun ?? []);
    expect(begun).toHaveLength(1);
    expect(answers.flatMap(({ startDryRun }) => startDryRun.userErrors)).toMatchObject([{ code: 'DRY_RUN_UNDER_WAY' }]);
    await ended(api, lead, begun[0].id);
  });

  it('stops when it is cancelled, and keeps what was counted', async () => {
    const id = await plant();
    const jobs = api.app.get(BatchJobs);
    const runs = api.app.get(DryRunJobs);
    const atWork = await jobs.take(runs, { centerId: center.id, id });
    expect((await asLead(START, { input: draft() })).startDryRun.userErrors).toMatchObject([
      { code: 'DRY_RUN_UNDER_WAY' },
    ]);
    const atWorkStill = await jobs.next(runs, atWork!);
    for (const file of [`${id}.csv`, `${id}/figures.csv`])
      expect((await download(port, `/dry-runs/${file}`, lead.token)).status).toBe(409);
    const { cancelDryRun } = await asLead(CANCEL, { input: { dryRunId: id } });
    expect(cancelDryRun).toMatchObject({ dryRun: { status: 'CANCELLED', done: 4, listed: 4 }, userErrors: [] });
    expect(await jobs.next(runs, atWorkStill!)).toBeNull();
    expect((await asLead(CANCEL, { input: { dryRunId: id } })).cancelDryRun.userErrors).toMatchObject([
      { code: 'DRY_RUN_ALREADY_ENDED' },
    ]);
    expect((await found(id)).totals.happened.contacts).toBe(8);
  });

  it('whose worker died is taken up where it stood, and counts nothing twice', async () => {
    const whole = await found((await dryRun(api, lead, { rules: { policyVersionId: versionId }, ...period })).id);
    const id = await plant();
    const jobs = api.app.get(BatchJobs);
    const runs = api.app.get(DryRunJobs);
    const dead = await jobs.take(runs, { centerId: center.id, id });
    const afterABatch = await jobs.next(runs, dead!);
    expect(await jobs.resumeAbandoned(runs)).toBe(0);
    await sql(`UPDATE dry_runs SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await jobs.resumeAbandoned(runs)).toBe(1);
    expect((await asLead(DRY_RUN, { id })).dryRun).toMatchObject({ status: 'DONE', done: 4, total: 4, listed: 4 });
    expect(await jobs.next(runs, afterABatch!)).toBeNull();
    expect(await found(id)).toEqual(whole);
  });

  it('is given up when worker after worker stumbles over the same batch', async () => {
    const id = await plant();
    const jobs = api.app.get(BatchJobs);
    const runs = api.app.get(DryRunJobs);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await jobs.take(runs, { centerId: center.id, id })).not.toBeNull();
      await sql('UPDATE dry_runs SET lease_until = NULL WHERE id = $1', [id]);
    }
    await jobs.resumeAbandoned(runs);
    expect((await asLead(DRY_RUN, { id })).dryRun).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('again and again'),
    });
  });

  it('is forgotten when twenty newer ones have been made', async () => {
    await sql(
      `INSERT INTO dry_runs (center_id, id, policy_id, rules, from_day, to_day, until, status, created_at, created_by)
       SELECT d.center_id, ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, d.policy_id, d.rules, d.from_day, d.to_day, d.until, 'DONE', d.created_at, d.created_by
         FROM (SELECT * FROM dry_runs LIMIT 1) d, generate_series(1, 19) AS n`,
    );
    await dryRun(api, lead, draft());
    const { dryRuns } = await asLead(DRY_RUNS, { first: 30 });
    expect(dryRuns.edges).toHaveLength(20);
    const left = await sql(
      'SELECT FROM dry_run_counts c WHERE NOT EXISTS (SELECT FROM dry_runs d WHERE d.center_id = c.center_id AND d.id = c.dry_run_id)',
    );
    expect(left).toEqual([]);
  });

  it('is nothing to another center, and none of a student’s business', async () => {
    const { id } = (await asLead(DRY_RUNS, { first: 1 })).dryRuns.edges[0].node;
    const other = await openCenter(api, 'lakeside');
    expect((await ask(api, other.admin, DRY_RUN, { id })).dryRun).toBeNull();
    expect((await ask(api, other.admin, DRY_RUNS)).dryRuns.edges).toEqual([]);
    expect((await ask(api, other.admin, DRY_RUN_PROSPECTS, { id })).dryRunProspects.edges).toEqual([]);
    const { cancelDryRun } = await ask(api, other.admin, CANCEL, { input: { dryRunId: id } });
    expect(cancelDryRun.userErrors).toMatchObject([{ code: 'DRY_RUN_NOT_FOUND' }]);
    const { startDryRun } = await ask(api, other.admin, START, { input: draft() });
    expect(startDryRun.userErrors).toMatchObject([{ code: 'POLICY_NOT_FOUND', field: 'rules.draftOfPolicyId' }]);
    for (const file of [`${id}.csv`, `${id}/figures.csv`]) {
      expect((await download(port, `/dry-runs/${file}`, other.admin.token)).status).toBe(404);
      expect((await download(port, `/dry-runs/${file}`, sam.person.token)).status).toBe(403);
    }
    const { errors } = await api.graphql(DRY_RUN, { id }, sam.person.token);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
