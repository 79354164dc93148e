import { afterAll, beforeAll, expect, it } from 'vitest';
import { Sweeper } from '../../src/prospects/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addContact, addEmployer, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let sam: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
});
afterAll(() => api.stop());

const RECORD = `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { userErrors { code field } } }`;

it('where an agency acts for the employer, only the agency is followed up with; whoever was met is thanked', async () => {
  const [employerId, agencyId] = [
    await addEmployer(api, center, 'Acme'),
    await addEmployer(api, center, 'Talent Brokers', { kind: 'AGENCY' }),
  ];
  const [manager, broker] = [
    await addContact(api, center, employerId, 'Mara'),
    await addContact(api, center, agencyId, 'Bob'),
  ];
  const { prospect } = await logInterview(api, sam.person.token, {
    prospect: { employerId, agencyName: 'Talent Brokers' },
    startsAt: daysFromNow(-9),
    contacts: [{ id: manager }],
  });
  const record = async (more: object): Promise<Data> => {
    const call = { prospectId: prospect.id, kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'NO_ANSWER' };
    return (await ask(api, sam.person, RECORD, { input: { ...call, ...more } })).recordFollowUp.userErrors;
  };
  expect(await record({ contactId: manager })).toEqual([{ code: 'CONTACT_THE_AGENCY_ONLY', field: 'contactId' }]);
  expect(await record({ contactId: broker })).toEqual([]);
  expect(await record({ contactId: manager, theyContactedUs: true, disposition: 'STILL_PENDING' })).toEqual([]);
  const thanks = { kind: 'THANK_YOU', channel: 'EMAIL', disposition: null, contactId: manager };
  expect(await record(thanks)).toEqual([]);
});

it('the next step goes to the agency, or says that nobody is known there yet', async () => {
  const [employerId, agencyId] = [
    await addEmployer(api, center, 'Bolt'),
    await addEmployer(api, center, 'Career Brokers', { kind: 'AGENCY' }),
  ];
  const [manager, broker] = [
    await addContact(api, center, employerId, 'Mia'),
    await addContact(api, center, agencyId, 'Ben'),
  ];
  const { prospect } = await logInterview(api, sam.person.token, {
    prospect: { employerId, agencyName: 'Career Brokers' },
    startsAt: daysFromNow(-9),
    contacts: [{ id: manager }],
  });
  const wrong = async () => (await api.app.get(Sweeper).recompute(center.id, false)).wrong;
  const done = async (more: object): Promise<Data> =>
    (await recordFollowUp(api, sam.person.token, { prospectId: prospect.id, ...more })).prospect.nextStep;
  await done({ kind: 'REHEARSAL' });
  const asked = await done({ kind: 'THANK_YOU', channel: 'EMAIL', contactId: manager });
  expect(asked.contactId).toBeNull();
  expect(asked.why.sentence).toContain('through the agency, where nobody is known yet');
  expect(await wrong()).toEqual([]);
  const call = { kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING' };
  const again = await done({ ...call, contactId: broker });
  expect(again.contactId).toBe(broker);
  expect(again.why.sentence).not.toContain('nobody is known');
  const theyCalled = await done({ ...call, contactId: manager, theyContactedUs: true });
  expect(theyCalled.contactId).toBe(broker);
  expect(await wrong()).toEqual([]);
});
