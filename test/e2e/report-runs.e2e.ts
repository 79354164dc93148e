import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { acceptedOffer, CONFIRM, CORRECT, done, GRADUATE, RECORD, SUGGESTIONS } from '../support/destinations.js';
import { download, listen, rowsOf } from '../support/downloads.js';
import { addSignedInStudent, addStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import {
  DOUBTS,
  madeReport,
  MOVE_COUNTS,
  MOVES,
  nodesOf,
  RECORDS,
  REPORT_RUN,
  REPORT_RUNS,
  startRun,
  valuesIn,
  VERIFY,
} from '../support/report-runs.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let admin: TestPerson;
let counselor: TestPerson;
let sam: TestStudent;
let kim: string;
let lou: string;

/** A class whose cut-off has not come yet, whenever this runs. */
const CLASS = new Date().getUTCFullYear();
const GRADUATED = `${CLASS - 1}-12-15`;
const nace = { standard: 'NACE', graduatingClass: CLASS };
const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;
const doubts = async (): Promise<Data[]> =>
  nodesOf((await ask(api, admin, DOUBTS, { standard: 'NACE', class: CLASS })).reportDoubts);
const records = async (as: TestPerson, id: string, more: object = {}): Promise<Data[]> =>
  nodesOf((await ask(api, as, RECORDS, { id, ...more })).reportRunRecords);
const ASSIGN = 'mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { userErrors { code } } }';

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  admin = center.admin;
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  const roster = { graduatingClass: CLASS, degreeLevel: 'BACHELOR', program: 'Biology' };
  kim = await addStudent(api, center, 'kim', { ...roster, externalId: 'K-7' });
  lou = await addStudent(api, center, 'lou', { graduatingClass: CLASS });
  await addStudent(api, center, 'max', roster);
  await ask(api, admin, ASSIGN, { input: { counselorId: counselor.id, studentIds: [kim], fromDay: dayFromNow(-30) } });
});
afterAll(() => api.stop());

describe('a class that has graduated', () => {
  it('is recorded at once, and the accepted offer is suggested and confirmed', async () => {
    const offer = { payAmount: '60000', payCurrency: 'USD', payPeriod: 'YEAR' };
    const offerId = await acceptedOffer(api, sam, 'Acme', { startsAt: daysFromNow(-9), offer });
    const degree = { graduatedOn: GRADUATED, degreeLevel: 'BACHELOR' };
    await done(api, counselor, GRADUATE, { studentIds: [sam.id, kim], ...degree });
    const [suggested] = nodesOf((await ask(api, counselor, SUGGESTIONS, { class: CLASS })).firstDestinationSuggestions);
    expect(suggested.offerId).toBe(offerId);
    expect((await doubts()).map(({ student, findings }) => [student.givenName, findings[0].code])).toContainEqual([
      'sam',
      'OFFER_NOT_CONFIRMED',
    ]);
    await done(api, counselor, CONFIRM, { offerId, graduatingClass: CLASS, hoursAWeek: 40, isInField: true });
  });

  it('is checked before the report, with the id of what to put right', async () => {
    const said = { studentId: kim, graduatingClass: CLASS };
    await done(api, counselor, RECORD, { ...said, outcome: 'EMPLOYED', knowledgeSource: 'PUBLIC_PROFILE' });
    await done(api, counselor, RECORD, { ...said, outcome: 'CONTINUING_EDUCATION', knowledgeSource: 'STUDENT' });
    const found = await doubts();
    const codes = Object.fromEntries(
      found.map(({ student, findings }) => [student.givenName, findings.map(({ code }: Data) => code).toSorted()]),
    );
    expect(codes).toEqual({
      kim: ['SOURCES_DISAGREE'],
      lou: ['GRADUATION_DATE_MISSING', 'LEVEL_MISSING'],
      max: ['GRADUATION_DATE_MISSING'],
    });
    const ofLou = found.find(({ student }) => student.givenName === 'lou');
    expect(ofLou.findings[0]).toMatchObject({
      subjectType: 'Student',
      subjectId: lou,
      remedies: ['recordGraduations'],
    });
    const one = await ask(api, admin, DOUBTS, { standard: 'NACE', class: CLASS, first: 1 });
    const { endCursor: after } = one.reportDoubts.pageInfo;
    const rest = await ask(api, admin, DOUBTS, { standard: 'NACE', class: CLASS, after });
    expect([...nodesOf(one.reportDoubts), ...nodesOf(rest.reportDoubts)]).toEqual(found);
  });
});

