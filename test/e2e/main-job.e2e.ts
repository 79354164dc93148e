import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../../src/prospects/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { dayFromNow, daysFromNow, logInterview, PROSPECT, recordFollowUp, send } from '../support/prospects.js';
import { applied, uploaded } from '../support/imports.js';
import { addSignedInStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let student: TestPerson;
let counselor: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  student = (await addSignedInStudent(api, center, 'maria')).person;
  counselor = await addPerson(api, center, 'carla', ['COUNSELOR']);
});
afterAll(() => api.stop());

/** An interview three weeks ago, with a decision promised for a week later and nobody thanked or called since. */
const leftHanging = (employerName: string) => ({
  prospect: { employerName, position: 'Analyst' },
  kind: 'BEHAVIORAL',
  format: 'VIDEO',
  startsAt: daysFromNow(-21),
  contacts: [{ name: 'Ida Interviewer', email: 'ida@acme.example', role: 'INTERVIEWER' }],
  gamePlan: { promisedOn: dayFromNow(-14), precision: 'DAY', initiator: 'STUDENT_CALLS', channels: ['PHONE', 'EMAIL'] },
  debrief: { howItWent: 'Well', rating: 4 },
});

const call = (prospectId: string, more: object) => ({ prospectId, kind: 'STATUS_CHECK', channel: 'PHONE', ...more });

