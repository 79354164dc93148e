import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayIn } from '../../src/kernel/zone.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import {
  ACCEPT_OFFER,
  acceptedOffer,
  CHANGE_GRADUATION,
  CONFIRM,
  CORRECT,
  DECLINE_OFFER,
  DESTINATIONS,
  done,
  EXCLUDE,
  GRADUATE,
  INCLUDE,
  RECEIVE_OFFER,
  RECORD,
  RECORD_QUARTER,
  REMOVE_GRADUATION,
  REMOVE_QUARTER,
  RETRACT,
  SUGGESTIONS,
  tell,
} from '../support/destinations.js';
import { NEW_YORK } from '../support/facts.js';
import { addEmployer, addSignedInStudent, addStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview } from '../support/prospects.js';
import { madeReport, valuesIn } from '../support/report-runs.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let counselor: TestPerson;
let sam: TestStudent;
let kim: string;
const TODAY = dayIn(NEW_YORK, Date.now());
const CLASS = 2026;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  kim = await addStudent(api, center, 'kim', { graduatingClass: CLASS, degreeLevel: 'MASTER', program: 'Law' });
});
afterAll(() => api.stop());

const errorsOf = ({ userErrors }: Data): string[] =>
  userErrors.map(({ code, field }: Data) => `${code} ${field ?? ''}`.trim());
const suggestions = async (): Promise<Data[]> =>
  (await ask(api, counselor, SUGGESTIONS, { class: CLASS })).firstDestinationSuggestions.edges.map(
    ({ node }: Data) => node,
  );

describe('graduations', () => {
  it('take from the day which class it is, and what is left out from the roster', async () => {
    const input = { studentIds: [kim], graduatedOn: '2026-05-15' };
    const [graduation] = (await done(api, counselor, GRADUATE, input)).graduations;
    expect(graduation).toMatchObject({
      graduatingClass: 2026,
      degreeLevel: 'MASTER',
      program: 'Law',
      student: { id: kim },
    });
    const moved = { id: graduation.id, version: 1, graduatedOn: '2026-07-01' };
    const { graduation: changed } = await done(api, counselor, CHANGE_GRADUATION, moved);
    expect(changed).toMatchObject({ graduatingClass: 2027, version: 2 });
    expect(errorsOf(await tell(api, counselor, CHANGE_GRADUATION, moved))).toEqual(['VERSION_CONFLICT version']);
    await done(api, counselor, REMOVE_GRADUATION, { id: graduation.id, version: 2 });
  });

  it('say what is missing or does not fit', async () => {
    const studentIds = [sam.id];
    expect(errorsOf(await tell(api, counselor, GRADUATE, { studentIds }))).toEqual(['CLASS_MISSING graduatingClass']);
    const misfit = { studentIds, graduatingClass: 2025, graduatedOn: '2025-07-01' };
    expect(errorsOf(await tell(api, counselor, GRADUATE, misfit))).toEqual(['GRADUATED_OUTSIDE_CLASS graduatedOn']);
    const stranger = { studentIds: [sam.id, newId()], graduatingClass: CLASS };
    expect(errorsOf(await tell(api, counselor, GRADUATE, stranger))).toEqual(['STUDENT_NOT_FOUND studentIds']);
  });
});

