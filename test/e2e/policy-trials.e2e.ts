import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/kernel/instant.js';
import { commitmentTo } from '../../src/trials/seeded-lots.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { acceptedOffer } from '../support/destinations.js';
import { download, listen } from '../support/downloads.js';
import { addCohort, addEmployer, addSignedInStudent, addStudent, ask, type Data } from '../support/people.js';
import { DEFAULT, EFFECTIVE_POLICY, publishChanged, READ, RETIRE, SET, waitLonger } from '../support/policies.js';
import { dayFromNow, logInterview, daysFromNow } from '../support/prospects.js';
import { madeReport } from '../support/report-runs.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { runAhead } from '../support/time.js';
import * as Trials from '../support/trials.js';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let lead: TestPerson;
let counselor: TestPerson;
let controlVersionId: string;
let treatment: { policyId: string; versionId: string };
let cohorts: string[];

const asLead = (query: string, variables: object = {}): Promise<Data> => ask(api, lead, query, variables);
const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;
const registration = (more: object = {}) => ({
  name: 'Call sooner',
  unit: 'STUDENT',
  controlVersionId,
  treatmentVersionId: treatment.versionId,
  cohortIds: cohorts,
  primaryDay: 30,
  minimalDifference: 0.05,
  enrolmentEndsOn: dayFromNow(10),
  ...more,
});
const register = async (more: object = {}) =>
  (await asLead(Trials.REGISTER, { input: registration(more) })).registerPolicyTrial;
const started = async (more: object = {}): Promise<Data> => {
  const { policyTrial, userErrors } = await register(more);
  expect(userErrors).toEqual([]);
  return (await asLead(Trials.START, { input: { trialId: policyTrial.id } })).startPolicyTrial.policyTrial;
};
const enrol = async (trialId: string, cohortId: string, studentIds: string[] | null = null): Promise<Data> =>
  (await asLead(Trials.ENROL, { input: { trialId, cohortId, studentIds } })).enrolInPolicyTrial;
const end = async (trialId: string, abandonBecause: string | null = null): Promise<Data> =>
  (await asLead(Trials.END, { input: { trialId, abandonBecause } })).endPolicyTrial;
const armsOf = async (trialId: string): Promise<Record<string, string[]>> => {
  const rows = await sql('SELECT arm, student_id FROM policy_trial_enrolments WHERE trial_id = $1 ORDER BY 2', [
    trialId,
  ]);
  return Object.fromEntries(
    ['CONTROL', 'TREATMENT'].map((arm) => [arm, rows.filter((row) => row.arm === arm).map((row) => row.student_id)]),
  );
};

/** Groups by policy in a follow-up outcome report of everybody, by name, with how many prospects each has. */
const groupsByPolicy = async (): Promise<Record<string, number>> => {
  const period = { fromDay: dayFromNow(-1), toDay: dayFromNow(30) };
  const { figures } = await madeReport(api, center.admin, { standard: 'FOLLOW_UP_OUTCOMES', ...period });
  const prospects = figures.filter((each: Data) => each.key === 'prospects' && each.group.dimension === 'POLICY');
  return Object.fromEntries(prospects.map(({ group, value }: Data) => [group.name, value]));
};
/** Prospects are planted under any version; those of enrolled students belong under the version of their arm. */
const pinToArms = (trialId: string) =>
  sql(
    `UPDATE prospects p SET policy_version_id = CASE e.arm WHEN 'CONTROL' THEN t.control_version_id ELSE t.treatment_version_id END
       FROM policy_trials t JOIN policy_trial_enrolments e ON e.center_id = t.center_id AND e.trial_id = t.id
       LEFT JOIN cohort_memberships m ON m.center_id = t.center_id AND m.cohort_id = e.cohort_id AND e.student_id IS NULL
      WHERE t.id = $1 AND p.center_id = t.center_id AND p.student_id = coalesce(e.student_id, m.student_id)`,
    [trialId],
  );

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lea', ['LEAD']);
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  controlVersionId = (await asLead(DEFAULT)).followUpPolicy.id;
  treatment = await publishChanged(api, lead, { name: 'Call sooner' }, waitLonger(2));
  cohorts = [await addCohort(api, center, 'North'), await addCohort(api, center, 'South')];
  await addEmployer(api, center, 'Acme');
});
afterAll(() => api.stop());
afterEach(() => void vi.restoreAllMocks());

