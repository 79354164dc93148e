import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addSignedInStudent, ask } from '../support/people.js';
import { daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterAll(() => api.stop());

const COUNTS = 'contactCounts { attempts twoWayContacts services ownWork }';

it('tells attempts, two-way contacts, services and own work apart, of a prospect and of a student', async () => {
  const sam = await addSignedInStudent(api, center, 'sam');
  const interviewed = async (employerName: string): Promise<string> =>
    (await logInterview(api, sam.person.token, { prospect: { employerName }, startsAt: daysFromNow(-9) })).prospect.id;
  const [first, second] = [await interviewed('Acme'), await interviewed('Bolt')];
  const call = { kind: 'STATUS_CHECK', channel: 'PHONE' };
  await recordFollowUp(api, sam.person.token, { prospectId: first, kind: 'REHEARSAL' });
  await recordFollowUp(api, sam.person.token, { ...call, prospectId: first, disposition: 'NO_ANSWER' });
  await recordFollowUp(api, sam.person.token, { ...call, prospectId: first, disposition: 'STILL_PENDING' });
  await recordFollowUp(api, sam.person.token, { ...call, prospectId: second, disposition: 'LEFT_MESSAGE' });
  await recordFollowUp(api, center.admin.token, { prospectId: first, kind: 'COUNSELOR_REVIEW', decision: 'GO_ON' });

  const query = `query ($id: UUID!, $prospect: UUID!) {
    student(id: $id) { ${COUNTS} } prospect(id: $prospect) { ${COUNTS} followUps { contactClass } } }`;
  const { student, prospect } = await ask(api, sam.person, query, { id: sam.id, prospect: first });
  expect(prospect.contactCounts).toEqual({ attempts: 1, twoWayContacts: 1, services: 1, ownWork: 1 });
  expect(student.contactCounts).toEqual({ attempts: 2, twoWayContacts: 1, services: 1, ownWork: 1 });
  const classes = prospect.followUps.map((followUp: { contactClass: string }) => followUp.contactClass);
  expect(classes).toEqual(['OWN_WORK', 'ATTEMPT', 'TWO_WAY', 'SERVICE']);
});