describe('an accepted offer', () => {
  let offerId: string;

  it('is suggested once the student has graduated', async () => {
    const offer = { payAmount: '62000', payCurrency: 'USD', payPeriod: 'YEAR', bonusAmount: '3000' };
    offerId = await acceptedOffer(api, sam, 'Acme', { startsAt: daysFromNow(-9), offer });
    expect(await suggestions()).toEqual([]);
    await done(api, counselor, GRADUATE, { studentIds: [sam.id], graduatedOn: '2026-05-15', degreeLevel: 'BACHELOR' });
    expect(await suggestions()).toMatchObject([
      { offerId, position: 'Analyst', payAmount: '62000.00', student: { id: sam.id }, employer: { name: 'Acme' } },
    ]);
  });

  it('is confirmed by a person, once', async () => {
    const input = { offerId, graduatingClass: CLASS, hoursAWeek: 37.5, isInField: true };
    expect(errorsOf(await tell(api, counselor, CONFIRM, { ...input, graduatingClass: 2025 }))).toEqual([
      'OFFER_NOT_FOUND offerId',
    ]);
    const { firstDestination } = await done(api, counselor, CONFIRM, input);
    expect(firstDestination).toMatchObject({
      outcome: 'EMPLOYED',
      hoursAWeek: 37.5,
      payAmount: '62000.00',
      bonusAmount: '3000.00',
      isInField: true,
      decidedOn: TODAY,
      knownOn: TODAY,
      knowledgeSource: 'STUDENT',
      evidence: 'Accepted offer: Analyst',
      offerId,
      employer: { name: 'Acme' },
    });
    expect(await suggestions()).toEqual([]);
    expect(errorsOf(await tell(api, counselor, CONFIRM, input))).toEqual(['OFFER_NOT_FOUND offerId']);
  });

  it('is suggested again after the confirmation was retracted', async () => {
    const { firstDestinations } = await ask(api, counselor, DESTINATIONS, { student: sam.id });
    const { id, version } = firstDestinations.edges[0].node;
    const { firstDestination } = await done(api, counselor, RETRACT, { id, version, reason: 'Another Sam.' });
    expect(firstDestination).toMatchObject({ retractReason: 'Another Sam.', version: 2 });
    expect(await suggestions()).toMatchObject([{ offerId }]);
    const correction = { id, version: 2, hoursAWeek: 20 };
    expect(errorsOf(await tell(api, counselor, CORRECT, correction))).toEqual(['FIRST_DESTINATION_RETRACTED id']);
  });
});

describe('the first offer', () => {
  /** An offer that came on a day, with the employer, and was answered at once. */
  const answered = async (student: TestStudent, answer: 'ACCEPT' | 'DECLINE', day: string): Promise<string> => {
    const { token } = student.person;
    const startsAt = `${day}T14:00:00Z`;
    const { prospect } = await logInterview(api, token, { prospect: { employerName: `Works ${day}` }, startsAt });
    const came = { prospectId: prospect.id, receivedAt: `${day}T17:00:00Z` };
    const { offer } = await done(api, student.person, RECEIVE_OFFER, came);
    const answers = { ACCEPT: ACCEPT_OFFER, DECLINE: DECLINE_OFFER };
    await done(api, student.person, answers[answer], { offerId: offer.id, version: 1, answeredAt: came.receivedAt });
    return offer.id;
  };

  it('is the earliest of the search of the class, whatever became of it, and is what CSEA counts', async () => {
    const lee = await addSignedInStudent(api, center, 'lee');
    const degree = { studentIds: [lee.id], degreeLevel: 'MASTER' };
    await done(api, counselor, GRADUATE, { ...degree, degreeLevel: 'BACHELOR', graduatedOn: '2024-05-15' });
    await answered(lee, 'DECLINE', '2024-04-02');
    await answered(lee, 'DECLINE', '2026-03-03');
    await done(api, counselor, GRADUATE, { ...degree, graduatedOn: '2026-05-15' });
    const offerId = await answered(lee, 'ACCEPT', '2026-10-05');
    expect(await suggestions()).toContainEqual(
      expect.objectContaining({ offerId, offeredOn: '2026-10-05', firstOfferedOn: '2026-03-03' }),
    );

    const { firstDestination } = await done(api, counselor, CONFIRM, { offerId, graduatingClass: CLASS });
    expect(firstDestination).toMatchObject({ offeredOn: '2026-03-03', decidedOn: '2026-10-05' });
    const run = await madeReport(api, center.admin, { standard: 'CSEA', graduatingClass: CLASS });
    expect(valuesIn(run, 'ALL')).toMatchObject({ offersByGraduation: 1, acceptancesByGraduation: 0 });
  });

  it('does not go back to what a search before was decided by', async () => {
    const max = await addSignedInStudent(api, center, 'max');
    await done(api, counselor, GRADUATE, { studentIds: [max.id], graduatedOn: '2025-05-15' });
    const before = await answered(max, 'ACCEPT', '2025-09-10');
    await done(api, counselor, CONFIRM, { offerId: before, graduatingClass: 2025 });
    await done(api, counselor, GRADUATE, { studentIds: [max.id], graduatedOn: '2026-05-15' });
    const offerId = await answered(max, 'ACCEPT', '2026-04-20');
    const { firstDestination } = await done(api, counselor, CONFIRM, { offerId, graduatingClass: CLASS });
    expect(firstDestination).toMatchObject({ offeredOn: '2026-04-20' });
  });
});