describe('a student', () => {
  it('logs an interview and learns what is owed next, and why', async () => {
    const input = {
      ...leftHanging('Acme'),
      startsAt: daysFromNow(-0.2),
      gamePlan: { promisedOn: dayFromNow(7), precision: 'DAY', initiator: 'UNKNOWN' },
    };
    const { interview, prospect } = await logInterview(api, student.token, input);
    expect(interview).toMatchObject({ round: 1, status: 'HELD', contacts: [{ name: 'Ida Interviewer' }] });
    expect(prospect).toMatchObject({ stage: 'INTERVIEWED', outcome: null, thankYouOwed: true });
    expect(prospect.nextStep).toMatchObject({
      kind: 'THANK_YOU',
      owner: 'STUDENT',
      contactId: interview.contacts[0].id,
      interviewId: interview.id,
    });
    expect(prospect.nextStep.why.sentence).toMatch(/^Send a thank-you note on .*end of the interview/);
  });

  it('is asked for the call once the note is sent', async () => {
    const { interview, prospect } = await logInterview(api, student.token, {
      ...leftHanging('Bolt'),
      startsAt: daysFromNow(-0.2),
      gamePlan: { promisedOn: dayFromNow(7), precision: 'DAY', initiator: 'UNKNOWN' },
    });
    const thanked = await recordFollowUp(api, student.token, {
      prospectId: prospect.id,
      kind: 'THANK_YOU',
      channel: 'EMAIL',
      contactId: interview.contacts[0].id,
      interviewId: interview.id,
    });
    expect(thanked.followUp.answersStep).toBe('thank-you');
    expect(thanked.prospect.thankYouOwed).toBe(false);
    expect(['REHEARSE', 'STATUS_CHECK']).toContain(thanked.prospect.nextStep.kind);
    expect(thanked.prospect.nextStep.isOverdue).toBe(false);
  });

  it('calls, hears "still pending", and gets a new date with a reason', async () => {
    const { prospect } = await logInterview(api, student.token, leftHanging('Cedar'));
    expect(prospect.nextStep).toMatchObject({ kind: 'STATUS_CHECK', channel: 'PHONE', isOverdue: true });
    const called = await recordFollowUp(
      api,
      student.token,
      call(prospect.id, { disposition: 'STILL_PENDING', promisedOn: dayFromNow(10) }),
    );
    expect(called.followUp).toMatchObject({
      answersStep: prospect.nextStep.key,
      answersStepDueAt: prospect.nextStep.dueAt,
    });
    expect(called.prospect.nextStep).toMatchObject({
      kind: 'STATUS_CHECK',
      isOverdue: false,
      why: { anchor: 'PROMISED_DAY' },
    });
    expect(called.prospect.nextStep.dueOn > dayFromNow(10)).toBe(true);
  });

  it('calls, hears "filled", asks for feedback, and keeps the contact warm', async () => {
    const { prospect } = await logInterview(api, student.token, leftHanging('Delta'));
    const called = await recordFollowUp(api, student.token, call(prospect.id, { disposition: 'FILLED' }));
    expect(called.prospect).toMatchObject({
      stage: 'CLOSED',
      outcome: 'ROLE_CLOSED',
      nextStep: { kind: 'REQUEST_FEEDBACK' },
    });
    const asked = await recordFollowUp(api, student.token, {
      prospectId: prospect.id,
      kind: 'FEEDBACK_REQUEST',
      channel: 'EMAIL',
      feedback: 'More practice with SQL.',
    });
    expect(asked.prospect.nextStep).toMatchObject({ kind: 'KEEP_WARM' });
  });

  it('calls, hears "offer", accepts it, and the other prospects are asked to hurry meanwhile', async () => {
    const other = await logInterview(api, student.token, {
      ...leftHanging('Ember'),
      startsAt: daysFromNow(-2),
      gamePlan: null,
    });
    const { prospect } = await logInterview(api, student.token, leftHanging('Fjord'));
    const offer = { deadlineAt: daysFromNow(9), payAmount: '52000', payCurrency: 'USD', payPeriod: 'YEAR' };
    const called = await recordFollowUp(api, student.token, call(prospect.id, { disposition: 'OFFER', offer }));
    expect(called.prospect).toMatchObject({ stage: 'OFFERED', outcome: null, offers: [{ status: 'RECEIVED' }] });
    expect(called.prospect.nextStep.owner).toBe('COUNSELOR');
    const steps = async () =>
      (await see(other.prospect.id, student.token)).timeline.map((fact: { kind: string }) => fact.kind);
    expect(await steps()).toContain('OTHER_OFFER_RECEIVED');

    const accept = `mutation ($input: AnswerOfferInput!) { acceptOffer(input: $input) { offer { status } prospect { ${PROSPECT} } userErrors { code message } } }`;
    const [received] = called.prospect.offers;
    const accepted = await send(api, student.token, 'acceptOffer', accept, {
      offerId: received.id,
      version: received.version,
    });
    expect(accepted).toMatchObject({
      offer: { status: 'ACCEPTED' },
      prospect: { stage: 'CLOSED', outcome: 'OFFER_ACCEPTED' },
    });
    expect(await steps()).not.toContain('OTHER_OFFER_RECEIVED');
  });

  it('reopens a prospect when the employer gives a sign', async () => {
    const { prospect } = await logInterview(api, student.token, leftHanging('Grove'));
    await recordFollowUp(api, student.token, call(prospect.id, { disposition: 'REJECTED' }));
    const reopen = `mutation ($input: ReopenProspectInput!) { reopenProspect(input: $input) { prospect { ${PROSPECT} } userErrors { code message } } }`;
    const reopened = await send(api, student.token, 'reopenProspect', reopen, {
      prospectId: prospect.id,
      reason: 'They called: the first choice declined.',
    });
    expect(reopened.prospect).toMatchObject({ outcome: null, nextStep: { owner: 'STUDENT' } });
  });

  it('is told what cannot be', async () => {
    const { prospect } = await logInterview(api, student.token, leftHanging('Hazel'));
    const close = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { userErrors { code field } } }`;
    const closing = (outcome: string) =>
      api.graphql(close, { input: { prospectId: prospect.id, outcome } }, student.token);
    expect((await closing('NO_RESPONSE')).data.closeProspect.userErrors).toEqual([
      { code: 'VALUE_NOT_VALID', field: 'reason' },
    ]);
    await closing('WITHDRAWN');
    expect((await closing('REJECTED')).data.closeProspect.userErrors).toEqual([
      { code: 'PROSPECT_ALREADY_CLOSED', field: null },
    ]);
  });
});

describe('an application', () => {
  it.each([
    ['sent on a known day', { appliedOn: dayFromNow(-3) }],
    ['through an agency', { appliedOn: dayFromNow(-3), agencyName: 'Kestrel Staffing' }],
    ['of an unknown day', {}],
  ])('%s owes a question of its own', async (name, more) => {
    const open = `mutation ($input: OpenProspectInput!) { openProspect(input: $input) { prospect { ${PROSPECT} } userErrors { code message } } }`;
    const { prospect } = await send(api, student.token, 'openProspect', open, {
      employerName: `Applied ${name}`,
      ...more,
    });
    expect(prospect).toMatchObject({ stage: 'APPLIED', nextStep: { kind: 'CHECK_APPLICATION' } });
  });
});

describe('a counselor', () => {
  it('sees the cohort, worst first', async () => {
    const query =
      '{ caseload(first: 5) { header { students openProspects overdue neglected } students { edges { node { givenName overdue worstNextStep { kind why } } } } } }';
    const { data } = await api.graphql(query, {}, counselor.token);
    const { header, students } = data.caseload;
    expect(header.openProspects).toBeGreaterThan(4);
    expect(students.edges[0].node).toMatchObject({
      givenName: 'maria',
      worstNextStep: { kind: expect.any(String), why: expect.stringMatching(/\.$/) },
    });
    expect(students.edges[0].node.overdue).toBe(header.overdue);
  });
});

describe('an admin', () => {
  it('imports a roster and a real job-search spreadsheet, and exports the outcomes', async () => {
    const roster = await uploaded(api, center.admin, 'roster', 'Student ID,First Name,Last Name\nR1,Rosa,Roster\n');
    expect((await applied(api, center.admin, roster.id)).counts).toMatchObject({ created: 1, refused: 0 });

    const { data } = await api.graphql(
      '{ students(first: 1, startsWith: "rosa") { edges { node { id } } } }',
      {},
      center.admin.token,
    );
    const tracker = await readFile('test/fixtures/job-search/tracker-d-null-words.csv');
    const fields = { studentId: data.students.edges[0].node.id };
    const search = await uploaded(api, center.admin, 'job-search', tracker, { fields });
    expect((await applied(api, center.admin, search.id)).counts).toMatchObject({ created: 15, refused: 0 });

    const csv = await api.http().get('/exports/outcomes.csv').set('authorization', `Bearer ${center.admin.token}`);
    expect(csv.status).toBe(200);
    expect(csv.text.split('\n').filter((line) => line.includes('Rosa') && line.includes('REJECTED'))).toHaveLength(5);
  });
});

describe('the center', () => {
  it('leaves no open prospect without a next step, and recomputing every projection changes nothing', async () => {
    const { data } = await api.graphql(
      '{ leftHanging nextSteps(first: 50) { edges { node { id nextStep { kind } } } } }',
      {},
      counselor.token,
    );
    expect(data.leftHanging).toBe(0);
    expect(data.nextSteps.edges.length).toBeGreaterThan(5);
    const recomputed = await api.app.get(Sweeper).recompute(center.id, false);
    expect(recomputed.prospects).toBeGreaterThan(6);
    expect(recomputed.wrong).toEqual([]);
  });
});

const see = async (id: string, token: string) => {
  const { data } = await api.graphql(
    'query ($id: UUID!) { prospect(id: $id) { id timeline { kind at } } }',
    { id },
    token,
  );
  return data.prospect;
};