describe('a trial of students, from its registration to its frozen result', () => {
  let trial: Data;
  let students: string[][];

  beforeAll(async () => {
    students = [
      await Trials.plantStudents(api, center, cohorts[0]!, 60),
      await Trials.plantStudents(api, center, cohorts[1]!, 60),
    ];
  });

  it('says before it is registered what can be expected of it, plainly', async () => {
    const input = { cohortIds: cohorts, primaryDay: 30, minimalDifference: 0.05 };
    const { expectation, userErrors } = (await ask(api, counselor, Trials.EXPECT, { input })).policyTrialExpectation;
    expect(userErrors).toEqual([]);
    expect(expectation).toMatchObject({ baseRate: 0.35, expectedPerArm: 240 });
    expect(expectation.sentences[0]).toContain('0 of 20 students with interviews in the past year');
    expect(expectation.sentences.at(-1)).toMatch(/^Expect an honest but inconclusive answer/);
  });

  it('says nothing of the few students of a small cohort, asked for alone or beside others', async () => {
    const small = await addCohort(api, center, 'Three');
    const three = await Trials.plantStudents(api, center, small, 3);
    await asLead(SET, { input: { policyId: treatment.policyId, for: { studentId: three[0] } } });
    const expectation = async (cohortIds: string[]): Promise<Data> =>
      (await ask(api, counselor, Trials.EXPECT, { input: { cohortIds, minimalDifference: 0.05 } }))
        .policyTrialExpectation.expectation;
    const alone = await expectation([small]);
    expect(alone).toMatchObject({ expectedPerArm: 0, notEligible: [] });
    expect(alone.sentences.join(' ')).toContain('Fewer than 10 students can be enrolled now');
    expect((await expectation([...cohorts, small])).expectedPerArm).toBe((await expectation(cohorts)).expectedPerArm);
    const { policyTrial } = await register({ name: 'Of three', cohortIds: [small] });
    const kept = await sql('SELECT expectation::text AS words FROM policy_trials WHERE id = $1', [policyTrial.id]);
    const told = await sql('SELECT after::text AS words FROM audit_entries WHERE subject_id = $1', [policyTrial.id]);
    for (const { words } of [...kept, ...told]) expect(words).not.toContain('HAS_OWN_POLICY');
  });

  it('is registered, and what is not possible is said with its field', async () => {
    const errors = async (more: object) =>
      (await register(more)).userErrors.map((each: Data) => `${each.code} ${each.field}`);
    expect(await errors({ treatmentVersionId: controlVersionId })).toEqual(['VALUE_NOT_VALID treatmentVersionId']);
    expect(await errors({ treatmentVersionId: cohorts[0] })).toEqual(['POLICY_VERSION_NOT_FOUND treatmentVersionId']);
    expect(await errors({ cohortIds: [controlVersionId] })).toEqual(['COHORT_NOT_FOUND cohortIds']);
    expect(await errors({ enrolmentEndsOn: dayFromNow(-2) })).toEqual(['DATE_IN_THE_PAST enrolmentEndsOn']);
    expect(await errors({ analysisOn: dayFromNow(40) })).toEqual(['ANALYSIS_TOO_EARLY analysisOn']);
    expect(await errors({ unit: 'COHORT' })).toEqual(['TOO_FEW_COHORTS cohortIds']);
    expect(await errors({ alpha: 0.5, primaryDay: 3 })).toEqual([
      'VALUE_TOO_SMALL primaryDay',
      'VALUE_TOO_LARGE alpha',
    ]);
    const words = async (more: object) => (await register(more)).userErrors.map((each: Data) => each.message);
    expect(await words({ minimalDifference: 5, cohortIds: [] })).toEqual([
      'cohortIds: name at least one cohort.',
      'minimalDifference: must be at most 0.5 (0.05 is five points).',
    ]);
    const { policyTrial, warnings } = await register();
    trial = policyTrial;
    expect(warnings).toEqual([expect.stringContaining('Expect an honest but inconclusive answer')]);
    const early = await api.graphql(Trials.RESULT, { id: trial.id }, lead.token);
    expect(early.errors![0]!.message).toMatch(/^This trial has not been started, so it has no result/);
    expect(trial).toMatchObject({ status: 'REGISTERED', analysisOn: dayFromNow(54), commitment: null });
    expect(await enrol(trial.id, cohorts[0]!)).toMatchObject({ userErrors: [{ code: 'POLICY_TRIAL_NOT_RUNNING' }] });
  });

  it('cannot be changed by the service once it is written down', async () => {
    const change = 'UPDATE policy_trials SET primary_day = 90 WHERE id = $1';
    await expect(api.database.as('app', change, [trial.id])).rejects.toThrow('permission denied');
  });

  it('is started with a commitment to its seed in the audit trail, and the seed stays secret', async () => {
    const { startPolicyTrial } = await asLead(Trials.START, { input: { trialId: trial.id } });
    trial = startPolicyTrial.policyTrial;
    expect(startPolicyTrial.warnings).toHaveLength(1);
    expect(trial).toMatchObject({ status: 'RUNNING' });
    const { commitment } = trial;
    const [{ seed }] = await sql('SELECT seed FROM policy_trials WHERE id = $1', [trial.id]);
    expect(commitment).toBe(commitmentTo(seed));
    const told = await sql(`SELECT action, after::text FROM audit_entries WHERE subject_id = $1 ORDER BY id`, [
      trial.id,
    ]);
    expect(told.map(({ action }) => action)).toEqual(['policy-trial.registered', 'policy-trial.started']);
    expect(told[1]!.after).toContain(commitment);
    expect(JSON.stringify(told)).not.toContain(seed);
    const again = await asLead(Trials.START, { input: { trialId: trial.id } });
    expect(again.startPolicyTrial.userErrors).toMatchObject([{ code: 'POLICY_TRIAL_HAS_STARTED' }]);
    expect((await download(port, `/policy-trials/${trial.id}.json`, lead.token)).status).toBe(409);
  });

  it('enrols who can be enrolled, and says of the others why not', async () => {
    const [outside, owner, interviewed] = await Promise.all(
      ['out', 'own', 'int'].map((name) => addStudent(api, center, name)),
    );
    const placed = await addSignedInStudent(api, center, 'placed');
    await sql(
      `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day) SELECT $1, gen_random_uuid(), $2, id, '2020-01-01' FROM unnest($3::uuid[]) AS id`,
      [center.id, cohorts[0], [owner, interviewed, placed.id]],
    );
    await asLead(SET, { input: { policyId: treatment.policyId, for: { studentId: owner } } });
    await logInterview(api, lead.token, {
      prospect: { studentId: interviewed, employerName: 'Acme' },
      startsAt: daysFromNow(-2.1),
      endsAt: daysFromNow(-2),
    });
    await acceptedOffer(api, placed, 'Acme', { startsAt: daysFromNow(-9) });
    const first = students[0]![0]!;
    const answer = await enrol(trial.id, cohorts[0]!, [first, outside!, owner!, interviewed!, placed.id]);
    expect(answer.enrolled).toBe(1);
    expect(Object.fromEntries(answer.notEligible.map((each: Data) => [each.studentId, each.reason]))).toEqual({
      [outside!]: 'NOT_IN_COHORT',
      [owner!]: 'HAS_OWN_POLICY',
      [interviewed!]: 'INTERVIEWED_ALREADY',
      [placed.id]: 'ALREADY_PLACED',
    });
    const asked = { cohortIds: cohorts, minimalDifference: 0.05, baseRate: 0.2 };
    const { expectation } = (await asLead(Trials.EXPECT, { input: asked })).policyTrialExpectation;
    expect(expectation).toMatchObject({
      baseRate: 0.2,
      expectedPerArm: 220,
      notEligible: [],
    });
    expect(expectation.sentences.join(' ')).toContain('At least 110 students can be enrolled now, in whole tens');
    expect((await enrol(trial.id, cohorts[0]!, [first])).notEligible).toEqual([
      { studentId: first, reason: 'IN_A_TRIAL' },
    ]);
    expect((await enrol(trial.id, cohorts[0]!, [controlVersionId])).userErrors).toMatchObject([
      { code: 'STUDENT_NOT_FOUND', field: 'studentIds' },
    ]);
    expect((await enrol(trial.id, controlVersionId)).userErrors).toMatchObject([{ code: 'COHORT_NOT_IN_TRIAL' }]);
  });

  it('enrols the rest of two cohorts at once, two at a time, without a place drawn twice', async () => {
    const rest = students[0]!.slice(1);
    const [half, ...others] = await Promise.all([
      enrol(trial.id, cohorts[0]!, rest.slice(0, 30)),
      enrol(trial.id, cohorts[0]!, rest.slice(30)),
      enrol(trial.id, cohorts[1]!),
    ]);
    expect([half, ...others].map(({ enrolled }) => enrolled)).toEqual([30, 29, 60]);
    const rows = await sql('SELECT place, cohort_id FROM policy_trial_enrolments WHERE trial_id = $1', [trial.id]);
    for (const cohortId of cohorts)
      expect(
        rows
          .filter((row) => row.cohort_id === cohortId)
          .map(({ place }) => place)
          .toSorted((a, b) => a - b),
      ).toEqual(Array.from({ length: 60 }, (_, place) => place));
    const { CONTROL, TREATMENT } = await armsOf(trial.id);
    expect(Math.abs(CONTROL!.length - TREATMENT!.length)).toBeLessThanOrEqual(6);
  });

  it('sets the version of the arm, which a newer version does not change', async () => {
    const { CONTROL, TREATMENT } = await armsOf(trial.id);
    const effective = async (studentId: string) => (await asLead(EFFECTIVE_POLICY, { studentId })).effectivePolicy;
    await publishChanged(api, lead, { id: treatment.policyId }, waitLonger(3));
    for (const [studentId, id] of [
      [CONTROL![0]!, controlVersionId],
      [TREATMENT![0]!, treatment.versionId],
    ] as const)
      expect(await effective(studentId)).toMatchObject({ policyVersion: { id }, level: 'STUDENT' });
    const { policy } = await asLead(READ, { id: treatment.policyId });
    const retired = await asLead(RETIRE, { input: { policyId: treatment.policyId, version: policy.version } });
    expect(retired.retirePolicy.userErrors).toMatchObject([{ code: 'POLICY_IN_TRIAL' }]);
  });

  it('shows while it runs only what may be looked at, and refuses the rest by name', async () => {
    const { CONTROL, TREATMENT } = await armsOf(trial.id);
    const now = new Date();
    await Trials.plantProspects(api, center, CONTROL!, now, { offer: 0.3, called: 0.1 }, 1);
    await Trials.plantProspects(api, center, TREATMENT!, now, { offer: 0.5, called: 0.6 }, 2);
    runAhead(api, 40 * DAY);
    const { policyTrialMonitoring: seen } = await ask(api, counselor, Trials.MONITORING, { id: trial.id });
    expect(seen.notEstimable).toBeNull();
    expect(seen.upper - seen.lower).toBeGreaterThan(0.3);
    expect(seen.mayStop).toBe(false);
    expect(seen.arms.map((arm: Data) => [arm.arm, arm.students, arm.prospects, arm.outcomeKnown])).toEqual([
      ['CONTROL', CONTROL!.length, 2 * CONTROL!.length, null],
      ['TREATMENT', TREATMENT!.length, 2 * TREATMENT!.length, null],
    ]);
    expect(seen.pooledOffers.probability).toBeGreaterThan(0.3);
    const locked = await api.graphql(Trials.RESULT, { id: trial.id }, lead.token);
    expect(locked.errors![0]!.extensions.code).toBe('TRIAL_RESULTS_LOCKED');
    expect((await end(trial.id)).userErrors).toMatchObject([{ code: 'TRIAL_RESULTS_LOCKED' }]);
  });

  it('is not told apart by arm in a report while it runs, for an admin neither', async () => {
    await pinToArms(trial.id);
    runAhead(api, 40 * DAY);
    expect(await groupsByPolicy()).toEqual({ 'In a running trial: Call sooner': 240 });
  });

  it('can be prolonged with a reason, and never shortened', async () => {
    const amend = async (enrolmentEndsOn: string, analysisOn: string) =>
      (
        await asLead(Trials.AMEND, {
          input: { trialId: trial.id, enrolmentEndsOn, analysisOn, reason: 'Few enrolled.' },
        })
      ).amendPolicyTrial;
    const codes = async (...days: [string, string]) => (await amend(...days)).userErrors.map((each: Data) => each.code);
    expect(await codes(dayFromNow(5), dayFromNow(60))).toEqual(['POLICY_TRIAL_ONLY_LATER']);
    expect(await codes(dayFromNow(30), dayFromNow(60))).toEqual(['ANALYSIS_TOO_EARLY']);
    const { policyTrial } = await amend(dayFromNow(12), dayFromNow(56));
    expect(policyTrial).toMatchObject({ analysisOn: dayFromNow(56), amendments: [{ reason: 'Few enrolled.' }] });
  });

  it('is analysed on its day, frozen, and answered the same byte for byte', async () => {
    runAhead(api, 57 * DAY);
    const { policyTrial, userErrors, warnings } = await end(trial.id);
    expect([userErrors, warnings]).toEqual([[], []]);
    expect(policyTrial).toMatchObject({ status: 'ANALYSED' });
    const { policyTrialResult: result } = await ask(api, counselor, Trials.RESULT, { id: trial.id });
    const [primary] = result.comparisons;
    expect(primary).toMatchObject({ role: 'PRIMARY', method: 'STANDARDISED', day: 30, notEstimable: null });
    expect(primary.difference).toBeGreaterThan(0.05);
    expect(result.sentences[0]).toMatch(
      /^Assigning the treatment policy changed the share of prospects with an offer by day 30 by \+/,
    );
    expect(result.sentences.at(-1)).toContain('changed once');
    expect(result.arms.map((arm: Data) => arm.outcomeKnown.share)).toEqual([1, 1]);
    expect(result.sha256).toBe(commitmentTo(result.document));
    await sql(`UPDATE offers SET received_at = received_at + interval '40 days' WHERE center_id = $1`, [center.id]);
    const again = (await asLead(Trials.RESULT, { id: trial.id })).policyTrialResult;
    expect(again).toEqual(result);
    expect((await end(trial.id)).userErrors).toMatchObject([{ code: 'POLICY_TRIAL_NOT_RUNNING' }]);
    const change = `UPDATE policy_trial_results SET document = '{}' WHERE trial_id = $1`;
    await expect(api.database.as('app', change, [trial.id])).rejects.toThrow('permission denied');
  });

  it('has its arms in reports that are made after that', async () => {
    runAhead(api, 57 * DAY);
    const { CONTROL, TREATMENT } = await armsOf(trial.id);
    const groups = await groupsByPolicy();
    expect(Object.values(groups).toSorted()).toEqual([2 * CONTROL!.length, 2 * TREATMENT!.length].toSorted());
    expect(Object.keys(groups)).toContain('Call sooner, version 1');
  });

  it('clears its policies, reveals its seed, and anyone can draw its lots again', async () => {
    const { TREATMENT } = await armsOf(trial.id);
    runAhead(api, 58 * DAY);
    expect((await asLead(EFFECTIVE_POLICY, { studentId: TREATMENT![0]! })).effectivePolicy).toMatchObject({
      level: 'CENTER',
    });
    const file = await download(port, `/policy-trials/${trial.id}.json`, lead.token);
    expect(file.status).toBe(200);
    const record = JSON.parse(file.body);
    expect(record.assignments).toHaveLength(120);
    expect(record.commitment).toBe(trial.commitment);
    expect(verify(record)).toMatch(/^0: All 120 lots follow from the seed/);
    const [first] = record.assignments;
    first.arm = first.arm === 'CONTROL' ? 'TREATMENT' : 'CONTROL';
    expect(verify(record)).toMatch(/^1: Stratum/);
  });

  it('is listed, newest first, and only for staff', async () => {
    const { policyTrials } = await ask(api, counselor, Trials.TRIALS);
    expect(policyTrials.edges[0].node).toMatchObject({ id: trial.id, status: 'ANALYSED' });
    const refused = await api.graphql(Trials.REGISTER, { input: registration() }, counselor.token);
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

describe('whoever means ill', () => {
  it('finds nothing of a trial from another center', async () => {
    const trial = await started({ name: 'Private' });
    const stranger = (await openCenter(api, 'elsewhere')).admin;
    const change = async (mutation: string, more: object = {}) => {
      const answer = await ask(api, stranger, mutation, { input: { trialId: trial.id, ...more } });
      return (Object.values(answer) as Data[])[0]!.userErrors;
    };
    const days = { enrolmentEndsOn: dayFromNow(30), analysisOn: dayFromNow(90), reason: 'Mine.' };
    for (const errors of [
      await change(Trials.START),
      await change(Trials.ENROL, { cohortId: cohorts[0] }),
      await change(Trials.AMEND, days),
      await change(Trials.END, { abandonBecause: 'Mine.' }),
    ])
      expect(errors).toMatchObject([{ code: 'POLICY_TRIAL_NOT_FOUND' }]);
    expect((await ask(api, stranger, Trials.RESULT, { id: trial.id })).policyTrialResult).toBeNull();
    expect((await ask(api, stranger, Trials.MONITORING, { id: trial.id })).policyTrialMonitoring).toBeNull();
    expect((await download(port, `/policy-trials/${trial.id}.json`, stranger.token)).status).toBe(404);
    const foreign = await ask(api, stranger, Trials.EXPECT, { input: { cohortIds: cohorts, minimalDifference: 0.05 } });
    expect(foreign.policyTrialExpectation.userErrors).toMatchObject([{ code: 'COHORT_NOT_FOUND' }]);
    await end(trial.id, 'Done.');
  });

  it('starts a trial twice at once in vain', async () => {
    const { policyTrial } = await register({ name: 'Twice' });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => asLead(Trials.START, { input: { trialId: policyTrial.id } })),
    );
    const codes = answers.map(({ startPolicyTrial }) => startPolicyTrial.userErrors[0]?.code ?? 'STARTED');
    expect(codes.toSorted()).toEqual([...Array(3).fill('POLICY_TRIAL_HAS_STARTED'), 'STARTED']);
    const told = await sql(
      `SELECT after ->> 'commitment' AS commitment FROM audit_entries WHERE subject_id = $1 AND action = 'policy-trial.started'`,
      [policyTrial.id],
    );
    const { policyTrial: shown } = answers.find((each) => each.startPolicyTrial.policyTrial)!.startPolicyTrial;
    expect(told).toEqual([{ commitment: shown.commitment }]);
    await end(policyTrial.id, 'Done.');
  });

  it('enrols a student twice at once in vain, in one trial or in two', async () => {
    const trials = [await started({ name: 'One' }), await started({ name: 'Other' })];
    const cohortId = await addCohort(api, center, 'East');
    await Promise.all(
      trials.map(({ id }) =>
        sql('INSERT INTO policy_trial_strata (center_id, trial_id, cohort_id) VALUES ($1, $2, $3)', [
          center.id,
          id,
          cohortId,
        ]),
      ),
    );
    const studentIds = await Trials.plantStudents(api, center, cohortId, 3);
    const answers = await Promise.all([...trials, ...trials].map(({ id }) => enrol(id, cohortId, studentIds)));
    expect(answers.map(({ enrolled }) => enrolled).toSorted()).toEqual([0, 0, 0, 3]);
    const rows = await sql('SELECT student_id FROM policy_trial_enrolments WHERE student_id = ANY ($1)', [studentIds]);
    expect(rows).toHaveLength(3);
    for (const { id } of trials) {
      const { policyTrialMonitoring: seen } = await ask(api, counselor, Trials.MONITORING, { id });
      expect(seen).toMatchObject({ balance: [], arms: [{ prospects: null, called: null }, { prospects: null }] });
      await end(id, 'Done.');
    }
  });

  it('finds the seed nowhere but in its column before the end', async () => {
    const trial = await started({ name: 'Secret' });
    await enrol(trial.id, cohorts[1]!);
    await asLead(Trials.MONITORING, { id: trial.id });
    const [{ seed }] = await sql('SELECT seed FROM policy_trials WHERE id = $1', [trial.id]);
    const tables = await sql(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    const holding: string[] = [];
    for (const { name } of tables)
      if ((await sql(`SELECT FROM "${name}" t WHERE position($1 in t::text) > 0 LIMIT 1`, [seed])).length > 0)
        holding.push(name);
    expect(holding).toEqual(['policy_trials']);
    const locked = await download(port, `/policy-trials/${trial.id}.json`, lead.token);
    expect([locked.status, locked.body.includes(seed)]).toEqual([409, false]);
    await end(trial.id, 'Done.');
  });
});

describe('other ends', () => {
  it('may be stopped early by a large difference with 50 offers in each arm, and says so', async () => {
    const trial = await started({ name: 'Large' });
    const [north] = cohorts;
    await Trials.plantStudents(api, center, north!, 300);
    expect((await enrol(trial.id, north!)).enrolled).toBeGreaterThanOrEqual(300);
    const { CONTROL, TREATMENT } = await armsOf(trial.id);
    await Trials.plantProspects(api, center, CONTROL!, new Date(), { offer: 0.3, called: 0 }, 3);
    await Trials.plantProspects(api, center, TREATMENT!, new Date(), { offer: 0.8, called: 1 }, 4);
    runAhead(api, 40 * DAY);
    expect((await asLead(Trials.MONITORING, { id: trial.id })).policyTrialMonitoring).toMatchObject({ mayStop: true });
    expect((await end(trial.id)).userErrors).toEqual([]);
    const { policyTrialResult } = await asLead(Trials.RESULT, { id: trial.id });
    expect(policyTrialResult).toMatchObject({ stoppedEarly: true, confidence: 0.995 });
    expect(policyTrialResult.comparisons[0]).toMatchObject({ method: 'ALWAYS_VALID' });
    expect(policyTrialResult.sentences.join(' ')).toContain('ended before its time by its stopping rule');
  });
  it('may be abandoned with a reason, without a result', async () => {
    const trial = await started({ name: 'Abandoned' });
    const ended = await end(trial.id, 'The center closed.');
    expect(ended.policyTrial).toMatchObject({ status: 'ABANDONED', abandonedBecause: 'The center closed.' });
    expect((await asLead(Trials.RESULT, { id: trial.id })).policyTrialResult).toBeNull();
    expect((await asLead(Trials.MONITORING, { id: trial.id })).policyTrialMonitoring).toBeNull();
    expect((await download(port, `/policy-trials/${trial.id}.json`, lead.token)).status).toBe(200);
  });
  it('of whole cohorts draws all lots at its start, evenly, and enrols no students', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Cohort ${index}`);
    const cohortIds: string[] = [];
    for (const name of names) cohortIds.push(await addCohort(api, center, name));
    const asked = { cohortIds, minimalDifference: 0.05, unit: 'COHORT' };
    const told = (await asLead(Trials.EXPECT, { input: asked })).policyTrialExpectation;
    expect(told.expectation.sentences.join(' ')).toContain('Whole cohorts draw lots');
    const few = (await asLead(Trials.EXPECT, { input: { ...asked, cohortIds: cohortIds.slice(1) } }))
      .policyTrialExpectation;
    expect(few.userErrors).toMatchObject([{ code: 'TOO_FEW_COHORTS', field: 'cohortIds' }]);
    const trial = await started({ name: 'Cohorts', unit: 'COHORT', cohortIds });
    const rows = await sql('SELECT arm, cohort_id FROM policy_trial_enrolments WHERE trial_id = $1', [trial.id]);
    expect(rows.filter(({ arm }) => arm === 'CONTROL')).toHaveLength(6);
    const treated = rows.find(({ arm }) => arm === 'TREATMENT')!.cohort_id;
    expect((await asLead(EFFECTIVE_POLICY, { cohortId: treated })).effectivePolicy).toMatchObject({
      policyVersion: { id: treatment.versionId },
      level: 'COHORT',
    });
    expect((await enrol(trial.id, cohortIds[0]!)).userErrors).toMatchObject([{ code: 'POLICY_TRIAL_OF_COHORTS' }]);
    const within = await started({ name: 'Within', cohortIds: [treated] });
    const [member] = await Trials.plantStudents(api, center, treated, 1);
    expect(await enrol(within.id, treated, [member!])).toMatchObject({
      enrolled: 0,
      notEligible: [{ studentId: member, reason: 'IN_A_TRIAL' }],
    });
    const taken = (await register({ name: 'Again', unit: 'COHORT', cohortIds })).policyTrial;
    const again = await asLead(Trials.START, { input: { trialId: taken.id } });
    expect(again.startPolicyTrial.userErrors).toMatchObject([{ code: 'COHORT_HAS_OWN_POLICY' }]);
    for (const cohortId of cohortIds) {
      const ids = await Trials.plantStudents(api, center, cohortId, 5);
      await Trials.plantProspects(api, center, ids, new Date(), { offer: 0.4, called: 0.5 }, ids.length);
    }
    runAhead(api, 60 * DAY);
    await pinToArms(trial.id);
    expect(await groupsByPolicy()).toMatchObject({ 'In a running trial: Cohorts': 120 });
    expect((await end(trial.id)).userErrors).toEqual([]);
    const { policyTrialResult } = await asLead(Trials.RESULT, { id: trial.id });
    expect(policyTrialResult).toMatchObject({
      confidence: 0.95,
      comparisons: [{ method: 'COHORT_LEVEL' }, {}, {}, {}],
    });
    const record = JSON.parse((await download(port, `/policy-trials/${trial.id}.json`, lead.token)).body);
    expect(verify(record)).toMatch(/^0: All 12 lots/);
  });
});

/** What the program says of a downloaded file, and its status. */
const verify = (record: object): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'trial-')), 'trial.json');
  writeFileSync(file, JSON.stringify(record));
  const { stdout, status } = spawnSync(process.execPath, ['scripts/verify-trial.mjs', file], { encoding: 'utf8' });
  return `${status}: ${stdout}`;
};
