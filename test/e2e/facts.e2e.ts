import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fact, FactKind } from '../../src/kernel/fact.js';
import { ProspectsStore } from '../../src/prospects/index.js';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { dayFromNow, daysFromNow, logInterview, PROSPECT, recordFollowUp, send } from '../support/prospects.js';
import { addSignedInStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let student: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'facts');
  student = (await addSignedInStudent(api, center, 'fay')).person;
});
afterAll(() => api.stop());

/** What each kind of fact carries besides its dates; `satisfies` makes the compiler say when a type has grown. */
const CARRIES = {
  APPLIED: [],
  INTERVIEW_SCHEDULED: ['interviewId', 'round', 'startsAt', 'endsAt'],
  INTERVIEW_HELD: ['interviewId', 'round', 'contactIds'],
  INTERVIEW_CALLED_OFF: ['interviewId', 'reason'],
  GAME_PLAN_AGREED: ['interviewId', 'promisedOn', 'precision', 'initiator', 'channels'],
  FOLLOWED_UP: [
    'followUp',
    'channel',
    'contactId',
    'interviewId',
    'disposition',
    'promisedOn',
    'callBackOn',
    'feedbackGiven',
    'decision',
  ],
  OFFER_RECEIVED: ['offerId', 'deadline'],
  OFFER_EXTENDED: ['offerId', 'deadline'],
  OFFER_EXPIRED: ['offerId'],
  OFFER_RESCINDED: ['offerId'],
  OFFER_RENEGED: ['offerId'],
  OTHER_OFFER_RECEIVED: ['offerId', 'deadline'],
  SNOOZED: ['stepKey', 'contactId', 'until', 'reason'],
  CLOSED: ['outcome'],
  REOPENED: [],
} satisfies {
  [Kind in FactKind]: readonly Exclude<keyof Extract<Fact, { kind: Kind }>, 'kind' | 'id' | 'at' | 'recordedAt'>[];
};

it('tells every kind of fact with exactly what its type carries', async () => {
  const told = await everything();
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(Object.keys(CARRIES)));
  for (const fact of told)
    expect(Object.keys(fact).toSorted(), fact.kind).toEqual(
      ['kind', 'id', 'at', 'recordedAt', ...CARRIES[fact.kind]].toSorted(),
    );
});

it('tells instants as numbers and days as days', async () => {
  const told = await everything();
  for (const fact of told) expect(Number.isFinite(fact.at) && Number.isFinite(fact.recordedAt), fact.kind).toBe(true);
  const scheduled = told.find((fact) => fact.kind === 'INTERVIEW_SCHEDULED');
  expect(scheduled && scheduled.endsAt - scheduled.startsAt).toBe(3_600_000);
  expect(told.find((fact) => fact.kind === 'GAME_PLAN_AGREED')?.promisedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
});

/** One prospect to which everything has happened. */
const everything = async (): Promise<Fact[]> => {
  const log = {
    startsAt: daysFromNow(-20),
    contacts: [{ name: 'Ida' }],
    gamePlan: { promisedOn: dayFromNow(-9), precision: 'DAY', initiator: 'UNKNOWN' },
  };
  const { prospect } = await logInterview(api, student.token, {
    ...log,
    prospect: { employerName: 'Iris', appliedOn: dayFromNow(-40) },
  });
  const prospectId: string = prospect.id;
  await callOffAnotherRound(prospectId);
  await recordFollowUp(api, student.token, {
    prospectId,
    kind: 'STATUS_CHECK',
    channel: 'PHONE',
    disposition: 'OFFER',
  });
  await everythingWithOffers(prospectId);
  const other = await logInterview(api, student.token, { ...log, prospect: { employerName: 'Juniper' } });
  await recordFollowUp(api, student.token, {
    prospectId: other.prospect.id,
    kind: 'STATUS_CHECK',
    channel: 'PHONE',
    disposition: 'OFFER',
  });
  await send(api, student.token, 'closeProspect', mutation('closeProspect', 'CloseProspectInput'), {
    prospectId,
    outcome: 'REJECTED',
  });
  await send(api, student.token, 'reopenProspect', mutation('reopenProspect', 'ReopenProspectInput'), {
    prospectId,
    reason: 'They called again.',
  });
  await send(api, student.token, 'snoozeStep', mutation('snoozeStep', 'SnoozeStepInput'), {
    prospectId,
    until: dayFromNow(7),
    reason: 'exam week',
  });
  return (await api.app.get(ProspectsStore).factsOf(center.id, [prospectId])).get(prospectId) ?? [];
};

const OFFER = `offer { id version } userErrors { code message }`;

/** The first offer is extended and expires, the second is rescinded, the third accepted and reneged; then they call again. */
const everythingWithOffers = async (prospectId: string): Promise<void> => {
  const change = (field: string, input: object) => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`.replace(/^Accept/, 'Answer');
    return send(
      api,
      student.token,
      field,
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${OFFER} } }`,
      input,
    );
  };
  const receive = async (id?: string) => {
    const { offer } = await change('receiveOffer', { prospectId, id, receivedAt: daysFromNow(-1), deadlineAt: null });
    return { offerId: offer.id as string, version: offer.version as number };
  };
  const first = await receive();
  await change('extendOffer', { ...first, at: daysFromNow(-0.9), deadlineAt: daysFromNow(-0.5) });
  await change('expireOffer', { offerId: first.offerId, version: 2 });
  await change('rescindOffer', await receive());
  const third = await receive();
  await change('acceptOffer', third);
  await change('renegeOffer', { offerId: third.offerId, version: 2, reason: 'Another offer was better.' });
  await send(api, student.token, 'reopenProspect', mutation('reopenProspect', 'ReopenProspectInput'), {
    prospectId,
    reason: 'They called once more.',
  });
};

const callOffAnotherRound = async (prospectId: string): Promise<void> => {
  const schedule = `mutation ($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { interview { id version } userErrors { code message } } }`;
  const { interview } = await send(api, student.token, 'scheduleInterview', schedule, {
    prospectId,
    startsAt: daysFromNow(3),
  });
  await send(api, student.token, 'cancelInterview', mutation('cancelInterview', 'CancelInterviewInput'), {
    interviewId: interview.id,
    version: interview.version,
  });
};

const mutation = (field: string, input: string): string =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { prospect { ${PROSPECT} } userErrors { code message } } }`;
