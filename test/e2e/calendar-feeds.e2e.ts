import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOUR } from '../../src/kernel/instant.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp, send } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { runAhead } from '../support/time.js';

let api: TestApi;
let center: OpenedCenter;
let counselor: TestPerson;
let ana: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  counselor = await addPerson(api, center, 'carla', ['COUNSELOR']);
  ana = await addSignedInStudent(api, center, 'ana');
});
afterAll(() => api.stop());
afterEach(() => void vi.restoreAllMocks());

const ISSUE = `mutation ($input: IssueCalendarFeedInput!) { issueCalendarFeed(input: $input) { address calendarFeed { id issuedAt lastFetchedAt } userErrors { code } } }`;
const REVOKE = `mutation { revokeCalendarFeed(input: {}) { revokedId userErrors { code } } }`;
const MINE = '{ myCalendarFeed { id issuedAt lastFetchedAt } }';
const SCHEDULE = `mutation ($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { interview { id version } userErrors { code message } } }`;
const CANCEL = `mutation ($input: CancelInterviewInput!) { cancelInterview(input: $input) { prospect { id } userErrors { code message } } }`;

const RECEIVE = `mutation ($input: ReceiveOfferInput!) { receiveOffer(input: $input) { offer { id version } userErrors { code message } } }`;
const EXTEND = `mutation ($input: ExtendOfferInput!) { extendOffer(input: $input) { offer { version } userErrors { code message } } }`;
const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { outcome { id } userErrors { code message } } }`;

const issue = async (as: TestPerson, input: object = {}): Promise<Data> =>
  (await ask(api, as, ISSUE, { input })).issueCalendarFeed;

/** The path of a new address. */
const pathFor = async (as: TestPerson): Promise<string> => new URL((await issue(as)).address).pathname;

const eventsAt = async (path: string): Promise<Map<string, InstanceType<typeof ICAL.Component>>> => {
  const answer = await api.http().get(path).expect(200).expect('content-type', 'text/calendar; charset=utf-8');
  const calendar = ICAL.Component.fromString(answer.text);
  return new Map(
    calendar.getAllSubcomponents('vevent').map((event) => [String(event.getFirstPropertyValue('uid')), event]),
  );
};
const told = (event: InstanceType<typeof ICAL.Component> | undefined, name: string) =>
  event?.getFirstPropertyValue(name)?.toString();

/** What makes a calendar program take an entry for newer than the one it has. */
const revisionOf = (event: InstanceType<typeof ICAL.Component> | undefined) => ({
  sequence: Number(told(event, 'sequence')),
  stamp: Date.parse(told(event, 'dtstamp')!),
  lastModified: Date.parse(told(event, 'last-modified')!),
});

const interviewed = async (student: TestStudent, employerName: string): Promise<string> => {
  const { prospect } = await logInterview(api, student.person.token, {
    prospect: { employerName, position: 'Clerk' },
    startsAt: daysFromNow(-3),
    gamePlan: { promisedOn: dayFromNow(4), precision: 'DAY', initiator: 'STUDENT_CALLS' },
  });
  await recordFollowUp(api, student.person.token, {
    prospectId: prospect.id,
    kind: 'THANK_YOU',
    channel: 'EMAIL',
    happenedAt: daysFromNow(-2.5),
  });
  return prospect.id;
};

const offerReceived = async (student: TestStudent, employerName: string, deadlineAt: string) => {
  const prospectId = await interviewed(student, employerName);
  const { offer } = await send(api, student.person.token, 'receiveOffer', RECEIVE, { prospectId, deadlineAt });
  return { prospectId, offer, uid: `offer-${offer.id}@followthrough` };
};

describe('the calendar of a student', () => {
  it('holds interviews, the next step with its reason, and the deadlines of offers', async () => {
    const prospectId = await interviewed(ana, 'Żółć & Søn; Straße, 東京 Logistics of the Northern Harbor District');
    const { interview } = await send(api, ana.person.token, 'scheduleInterview', SCHEDULE, {
      prospectId: await interviewed(ana, 'Second Round Ltd'),
      startsAt: daysFromNow(5),
    });
    const offered = await interviewed(ana, 'Offering Inc');
    await recordFollowUp(api, ana.person.token, {
      prospectId: offered,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      disposition: 'OFFER',
      offer: { deadlineAt: daysFromNow(9), payAmount: '48123.00', payCurrency: 'EUR', payPeriod: 'YEAR' },
    });
    const path = await pathFor(ana.person);
    const events = await eventsAt(path);
    const step = events.get(`next-step-${prospectId}@followthrough`);
    expect(told(step, 'summary')).toContain('Żółć & Søn; Straße, 東京 Logistics of the Northern Harbor District');
    expect(told(step, 'description')).toMatch(/ on \w+ \d+ \w+: .*\.$/);
    expect(step?.getFirstSubcomponent('valarm')).toBeTruthy();
    expect(told(events.get(`interview-${interview.id}@followthrough`), 'summary')).toBe('Interview: Second Round Ltd');
    expect([...events.keys()].filter((uid) => uid.startsWith('offer-'))).toHaveLength(1);
    const { text } = await api.http().get(path);
    expect(text).not.toMatch(/48123|ana@/);
  });

  it('keeps the name of a next step over replans, with a growing sequence, and says what was called off', async () => {
    const rae = await addSignedInStudent(api, center, 'rae');
    const prospectId = await interviewed(rae, 'Replanned Works');
    const { interview } = await send(api, rae.person.token, 'scheduleInterview', SCHEDULE, {
      prospectId,
      startsAt: daysFromNow(6),
    });
    const path = await pathFor(rae.person);
    const before = await eventsAt(path);
    runAhead(api, 5_000);
    await send(api, rae.person.token, 'cancelInterview', CANCEL, {
      interviewId: interview.id,
      version: interview.version,
    });
    const after = await eventsAt(path);
    const step = `next-step-${prospectId}@followthrough`;
    expect(Number(told(after.get(step), 'sequence'))).toBeGreaterThan(Number(told(before.get(step), 'sequence')));
    expect(told(after.get(step), 'summary')).not.toBe(told(before.get(step), 'summary'));
    const uid = `interview-${interview.id}@followthrough`;
    expect(told(before.get(uid), 'status')).toBe('CONFIRMED');
    expect(told(after.get(uid), 'status')).toBe('CANCELLED');
    expect(Number(told(after.get(uid), 'sequence'))).toBeGreaterThan(Number(told(before.get(uid), 'sequence')));
  });

  it('shows the deadline of an offer that was extended, as a newer revision of the same entry', async () => {
    const pia = await addSignedInStudent(api, center, 'pia');
    const { offer, uid } = await offerReceived(pia, 'Patient Partners', daysFromNow(10));
    const path = await pathFor(pia.person);
    const before = (await eventsAt(path)).get(uid);
    runAhead(api, 5_000);
    const extension = { offerId: offer.id, version: offer.version, deadlineAt: daysFromNow(20) };
    await send(api, pia.person.token, 'extendOffer', EXTEND, extension);
    const after = (await eventsAt(path)).get(uid);
    expect(Date.parse(told(after, 'dtend')!)).toBe(Math.floor(Date.parse(extension.deadlineAt) / 1_000) * 1_000);
    const [older, newer] = [revisionOf(before), revisionOf(after)];
    expect(newer.sequence).toBeGreaterThan(older.sequence);
    expect(newer.stamp).toBeGreaterThan(older.stamp);
    expect(newer.lastModified).toBeGreaterThan(older.lastModified);
  });

  it('no longer shows the deadline of an offer, extended or not, whose prospect has ended', async () => {
    const rob = await addSignedInStudent(api, center, 'rob');
    const kept = await offerReceived(rob, 'Keeping Co', daysFromNow(10));
    const ended = [
      await offerReceived(rob, 'Ending Co', daysFromNow(10)),
      await offerReceived(rob, 'Late Co', daysFromNow(10)),
    ];
    const { id: offerId, version } = ended[1]!.offer;
    await send(api, rob.person.token, 'extendOffer', EXTEND, { offerId, version, deadlineAt: daysFromNow(20) });
    const path = await pathFor(rob.person);
    const offersShown = async () => [...(await eventsAt(path)).keys()].filter((uid) => uid.startsWith('offer-'));
    expect((await offersShown()).toSorted()).toEqual([kept.uid, ...ended.map(({ uid }) => uid)].toSorted());
    for (const { prospectId } of ended)
      await send(api, rob.person.token, 'closeProspect', CLOSE, { prospectId, outcome: 'REJECTED' });
    expect(await offersShown()).toEqual([kept.uid]);
  });

  it('shows nothing of other students or centers', async () => {
    const tim = await addSignedInStudent(api, center, 'tim');
    const prospectId = await interviewed(tim, 'Only Tim');
    const own = await eventsAt(await pathFor(tim.person));
    expect([...own.keys()]).toContain(`next-step-${prospectId}@followthrough`);
    const other = await openCenter(api, 'lakeside');
    for (const as of [ana.person, other.admin])
      expect([...(await eventsAt(await pathFor(as))).keys()]).not.toContain(`next-step-${prospectId}@followthrough`);
  });
});

describe('the calendar of a counselor', () => {
  it('holds the interviews of the caseload and the steps that are the counselor’s, with shortened names', async () => {
    const uma = await addSignedInStudent(api, center, 'uma');
    const path = await pathFor(counselor);
    const prospectId = await interviewed(uma, 'Caseload Corp');
    expect((await eventsAt(path)).size).toBe(0);
    const ASSIGN = `mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { userErrors { code message } } }`;
    await send(api, center.admin.token, 'assignCaseload', ASSIGN, {
      studentIds: [uma.id],
      counselorId: counselor.id,
      fromDay: dayFromNow(-2),
    });
    const events = await eventsAt(path);
    expect([...events.values()].map((event) => told(event, 'summary'))).toEqual(['Interview: Caseload Corp (uma S.)']);
    await recordFollowUp(api, uma.person.token, {
      prospectId,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      disposition: 'OFFER',
    });
    const step = (await eventsAt(path)).get(`next-step-${prospectId}@followthrough`);
    expect(told(step, 'summary')).toBe('Talk the offer over with the student: Caseload Corp (uma S.)');
  });
});

describe('an address', () => {
  it('is told once, replaced by a new one, and gone when revoked', async () => {
    const sam = (await addSignedInStudent(api, center, 'sam')).person;
    expect((await ask(api, sam, MINE)).myCalendarFeed).toBeNull();
    const first = await issue(sam, { clientMutationId: 'once' });
    expect(first).toMatchObject({ address: expect.stringMatching(/\/calendar\/[\w.-]+\.ics$/), userErrors: [] });
    expect((await issue(sam, { clientMutationId: 'once' })).address).toBeNull();
    const old = new URL(first.address).pathname;
    await api.http().get(old).expect(200);
    const path = await pathFor(sam);
    await api.http().get(path).expect(200);
    expect((await ask(api, sam, REVOKE)).revokeCalendarFeed.userErrors).toEqual([]);
    expect((await ask(api, sam, REVOKE)).revokeCalendarFeed.userErrors).toEqual([{ code: 'CALENDAR_FEED_NOT_FOUND' }]);
    expect((await ask(api, sam, MINE)).myCalendarFeed).toBeNull();
    const unknown = path.replace(/\.[\w-]+\.ics$/, `.${'x'.repeat(43)}.ics`);
    const nowhere = path.replace(/[\w-]+(?=\.)/, newId());
    for (const gone of [old, path, unknown, nowhere, '/calendar/x.ics', '/calendar/x']) {
      const { status, body } = await api.http().get(gone);
      expect([status, body.code, body.message]).toEqual([404, 'NOT_FOUND', 'There is no calendar under this address.']);
    }
  });

  it('is kept only as a hash, and not in the audit trail', async () => {
    const secret = (await issue(ana.person)).address.split('.').at(-2);
    const { rows } = await api.database.as(
      'superuser',
      `SELECT 1 FROM calendar_feeds f WHERE f::text LIKE $1 UNION ALL SELECT 1 FROM audit_entries a WHERE a::text LIKE $1
       UNION ALL SELECT 1 FROM idempotency_keys k WHERE k::text LIKE $1`,
      [`%${secret}%`],
    );
    expect(rows).toEqual([]);
  });

  it('answers nothing new with 304, and stops for a person who is disabled', async () => {
    const eve = await addPerson(api, center, 'eve', ['COUNSELOR']);
    const path = await pathFor(eve);
    const { headers } = await api.http().get(path).expect(200);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    const again = await api.http().get(path).set('if-none-match', headers['etag']!).expect(304);
    expect([again.text, again.headers['etag']]).toEqual(['', headers['etag']]);
    await api.database.as('superuser', 'UPDATE users SET disabled_at = now() WHERE id = $1', [eve.id]);
    await api.http().get(path).expect(404);
  });

  it('notes at most once an hour that it was fetched', async () => {
    const path = await pathFor(ana.person);
    const lastFetchedAt = async () => (await ask(api, ana.person, MINE)).myCalendarFeed.lastFetchedAt;
    expect(await lastFetchedAt()).toBeNull();
    await api.http().get(path);
    const first = await lastFetchedAt();
    runAhead(api, HOUR / 2);
    await api.http().get(path);
    expect(await lastFetchedAt()).toBe(first);
    runAhead(api, HOUR + 60_000);
    await api.http().get(path);
    expect(Date.parse(await lastFetchedAt())).toBeGreaterThan(Date.parse(first) + HOUR);
  });
});
