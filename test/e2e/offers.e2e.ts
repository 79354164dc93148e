import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { Sweeper } from '../../src/prospects/index.js';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent } from '../support/people.js';
import { daysFromNow, logInterview, PROSPECT, send } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let student: TestPerson & { readonly studentId?: string };
let prospectId: string;
let received: { offerId: string; version: number };

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'offers');
});
afterAll(() => api.stop());

const OFFER = 'id status deadlineAt answeredAt lostAt lostReason isPastDeadline version';
const INPUTS = {
  receiveOffer: 'ReceiveOfferInput',
  acceptOffer: 'AnswerOfferInput',
  declineOffer: 'AnswerOfferInput',
  extendOffer: 'ExtendOfferInput',
  expireOffer: 'ExpireOfferInput',
  rescindOffer: 'RescindOfferInput',
  renegeOffer: 'RenegeOfferInput',
};

const mutation = (field: keyof typeof INPUTS): string =>
  `mutation ($input: ${INPUTS[field]}!) { ${field}(input: $input) { offer { ${OFFER} }
     prospect { ${PROSPECT} outcomes { kind reopenReason } timeline { kind deadlineAt } } userErrors { code field } } }`;

const change = (field: keyof typeof INPUTS, input: object = {}) =>
  send(api, student.token, field, mutation(field), { ...received, ...input });

/** The code with which a change is refused. */
const refusalOf = async (field: keyof typeof INPUTS, input: object = {}): Promise<string> => {
  const { data, errors } = await api.graphql(mutation(field), { input: { ...received, ...input } }, student.token);
  expect(errors).toBeUndefined();
  return data[field].userErrors[0]?.code;
};

const receive = async (deadlineAt: string | null): Promise<void> => {
  const given = { prospectId, receivedAt: daysFromNow(-1), deadlineAt };
  const { offer } = await send(api, student.token, 'receiveOffer', mutation('receiveOffer'), given);
  received = { offerId: offer.id, version: offer.version };
};

const openProspect = async (employerName: string): Promise<string> =>
  (await logInterview(api, student.token, { startsAt: daysFromNow(-3), prospect: { employerName } })).prospect.id;

const stepOf = async (id: string) =>
  (await api.graphql(`query ($id: UUID!) { prospect(id: $id) { ${PROSPECT} } }`, { id }, student.token)).data.prospect
    .nextStep;

const thank = (id: string) =>
  send(
    api,
    student.token,
    'recordFollowUp',
    `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { followUp { id } userErrors { code } } }`,
    { prospectId: id, kind: 'THANK_YOU', channel: 'EMAIL' },
  );

let students = 0;
beforeEach(async () => {
  students += 1;
  student = (await addSignedInStudent(api, center, `olive${students}`)).person;
  prospectId = await openProspect('Orchard');
});

describe('the deadline of an offer', () => {
  it('is extended, keeps every earlier one in the timeline, and moves the step with it', async () => {
    const [first, second] = [daysFromNow(2), daysFromNow(30)];
    await receive(first);
    const { offer, prospect } = await change('extendOffer', { deadlineAt: second });
    expect(offer).toMatchObject({ status: 'EXTENDED', deadlineAt: second, isPastDeadline: false, version: 2 });
    const deadlines = prospect.timeline.filter((fact: { deadlineAt: string | null }) => fact.deadlineAt !== null);
    expect(deadlines).toEqual([
      { kind: 'OFFER_RECEIVED', deadlineAt: first },
      { kind: 'OFFER_EXTENDED', deadlineAt: second },
    ]);
  });

  it('has passed: the offer stays open, and the counselor owes it to find out', async () => {
    await thank(prospectId);
    await receive(daysFromNow(-0.25));
    const { data } = await api.graphql(
      `query ($id: UUID!) { prospect(id: $id) { outcome stage offers { isPastDeadline status } } }`,
      { id: prospectId },
      student.token,
    );
    expect(data.prospect).toEqual({
      outcome: null,
      stage: 'OFFERED',
      offers: [{ isPastDeadline: true, status: 'RECEIVED' }],
    });
    expect((await stepOf(prospectId)).owner).toBe('COUNSELOR');
  });

  it.each([
    ['DEADLINE_NOT_LATER', 'extendOffer', () => ({ deadlineAt: daysFromNow(1) })],
    ['DATE_IN_THE_FUTURE', 'extendOffer', () => ({ deadlineAt: daysFromNow(9), at: daysFromNow(1) })],
    ['VERSION_CONFLICT', 'extendOffer', () => ({ deadlineAt: daysFromNow(9), version: 7 })],
    ['OFFER_DEADLINE_AHEAD', 'expireOffer', () => ({})],
    ['OFFER_NOT_RECORDED', 'rescindOffer', () => ({ at: daysFromNow(-2) })],
    ['OFFER_NOT_ACCEPTED', 'renegeOffer', () => ({ reason: 'Changed my mind.' })],
    ['OFFER_NOT_FOUND', 'rescindOffer', () => ({ offerId: newId() })],
  ] as const)('is guarded: %s', async (code, field, input) => {
    await receive(daysFromNow(2));
    expect(await refusalOf(field, input())).toBe(code);
  });
});