describe('a report', () => {
  let first: Data;
  let second: Data;

  it('counts by level, with a reason for everybody', async () => {
    first = await madeReport(api, admin, nace);
    expect(first).toMatchObject({ ruleVersion: 'nace-2026.1', fromDay: `${CLASS - 1}-07-01`, done: 4 });
    expect(valuesIn(first, 'BACHELOR')).toMatchObject({
      graduates: 3,
      employedFullTime: 1,
      continuingEducation: 1,
      employedHoursUnknown: 0,
      noInformation: 1,
      knowledgeRate: 0.666667,
      careerOutcomesRate: 1,
      'salary.median.USD': 60000,
    });
    expect(valuesIn(first, 'UNKNOWN')).toMatchObject({ graduates: 1, noInformation: 1 });
    const [record] = await records(admin, first.id, { student: sam.id });
    expect(record).toMatchObject({ key: `${sam.id}/BACHELOR`, bucket: 'EMPLOYED_FULL_TIME', counted: true });
    expect(record.reason).toContain('Counted as employed full time at 40 hours a week, as the graduate said');
    expect(record.record.statements[0]).toMatchObject({ employer: 'Acme', payAmount: '60000.00' });
  });

  it('shows a counselor the caseload, and no figure about few people', async () => {
    expect((await records(counselor, first.id)).map(({ student }) => student.givenName)).toEqual(['kim']);
    const { figures, notes } = (await ask(api, counselor, REPORT_RUN, { id: first.id })).reportRun;
    expect(figures).toEqual([]);
    expect(notes).toContainEqual(
      expect.stringMatching(
        /^2 of 2 groups are left out, because figures of fewer than 10 people .* an admin sees all\.$/,
      ),
    );
    expect(first.notes.join(' ')).not.toContain('left out');
    const written = rowsOf(await download(port, `/report-runs/${first.id}/figures.csv`, counselor.token));
    expect(written.map(({ Key, Note }) => [Key, Note])).toEqual(notes.map((note: string) => ['note', note]));
    const csv = await download(port, `/report-runs/${first.id}.csv`, counselor.token);
    expect(rowsOf(csv).map((row) => row['Student id'])).toEqual([kim]);
    const json = await download(port, `/report-runs/${first.id}.json`, counselor.token);
    expect(JSON.parse(json.body)).toMatchObject({ figures: [], notes });
    expect(JSON.parse(json.body)).not.toHaveProperty('records');
    const asked = await api.graphql(MOVE_COUNTS, { first: first.id, second: first.id }, counselor.token);
    expect(asked.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await startRunAs(sam.person)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  const startRunAs = (as: TestPerson) =>
    api.graphql(
      'mutation ($input: StartReportRunInput!) { startReportRun(input: $input) { reportRun { id } } }',
      { input: nace },
      as.token,
    );

  it('stays as it was when records are corrected, and follows from what it kept', async () => {
    const path = `/report-runs/${first.id}.json`;
    const before = await download(port, path, admin.token);
    const { statements } = (await records(admin, first.id, { student: sam.id }))[0].record;
    await done(api, counselor, CORRECT, { id: statements[0].id, version: 1, hoursAWeek: 20 });
    const after = await download(port, path, admin.token);
    expect(after.body).toBe(before.body);
    const { reportRunVerification } = await ask(api, admin, VERIFY, { id: first.id });
    expect(reportRunVerification).toEqual({
      isRuleVersionKnown: true,
      differingRecords: 0,
      areFiguresSame: true,
      sha256: createHash('sha256').update(before.body).digest('hex'),
    });
  });

  it('differs after a correction, and says who moved and why', async () => {
    second = await madeReport(api, admin, nace);
    expect(valuesIn(second, 'BACHELOR')).toMatchObject({ employedFullTime: 0, employedPartTime: 1 });
    const runs = { first: first.id, second: second.id };
    expect(nodesOf((await ask(api, admin, MOVES, runs)).reportMoves)).toMatchObject([
      {
        key: `${sam.id}/BACHELOR`,
        before: 'EMPLOYED_FULL_TIME',
        after: 'EMPLOYED_PART_TIME',
        reasonAfter: expect.stringContaining('at 20 hours a week'),
      },
    ]);
    expect((await ask(api, admin, MOVE_COUNTS, runs)).reportMoveCounts).toEqual([
      { before: 'EMPLOYED_FULL_TIME', after: 'EMPLOYED_PART_TIME', records: 1 },
    ]);
    expect(nodesOf((await ask(api, counselor, MOVES, runs)).reportMoves)).toEqual([]);
    expect(nodesOf((await ask(api, admin, REPORT_RUNS, { first: 1 })).reportRuns)[0].id).toBe(second.id);
  });

  it('is noticed when somebody changes what it kept', async () => {
    await sql(
      `UPDATE report_run_records SET verdict = jsonb_set(verdict, '{bucket}', '"MILITARY"') WHERE report_run_id = $1 AND student_id = $2`,
      [second.id, sam.id],
    );
    const { reportRunVerification } = await ask(api, admin, VERIFY, { id: second.id });
    expect(reportRunVerification).toMatchObject({ differingRecords: 1, areFiguresSame: true });
  });

  it('can be had as CSV, figures and records', async () => {
    const figures = rowsOf(await download(port, `/report-runs/${first.id}/figures.csv`, admin.token));
    expect(figures.find((row) => row['Key'] === 'knowledgeRate')).toMatchObject({
      Group: "Bachelor's",
      Numerator: '2',
      Denominator: '3',
      Written: '66.7 %',
    });
    const rows = rowsOf(await download(port, `/report-runs/${first.id}.csv`, admin.token));
    const ofKim = rows.find((row) => row['Student id'] === kim)!;
    const { student, findings: found } = (await records(admin, first.id, { student: kim }))[0]!;
    expect(ofKim).toMatchObject({
      'Given name': student.givenName,
      'Family name': student.familyName,
      'External id': 'K-7',
      Findings: 'SOURCES_DISAGREE',
      'Findings in words': found[0].message,
    });
    expect(rows.map((row) => row['Bucket']).toSorted()).toEqual([
      'CONTINUING_EDUCATION',
      'EMPLOYED_FULL_TIME',
      'NO_INFORMATION',
      'NO_INFORMATION',
    ]);
    expect((await download(port, `/report-runs/${newId()}.json`, admin.token)).status).toBe(404);
    expect((await download(port, `/report-runs/x.json`, admin.token)).status).toBe(404);
  });

  it('can be asked for one program', async () => {
    const run = await madeReport(api, admin, { ...nace, program: 'biology' });
    expect(valuesIn(run, 'BACHELOR')).toMatchObject({ graduates: 2 });
    const [hidden] = (await ask(api, counselor, REPORT_RUN, { id: run.id })).reportRun.notes;
    expect(hidden).toMatch(/^All figures are left out: this run is about a part of the center/);
  });

  it('says in words that nobody is in it', async () => {
    const misspelled = await madeReport(api, admin, { ...nace, program: 'Bilogy' });
    expect(misspelled.figures).toEqual([]);
    expect(misspelled.notes[0]).toBe(
      `No graduation of the class of ${CLASS} is recorded with the program "Bilogy"; check how it is spelled.`,
    );
  });
});

describe('what is asked for', () => {
  it('fits the standard', async () => {
    const refused = async (input: object) =>
      (await startRun(api, admin, input)).userErrors.map(({ code, field }: Data) => `${code} ${field}`);
    expect(await refused({ standard: 'NACE' })).toEqual(['VALUE_NOT_VALID graduatingClass']);
    expect(await refused({ ...nace, fromDay: '2026-01-01' })).toEqual(['VALUE_NOT_VALID fromDay']);
    expect(await refused({ standard: 'WIOA', fromDay: '2026-01-01' })).toEqual(['VALUE_NOT_VALID fromDay']);
    expect(await refused({ standard: 'WIOA', fromDay: '2025-01-01', toDay: '2026-01-01', program: 'Law' })).toEqual([
      'VALUE_NOT_VALID program',
    ]);
    expect(await refused({ ...nace, cohortId: newId() })).toEqual(['COHORT_NOT_FOUND cohortId']);
  });
});

describe('the other standards', () => {
  it('count MBA graduates', async () => {
    const mba = await addStudent(api, center, 'mia', {
      graduatingClass: CLASS,
      degreeLevel: 'MASTER',
      program: 'MBA',
    });
    await done(api, counselor, GRADUATE, { studentIds: [mba], graduatedOn: GRADUATED });
    const said = { studentId: mba, graduatingClass: CLASS, outcome: 'EMPLOYED', knowledgeSource: 'OFFER_LETTER' };
    await done(api, counselor, RECORD, { ...said, offeredOn: GRADUATED, decidedOn: GRADUATED, hoursAWeek: 40 });
    const run = await madeReport(api, admin, { standard: 'CSEA', graduatingClass: CLASS, program: 'MBA' });
    expect(valuesIn(run, 'ALL')).toMatchObject({ graduates: 1, seeking: 1, acceptancesByGraduation: 1 });
  });

  it('count graduates in the field', async () => {
    const period = { fromDay: `${CLASS - 1}-12-01`, toDay: `${CLASS - 1}-12-31` };
    const run = await madeReport(api, admin, { standard: 'CIRR', ...period });
    expect(valuesIn(run, 'ALL')).toMatchObject({ graduates: 3, NOT_SEEKING: 1, FIELD_UNKNOWN: 1 });
  });

  it('count exits after services', async () => {
    const startsAt = daysFromNow(-200);
    const { prospect } = await logInterview(api, sam.person.token, { prospect: { employerName: 'Bolt' }, startsAt });
    const review = { prospectId: prospect.id, kind: 'COUNSELOR_REVIEW', decision: 'GO_ON' };
    await recordFollowUp(api, counselor.token, { ...review, happenedAt: daysFromNow(-190) });
    const run = await madeReport(api, admin, { standard: 'WIOA', fromDay: dayFromNow(-300), toDay: dayFromNow(-100) });
    expect(valuesIn(run, 'ALL')).toMatchObject({ exiters: 1 });
    const [record] = await records(admin, run.id);
    expect(record.reason).toContain(`Exited on ${record.record.services[0]}`);
  });

  it('count follow-ups, by counselor and employer too', async () => {
    const startsAt = daysFromNow(-40);
    const told = { prospect: { studentId: kim, employerName: 'Cargo' }, startsAt };
    const { prospect } = await logInterview(api, counselor.token, told);
    const thanks = { prospectId: prospect.id, kind: 'THANK_YOU', channel: 'EMAIL', happenedAt: daysFromNow(-39.5) };
    await recordFollowUp(api, counselor.token, thanks);
    await ask(api, admin, ASSIGN, {
      input: { counselorId: counselor.id, studentIds: [kim], fromDay: dayFromNow(-60) },
    });
    const period = { fromDay: dayFromNow(-50), toDay: dayFromNow(-1) };
    const run = await madeReport(api, admin, { standard: 'FOLLOW_UP_OUTCOMES', ...period });
    expect(valuesIn(run, 'ALL')).toMatchObject({ prospects: 2, interviews: 2, OFFER: 1, OPEN: 1 });
    const cargo = run.figures.filter(({ group }: Data) => group.name === 'Cargo');
    const value = (key: string) => cargo.find((figure: Data) => figure.key === key).value;
    expect([value('onTime'), value('prospects')]).toEqual([1, 1]);
    expect(value('missed')).toBeGreaterThanOrEqual(1);
    expect(value('owed')).toBe(value('onTime') + value('late') + value('missed'));
  });
});
