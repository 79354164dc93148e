import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addCohort, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import {
  ADD,
  BEGIN,
  CHANGE,
  CHANGES,
  CLEAR,
  DEFAULT,
  DISCARD,
  EFFECTIVE_POLICY,
  publishChanged,
  PUBLISH,
  READ,
  RETIRE,
  ruleInput,
  SET,
  waitLonger,
} from '../support/policies.js';
import { daysFromNow, logInterview } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let lead: TestPerson;
let counselor: TestPerson;
let student: TestStudent;
let first: Data;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lea', ['LEAD']);
  counselor = await addPerson(api, center, 'carl', ['COUNSELOR']);
  student = await addSignedInStudent(api, center, 'sam');
  first = (await ask(api, lead, DEFAULT)).followUpPolicy;
});
afterAll(() => api.stop());

const asLead = (query: string, variables: object = {}) => ask(api, lead, query, variables);
const policyNow = async (id: string): Promise<Data> => (await asLead(READ, { id })).policy;
const pinOf = async (prospectId: string): Promise<string> =>
  (await api.database.as('superuser', 'SELECT policy_version_id AS pin FROM prospects WHERE id = $1', [prospectId]))
    .rows[0].pin;

const held = (employerName: string, daysAgo = 1) => ({
  prospect: { employerName },
  startsAt: daysFromNow(-daysAgo - 0.05),
  endsAt: daysFromNow(-daysAgo),
});

describe('a draft', () => {
  it('is a copy of a version, is sent back as it was read, and is edited by who may', async () => {
    const { addPolicy } = await asLead(ADD, { input: { name: 'Patient' } });
    expect(addPolicy).toMatchObject({
      policy: { name: 'Patient', version: 1, draft: { problems: [] } },
      userErrors: [],
    });
    const { id: policyId } = addPolicy.policy;
    const before = (await policyNow(policyId)).draft.rules;
    expect(before).toEqual(first.rules);
    const edit = { policyId, version: 1, rules: ruleInput(before) };
    expect((await asLead(CHANGE, { input: edit })).changePolicyDraft.policy.version).toBe(2);
    expect((await policyNow(policyId)).draft.rules).toEqual(before);
    expect((await asLead(CHANGE, { input: edit })).changePolicyDraft.userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    const { errors } = await api.graphql(CHANGE, { input: { ...edit, version: 2 } }, counselor.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(api, counselor, READ, { id: policyId })).policy.name).toBe('Patient');
  });

  it('that is wrong is kept, says which step is to blame, and is not published', async () => {
    const { addPolicy } = await asLead(ADD, { input: { name: 'Unfinished' } });
    const { id: policyId, version } = addPolicy.policy;
    const rules = ruleInput(first.rules);
    rules.branches.find(({ turn }: Data) => turn === 'ON_HOLD').leadsTo = [];
    rules.openings = rules.openings.filter(({ opener }: Data) => opener !== 'INTERVIEW_HELD');
    const { changePolicyDraft } = await asLead(CHANGE, { input: { policyId, version, rules } });
    const problems = [
      { code: 'BRANCH_LEADS_NOWHERE', field: 'branches.ON_HOLD', message: expect.stringContaining('ON_HOLD') },
      { code: 'STEP_UNREACHABLE', field: 'steps.thank-you', message: expect.stringContaining('"thank-you"') },
      {
        code: 'STEP_UNREACHABLE',
        field: 'steps.check-after-hold',
        message: expect.stringContaining('"check-after-hold"'),
      },
    ];
    expect(changePolicyDraft.policy.draft.problems).toEqual(expect.arrayContaining(problems));
    const refused = (await asLead(PUBLISH, { input: { policyId, version: 2 } })).publishPolicy;
    expect(refused.policyVersion).toBeNull();
    expect(refused.userErrors).toEqual(expect.arrayContaining(problems));
    rules.steps[0].due[0].offset = { days: 400 };
    expect(
      (await asLead(CHANGE, { input: { policyId, version: 2, rules } })).changePolicyDraft.userErrors,
    ).toMatchObject([{ field: 'rules.steps.0.due.0.offset', message: expect.stringMatching(/^Step "prepare"/) }]);
    const { discardPolicyDraft } = await asLead(DISCARD, { input: { policyId, version: 2 } });
    expect(discardPolicyDraft.policy.draft).toBeNull();
    expect((await asLead(PUBLISH, { input: { policyId, version: 3 } })).publishPolicy.userErrors).toMatchObject([
      { code: 'POLICY_HAS_NO_DRAFT' },
    ]);
    expect((await asLead(BEGIN, { input: { policyId, version: 3 } })).draftPolicy.userErrors).toMatchObject([
      { code: 'POLICY_NOT_PUBLISHED' },
    ]);
  });

  it('takes no name and no id of another policy', async () => {
    expect((await asLead(ADD, { input: { name: first.name } })).addPolicy.userErrors).toMatchObject([
      { code: 'POLICY_EXISTS', field: 'name' },
    ]);
    expect((await asLead(ADD, { input: { id: first.policyId, name: 'New' } })).addPolicy.userErrors).toMatchObject([
      { code: 'ID_TAKEN', field: 'id' },
    ]);
    const { addPolicy } = await asLead(ADD, { input: { name: 'Soon renamed' } });
    const input = { policyId: addPolicy.policy.id, version: 1, name: first.name, rules: ruleInput(first.rules) };
    expect((await asLead(CHANGE, { input })).changePolicyDraft.userErrors).toMatchObject([{ code: 'POLICY_EXISTS' }]);
  });
});

