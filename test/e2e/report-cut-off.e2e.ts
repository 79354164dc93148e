import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Day } from '../../src/kernel/day.js';
import { Database } from '../../src/platform/database/index.js';
import type { StandardName } from '../../src/reports/domain/report.js';
import { ReportRecords } from '../../src/reports/report-records.service.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { acceptedOffer, done, EXCLUDE, GRADUATE, RECEIVE_OFFER } from '../support/destinations.js';
import { addSignedInStudent, addStudent, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let sam: TestStudent;
let prospectId: string;
let started: Date;
const CLASS = 2026;
const DEGREE = { graduatedOn: '2026-05-15', degreeLevel: 'BACHELOR' };
const asked = (standard: StandardName) => ({
  standard,
  fromDay: (standard === 'NACE' ? `${CLASS - 1}-07-01` : dayFromNow(-60)) as Day,
  toDay: (standard === 'NACE' ? `${CLASS}-06-30` : dayFromNow(1)) as Day,
  asOf: started,
  asOfDay: dayFromNow(0) as Day,
  cohortId: null,
  program: null,
});

/** What a batch of a run that began at `started` reads now. */
const batch = async (standard: StandardName) => {
  const place = { afterId: null, limit: 500, purpose: 'COUNT' } as const;
  const next = api.app.get(ReportRecords);
  const page = await api.app.get(Database).inCenter(center.id, (tx) => next.next(tx, asked(standard), place));
  return page?.records.map(({ record }) => record);
};

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
  const { prospect } = await logInterview(api, sam.person.token, {
    prospect: { employerName: 'Acme' },
    startsAt: daysFromNow(-20),
  });
  prospectId = prospect.id;
  await done(api, center.admin, GRADUATE, { studentIds: [sam.id], ...DEGREE });
  started = new Date();
});
afterAll(() => api.stop());

const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { userErrors { code message } } }`;

it('leaves out what is told of a prospect after the start of the run, though it happened before', async () => {
  const before = await batch('FOLLOW_UP_OUTCOMES');
  expect(before).toMatchObject([{ prospectId, outcome: null, interviews: 1, twoWayContacts: 0, hasOffer: false }]);

  const { token } = sam.person;
  const thanks = { prospectId, kind: 'THANK_YOU', channel: 'EMAIL', happenedAt: daysFromNow(-19.5) };
  await recordFollowUp(api, token, thanks);
  expect(await batch('FOLLOW_UP_OUTCOMES')).toEqual(before);
  await logInterview(api, token, { prospectId, startsAt: daysFromNow(-10) });
  const call = { prospectId, kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING' };
  await recordFollowUp(api, token, { ...call, happenedAt: daysFromNow(-9) });
  await done(api, sam.person, RECEIVE_OFFER, { prospectId, receivedAt: daysFromNow(-8) });
  expect(await batch('FOLLOW_UP_OUTCOMES')).toEqual(before);

  const rejected = { prospectId, outcome: 'REJECTED', decidedAt: daysFromNow(-7), learnedAt: daysFromNow(-6) };
  await done(api, sam.person, CLOSE, rejected);
  await logInterview(api, token, { prospect: { employerName: 'Bolt' }, startsAt: daysFromNow(-15) });
  expect(await batch('FOLLOW_UP_OUTCOMES')).toEqual(before);

  started = new Date();
  expect(await batch('FOLLOW_UP_OUTCOMES')).toMatchObject([
    {
      outcome: 'REJECTED',
      followUps: expect.arrayContaining(['ON_TIME']),
      interviews: 2,
      twoWayContacts: 1,
      hasOffer: true,
    },
    { interviews: 1 },
  ]);
});

it('leaves out what is told of graduates after the start of the run', async () => {
  started = new Date();
  const before = await batch('NACE');
  expect(before).toMatchObject([{ studentId: sam.id, unconfirmedOffers: [] }]);

  const kim = await addStudent(api, center, 'kim');
  await done(api, center.admin, GRADUATE, { studentIds: [kim], ...DEGREE });
  await acceptedOffer(api, sam, 'Crow', { startsAt: daysFromNow(-9) });
  await done(api, center.admin, EXCLUDE, { studentId: sam.id, reason: 'HEALTH' });
  expect(await batch('NACE')).toEqual(before);

  started = new Date();
  expect(await batch('NACE')).toHaveLength(2);
});
