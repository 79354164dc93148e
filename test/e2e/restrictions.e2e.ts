import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { Sweeper } from '../../src/prospects/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addContact, addEmployer, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview, PROSPECT, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let carla: TestPerson;
let sam: TestStudent;
let tim: TestStudent;
let employers = 0;
let employerId: string;
let contactId: string;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
});
afterAll(() => api.stop());

const RESTRICT = `mutation ($input: RestrictContactInput!) { restrictContact(input: $input) { restriction { id version } userErrors { code field } } }`;
const LIFT = `mutation ($input: LiftRestrictionInput!) { liftRestriction(input: $input) { restriction { version } userErrors { code field } } }`;
const RECORD = `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { prospect { id } userErrors { code field } } }`;
const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { userErrors { code } } }`;
const SEE = `query ($id: UUID!) { prospect(id: $id) { ${PROSPECT} restrictions { channels source } } }`;

const restrict = async (as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, RESTRICT, { input: { channels: ['PHONE'], source: 'PERSON_ASKED', ...input } })).restrictContact;
const lift = async (as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, LIFT, { input })).liftRestriction;
const see = async (id: string): Promise<Data> => (await ask(api, carla, SEE, { id })).prospect;
const channelOf = async (id: string): Promise<string> => (await see(id)).nextStep.channel;
const call = { kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING' };

/** An interview with the same person at a new employer; the call is overdue. */
const interviewed = async (student: TestStudent): Promise<string> => {
  const log = { prospect: { employerId }, startsAt: daysFromNow(-21), contacts: [{ id: contactId }] };
  const { prospect } = await logInterview(api, student.person.token, log);
  expect(prospect.nextStep.channel).toBe('PHONE');
  return prospect.id;
};
const meet = async (): Promise<[his: string, hers: string]> => {
  employers += 1;
  employerId = await addEmployer(api, center, `Acme ${employers}`);
  contactId = await addContact(api, center, employerId, 'Ida');
  return [await interviewed(sam), await interviewed(tim)];
};

describe('somebody who is not to be called', () => {
  it('is written to by every student, and called again when it is lifted', async () => {
    const both = await meet();
    const { restriction, userErrors } = await restrict(sam.person, { contactId });
    expect(userErrors).toEqual([]);
    for (const id of both) expect(await channelOf(id)).toBe('EMAIL');
    expect((await lift(carla, { id: restriction.id, version: 1 })).restriction.version).toBe(2);
    for (const id of both) expect(await channelOf(id)).toBe('PHONE');
    expect((await lift(carla, { id: restriction.id, version: 2 })).userErrors).toEqual([
      { code: 'RESTRICTION_ALREADY_LIFTED', field: 'id' },
    ]);
    expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
  });

  it('because she said so in a call, is not called by others either, until it is lifted', async () => {
    const [his, hers] = await meet();
    await recordFollowUp(api, sam.person.token, { ...call, prospectId: his, contactId, disposition: 'DO_NOT_CALL' });
    await api.app.get(Sweeper).sweep(center.id);
    for (const id of [his, hers]) expect(await channelOf(id)).toBe('EMAIL');
    const { contact } = await ask(
      api,
      sam.person,
      `query ($id: UUID!) { contact(id: $id) { restrictions { id source } } }`,
      { id: contactId },
    );
    expect(contact.restrictions).toMatchObject([{ source: 'ANSWER' }]);
    await lift(carla, { id: contact.restrictions[0].id, version: 1 });
    expect(await channelOf(hers)).toBe('PHONE');
    expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
  });

  it('has not been called; but may have called herself, or have been called before', async () => {
    const [his] = await meet();
    await restrict(sam.person, { contactId });
    const record = async (more: object) =>
      (await ask(api, sam.person, RECORD, { input: { ...call, prospectId: his, contactId, ...more } })).recordFollowUp;
    expect((await record({})).userErrors).toEqual([{ code: 'CHANNEL_RESTRICTED', field: 'channel' }]);
    for (const more of [{ theyContactedUs: true }, { channel: 'EMAIL' }, { happenedAt: daysFromNow(-2) }])
      expect((await record(more)).userErrors).toEqual([]);
  });
});

describe('an answer that was corrected', () => {
  const CORRECT = `mutation ($input: CorrectFollowUpInput!) { correctFollowUp(input: $input) { followUp { version } prospect { ${PROSPECT} } userErrors { code field } } }`;
  const standing = async (): Promise<unknown[]> =>
    (
      await ask(api, carla, `query ($id: UUID!) { contact(id: $id) { restrictions { source channels } } }`, {
        id: contactId,
      })
    ).contact.restrictions;

  it('to or from "do not call" begins or ends the wish for every student', async () => {
    const [his, hers] = await meet();
    const { followUp } = await recordFollowUp(api, sam.person.token, { ...call, prospectId: his, contactId });
    const correct = async (version: number, disposition: string): Promise<Data> => {
      const input = { followUpId: followUp.id, version, channel: 'PHONE', disposition };
      const { correctFollowUp } = await ask(api, sam.person, CORRECT, { input });
      await api.app.get(Sweeper).sweep(center.id);
      expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
      return correctFollowUp.prospect.nextStep.channel;
    };
    expect(await correct(1, 'DO_NOT_CALL')).toBe('EMAIL');
    expect(await standing()).toEqual([{ source: 'ANSWER', channels: ['PHONE'] }]);
    expect(await channelOf(hers)).toBe('EMAIL');
    expect(await correct(2, 'DO_NOT_CALL')).toBe('EMAIL');
    expect(await standing()).toHaveLength(1);
    await correct(3, 'NO_ANSWER');
    expect(await standing()).toEqual([]);
    expect(await channelOf(hers)).toBe('PHONE');
  });

  it('lifts no wish that somebody recorded', async () => {
    const [his] = await meet();
    const dnc = { ...call, prospectId: his, contactId, disposition: 'DO_NOT_CALL' };
    const { followUp } = await recordFollowUp(api, sam.person.token, dnc);
    await restrict(carla, { contactId });
    const input = { followUpId: followUp.id, version: 1, channel: 'PHONE', disposition: 'NO_ANSWER' };
    await ask(api, sam.person, CORRECT, { input });
    await api.app.get(Sweeper).sweep(center.id);
    expect(await standing()).toEqual([{ source: 'PERSON_ASKED', channels: ['PHONE'] }]);
  });
});

describe('a prospect', () => {
  it('whose posting says "no calls" is asked about in writing', async () => {
    const [his, hers] = await meet();
    await restrict(sam.person, { prospectId: his, source: 'POSTING' });
    expect([await channelOf(his), await channelOf(hers)]).toEqual(['EMAIL', 'PHONE']);
    expect((await see(his)).restrictions).toEqual([{ channels: ['PHONE'], source: 'POSTING' }]);
  });

  it('at an employer that closes every way is reviewed by the counselor', async () => {
    const [his] = await meet();
    const all = ['PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE'];
    await restrict(carla, { employerId, channels: all });
    expect((await see(his)).nextStep).toMatchObject({ kind: 'COUNSELOR_REVIEW', owner: 'COUNSELOR' });
    const OF_EMPLOYER = `query ($id: UUID!) { employer(id: $id) { restrictions { employerId channels } } }`;
    const { employer } = await ask(api, sam.person, OF_EMPLOYER, { id: employerId });
    expect(employer.restrictions).toEqual([{ employerId, channels: all }]);
    expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
  });

  it('that has ended owes its last word again when the ways to it are open again', async () => {
    const [his] = await meet();
    await ask(api, sam.person, CLOSE, { input: { prospectId: his, outcome: 'REJECTED' } });
    const { kind } = (await see(his)).nextStep;
    const all = ['PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE'];
    const { restriction } = await restrict(carla, { employerId, channels: all });
    expect((await see(his)).nextStep).toBeNull();
    await lift(carla, { id: restriction.id, version: 1 });
    expect((await see(his)).nextStep).toMatchObject({ kind });
    expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
  });
});

it('is refused for what is not there, not one’s own, or not said', async () => {
  const [, hers] = await meet();
  const other = await openCenter(api, 'lakeside');
  const refusals = [
    [sam.person, { contactId: newId() }, 'CONTACT_NOT_FOUND', 'contactId'],
    [other.admin, { contactId }, 'CONTACT_NOT_FOUND', 'contactId'],
    [sam.person, { prospectId: hers }, 'PROSPECT_NOT_FOUND', 'prospectId'],
    [sam.person, { employerId }, 'STAFF_ONLY', 'employerId'],
    [carla, {}, 'VALUE_NOT_VALID', 'contactId'],
    [carla, { contactId, channels: [] }, 'VALUE_TOO_SMALL', 'channels'],
  ] as const;
  for (const [as, input, code, field] of refusals)
    expect((await restrict(as, input)).userErrors).toEqual([{ code, field }]);
  const { restriction } = await restrict(carla, { contactId });
  expect((await lift(other.admin, { id: restriction.id, version: 1 })).userErrors).toEqual([
    { code: 'RESTRICTION_NOT_FOUND', field: 'id' },
  ]);
});