describe('a published version', () => {
  it('differs from another in words, and counts for interviews that end from then on', async () => {
    const { prospect: before } = await logInterview(api, student.person.token, held('Before'));
    const { policyId, versionId } = await publishChanged(api, lead, { id: first.policyId }, waitLonger(9));
    expect(policyId).toBe(first.policyId);
    const { policyChanges } = await asLead(CHANGES, { from: first.id, to: versionId });
    expect(policyChanges).toEqual(
      ['status-call', 'status-email'].map((key) => ({
        path: `steps.${key}.due`,
        sentence: expect.stringMatching(new RegExp(`^"${key}": due .*seven business days.* -> .*nine business days`)),
      })),
    );
    expect((await asLead(CHANGES, { from: first.id, draftOf: first.policyId })).policyChanges).toBeNull();
    expect((await asLead(CHANGES, { from: newId(), to: versionId })).policyChanges).toBeNull();
    expect(await pinOf(before.id)).toBe(first.id);
    const { prospect: yesterday } = await logInterview(api, student.person.token, held('Yesterday'));
    expect(await pinOf(yesterday.id)).toBe(first.id);
    const { prospect: now } = await logInterview(api, student.person.token, held('Now', 0));
    expect(await pinOf(now.id)).toBe(versionId);
  });
});