describe('what somebody said', () => {
  const said = (more: object = {}) => ({
    studentId: kim,
    graduatingClass: CLASS,
    outcome: 'EMPLOYED',
    knowledgeSource: 'EMPLOYER',
    ...more,
  });

  it('is recorded, corrected and read page by page', async () => {
    const employerId = await addEmployer(api, center, 'Bolt');
    const first = await done(api, counselor, RECORD, said({ employerId, hoursAWeek: 20, decidedOn: dayFromNow(-3) }));
    await done(api, counselor, RECORD, said({ outcome: 'CONTINUING_EDUCATION', knowledgeSource: 'STUDENT' }));
    const { id } = first.firstDestination;
    const { firstDestination } = await done(api, counselor, CORRECT, { id, version: 1, hoursAWeek: 32 });
    expect(firstDestination).toMatchObject({ hoursAWeek: 32, employer: { name: 'Bolt' }, version: 2 });

    const one = await ask(api, counselor, DESTINATIONS, { student: kim, first: 1 });
    const rest = await ask(api, counselor, DESTINATIONS, {
      student: kim,
      after: one.firstDestinations.pageInfo.endCursor,
    });
    expect(one.firstDestinations.edges[0].node.id).toBe(id);
    expect(rest.firstDestinations.edges.map(({ node }: Data) => node.outcome)).toEqual(['CONTINUING_EDUCATION']);
  });

  it('must fit together', async () => {
    const refused = async (more: object) => errorsOf(await tell(api, counselor, RECORD, said(more)));
    expect(await refused({ payAmount: '100' })).toEqual(['PAY_INCOMPLETE payAmount']);
    expect(await refused({ bonusAmount: '100' })).toEqual(['PAY_INCOMPLETE bonusAmount']);
    expect(await refused({ decidedOn: dayFromNow(5) })).toEqual(['KNOWN_BEFORE_IT_HAPPENED decidedOn']);
    expect(await refused({ employerId: newId() })).toEqual(['EMPLOYER_NOT_FOUND employerId']);
    expect(await refused({ graduatingClass: 2024 })).toEqual(['STUDENT_NOT_OF_CLASS graduatingClass']);
    expect(await refused({ studentId: newId() })).toEqual(['STUDENT_NOT_FOUND studentId']);
    expect(await refused({ hoursAWeek: 169 })).toEqual(['VALUE_TOO_LARGE hoursAWeek']);
  });

  it('is nothing for students', async () => {
    const { errors } = await api.graphql(DESTINATIONS, {}, sam.person.token);
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('employment in a quarter', () => {
  const quarter = (more: object = {}) => ({ studentId: kim, year: 2026, quarter: 1, source: 'WAGE_RECORD', ...more });

  it('is recorded once for each source', async () => {
    const employed = quarter({ isEmployed: true, earnings: '9200', currency: 'USD' });
    const { quarter: recorded } = await done(api, counselor, RECORD_QUARTER, employed);
    expect(recorded.earnings).toBe('9200');
    expect(errorsOf(await tell(api, counselor, RECORD_QUARTER, employed))).toEqual([
      'QUARTER_ALREADY_RECORDED quarter',
    ]);
    await done(api, counselor, RECORD_QUARTER, quarter({ isEmployed: false, source: 'SUPPLEMENTAL' }));
    await done(api, counselor, REMOVE_QUARTER, { id: recorded.id, version: 1 });
    await done(api, counselor, RECORD_QUARTER, employed);
    const idle = quarter({ quarter: 2, isEmployed: false, earnings: '1', currency: 'USD' });
    expect(errorsOf(await tell(api, counselor, RECORD_QUARTER, idle))).toEqual(['VALUE_NOT_VALID earnings']);
  });
});

describe('who is left out of reports', () => {
  it('is left out for one reason until included again', async () => {
    const input = { studentId: kim, reason: 'HEALTH', evidence: 'Letter of a doctor' };
    await done(api, counselor, EXCLUDE, input);
    expect(errorsOf(await tell(api, counselor, EXCLUDE, input))).toEqual(['ALREADY_EXCLUDED studentId']);
    await done(api, counselor, INCLUDE, { studentId: kim });
    expect(errorsOf(await tell(api, counselor, INCLUDE, { studentId: kim }))).toEqual(['NOT_EXCLUDED studentId']);
  });
});