describe('an offer that is lost', () => {
  it('expires when a person says so; the prospect stays open and the employer is asked again', async () => {
    await receive(daysFromNow(-0.5));
    const { offer, prospect } = await change('expireOffer', { reason: 'We missed it.' });
    expect(offer).toMatchObject({ status: 'EXPIRED', lostReason: 'We missed it.', isPastDeadline: false });
    expect(prospect).toMatchObject({ outcome: null, stage: 'INTERVIEWED' });
    expect(await refusalOf('acceptOffer', { version: offer.version })).toBe('OFFER_NO_LONGER_OPEN');
  });

  it('is rescinded, and the prospect ends as the person says', async () => {
    await receive(null);
    const { offer, prospect } = await change('rescindOffer', { outcome: 'ROLE_CLOSED', reason: 'Hiring freeze.' });
    expect(offer.status).toBe('RESCINDED');
    expect(prospect).toMatchObject({ outcome: 'ROLE_CLOSED', stage: 'CLOSED' });
  });

  it('was accepted and is taken back: the acceptance stays in the record', async () => {
    await receive(null);
    const accepted = await change('acceptOffer');
    const { offer, prospect } = await change('renegeOffer', {
      version: accepted.offer.version,
      reason: 'A better offer came.',
    });
    expect(offer.status).toBe('RENEGED');
    expect(prospect).toMatchObject({ outcome: 'WITHDRAWN', nextStep: { kind: 'COURTESY_NOTE' } });
    expect(prospect.outcomes).toEqual([
      { kind: 'OFFER_ACCEPTED', reopenReason: 'A better offer came.' },
      { kind: 'WITHDRAWN', reopenReason: null },
    ]);
    expect(await refusalOf('renegeOffer', { version: offer.version, reason: 'Again.' })).toBe('OFFER_NOT_ACCEPTED');
  });
});

describe('the student’s other prospects', () => {
  const hurryAt = async (id: string): Promise<string | null> => {
    const step = await stepOf(id);
    return step.kind === 'EXPEDITE' ? step.dueAt : null;
  };
  it('are hurried, furthest first, until the offer is gone', async () => {
    const near = await openProspect('Pear');
    const far = await openProspect('Plum');
    await logInterview(api, student.token, { prospectId: far, startsAt: daysFromNow(-2) });
    for (const id of [near, far]) await thank(id);
    await receive(daysFromNow(20));
    const [farAt, nearAt] = [await hurryAt(far), await hurryAt(near)];
    expect(farAt).not.toBeNull();
    expect(farAt! < nearAt!).toBe(true);
    await change('rescindOffer');
    expect([await hurryAt(far), await hurryAt(near)]).toEqual([null, null]);
  });

  it('move with an extension', async () => {
    const other = await openProspect('Quince');
    await thank(other);
    await receive(daysFromNow(0.05));
    const before = await hurryAt(other);
    await change('extendOffer', { deadlineAt: daysFromNow(20) });
    expect((await hurryAt(other))! > before!).toBe(true);
  });
});

describe('the alert list', () => {
  const LIST = `query ($first: Int!, $after: String, $counselorId: UUID) { offersByDeadline(first: $first, after: $after, counselorId: $counselorId) {
    edges { node { id deadlineAt isPastDeadline prospect { id } } } pageInfo { hasNextPage endCursor } } }`;
  const list = async (variables: object, token = center.admin.token) =>
    api.graphql(LIST, { first: 2, ...variables }, token);

  it('shows open offers, soonest deadline first, in pages', async () => {
    const lists = await openCenter(api, `alerts${students}`);
    student = (await addSignedInStudent(api, lists, 'alma')).person;
    const due = [9, null, -0.5, 3];
    for (const [index, days] of due.entries()) {
      prospectId = await openProspect(`Alder ${index}`);
      await receive(days === null ? null : daysFromNow(days));
    }
    prospectId = await openProspect('Alder rejected');
    await receive(daysFromNow(1));
    await change('rescindOffer');
    const first = (await list({}, lists.admin.token)).data.offersByDeadline;
    const second = (await list({ after: first.pageInfo.endCursor }, lists.admin.token)).data.offersByDeadline;
    const nodes = [...first.edges, ...second.edges].map(({ node }: { node: { deadlineAt: string | null } }) => node);
    expect(
      nodes.map(({ deadlineAt }) => deadlineAt && Math.round((Date.parse(deadlineAt) - Date.now()) / 43_200_000)),
    ).toEqual([-1, 6, 18, null]);
    expect(first.edges.map(({ node }: { node: { isPastDeadline: boolean } }) => node.isPastDeadline)).toEqual([
      true,
      false,
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is of a counselor’s own caseload when asked', async () => {
    await receive(daysFromNow(4));
    const none = await list({ counselorId: center.admin.id, first: 50 });
    expect(none.data.offersByDeadline.edges).toEqual([]);
  });

  it('is not for students, and refuses a made-up cursor', async () => {
    expect((await list({}, student.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const madeUp = Buffer.from(JSON.stringify(['1', newId()])).toString('base64url');
    expect((await list({ after: madeUp })).errors?.[0]?.extensions.code).toBe('CURSOR_NOT_VALID');
  });
});

it('keeps every projection true', async () => {
  expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
});