describe('a policy that is set', () => {
  it('for a prospect comes before that of the student, the cohort and the center', async () => {
    const patient = await publishChanged(api, lead, { name: 'Very patient' }, waitLonger(8));
    const pushy = await publishChanged(api, lead, { name: 'Pushy' }, waitLonger(3));
    const cohortId = await addCohort(api, center, 'Fall');
    await ask(
      api,
      center.admin,
      'mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }',
      {
        input: { cohortId, studentIds: [student.id], fromDay: daysFromNow(-9).slice(0, 10) },
      },
    );
    const { prospect } = await logInterview(api, student.person.token, held('Levels'));
    const levels = [{ cohortId }, { studentId: student.id }, { prospectId: prospect.id }];
    const now = async () => (await ask(api, counselor, EFFECTIVE_POLICY, { prospectId: prospect.id })).effectivePolicy;
    expect(await now()).toMatchObject({ level: 'CENTER', subjectId: null, source: 'The policy of the center.' });
    const sources = ['Set for the cohort "Fall".', 'Set for the student.', 'Set for this prospect.'];
    for (const [n, subject] of levels.entries()) {
      const policyId = n === 1 ? pushy.policyId : patient.policyId;
      const { setPolicyFor } = await asLead(SET, { input: { policyId, for: subject } });
      expect(setPolicyFor.userErrors).toEqual([]);
      expect(await now()).toMatchObject({
        source: sources[n],
        subjectId: Object.values(subject)[0],
        policyVersion: { name: n === 1 ? 'Pushy' : 'Very patient' },
      });
    }
    // Of the three the prospect's counts when an interview of it ends, and not before it was set.
    const later = { ...held('', 0), prospectId: prospect.id, prospect: undefined };
    await logInterview(api, student.person.token, later);
    expect(await pinOf(prospect.id)).toBe(patient.versionId);
    const { prospect: newborn } = await logInterview(api, student.person.token, held('Newborn', 0));
    expect(await pinOf(newborn.id)).toBe(pushy.versionId);
    const { prospect: earlier } = await logInterview(api, student.person.token, held('Earlier'));
    expect(await pinOf(earlier.id)).toBe(first.id);
    for (const subject of levels.toReversed())
      expect((await asLead(CLEAR, { input: { for: subject } })).clearPolicyFor.userErrors).toEqual([]);
    expect((await now()).level).toBe('CENTER');
    expect((await asLead(CLEAR, { input: { for: levels[0] } })).clearPolicyFor.userErrors).toMatchObject([
      { code: 'POLICY_NOT_SET', field: 'for' },
    ]);
  });

  it('must be there, published and in use, and so must what it is set for', async () => {
    const set = async (policyId: string, subject: object) =>
      (await asLead(SET, { input: { policyId, for: subject } })).setPolicyFor.userErrors[0];
    expect(await set(newId(), { studentId: student.id })).toMatchObject({
      code: 'POLICY_NOT_FOUND',
      field: 'policyId',
    });
    expect(await set(first.policyId, { cohortId: newId() })).toMatchObject({
      code: 'COHORT_NOT_FOUND',
      field: 'for.cohortId',
    });
    const { addPolicy } = await asLead(ADD, { input: { name: 'Never published' } });
    expect(await set(addPolicy.policy.id, { center: true })).toMatchObject({ code: 'POLICY_NOT_PUBLISHED' });
    const { errors } = await api.graphql(SET, { input: { policyId: first.policyId, for: {} } }, lead.token);
    expect(errors).toBeDefined();
  });

  it('for the center replaces the default, which then can be retired and set for nobody', async () => {
    const next = await publishChanged(api, lead, { name: 'Next year' }, waitLonger(6));
    const { version } = await policyNow(first.policyId);
    expect(
      (await asLead(RETIRE, { input: { policyId: first.policyId, version } })).retirePolicy.userErrors,
    ).toMatchObject([{ code: 'POLICY_IS_DEFAULT' }]);
    const { setPolicyFor } = await asLead(SET, { input: { policyId: next.policyId, for: { center: true } } });
    expect(setPolicyFor.effectivePolicy).toMatchObject({ level: 'CENTER', policyVersion: { id: next.versionId } });
    expect((await asLead(DEFAULT)).followUpPolicy.id).toBe(next.versionId);
    await asLead(SET, { input: { policyId: first.policyId, for: { studentId: student.id } } });
    const was = await policyNow(first.policyId);
    expect(was.isDefault).toBe(false);
    const { retirePolicy } = await asLead(RETIRE, { input: { policyId: first.policyId, version: was.version } });
    expect(retirePolicy).toMatchObject({ policy: { retiredAt: expect.any(String) }, userErrors: [] });
    const effective = (await asLead(EFFECTIVE_POLICY, { studentId: student.id })).effectivePolicy;
    expect(effective).toMatchObject({ level: 'CENTER', policyVersion: { id: next.versionId } });
    const again = await asLead(SET, { input: { policyId: first.policyId, for: { studentId: student.id } } });
    expect(again.setPolicyFor.userErrors).toMatchObject([{ code: 'POLICY_RETIRED' }]);
    // Interviews that ended while it was the policy of the center still come under it.
    const { prospect } = await logInterview(api, student.person.token, held('Long ago', 3));
    expect(await pinOf(prospect.id)).toBe(first.id);
  });
});
