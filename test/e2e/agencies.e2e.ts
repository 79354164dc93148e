import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addContact, addEmployer, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview } from '../support/prospects.js';
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
