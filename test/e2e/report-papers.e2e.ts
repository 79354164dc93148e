import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { done, GRADUATE, RECORD } from '../support/destinations.js';
import { listen, openDownload } from '../support/downloads.js';
import { addSignedInStudent, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { madeReport } from '../support/report-runs.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let counselor: TestPerson;
let student: TestStudent;
let run: Data;

const get = async (path: string, as: { readonly token: string }) => {
  const { response } = await openDownload(port, path, as.token);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
};

const textOf = async (file: Buffer): Promise<string> => {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join(' ').replaceAll(/ +/g, ' ');
};

interface Tagged {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tagged[];
}

/** What the charts of the first page say to who cannot see them. */
const figuresIn = async (file: Buffer): Promise<string[]> => {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const told = ({ role, alt, children = [] }: Tagged): string[] => [
    ...(role === 'Figure' ? [alt ?? ''] : []),
    ...children.flatMap(told),
  ];
  return told((await (await pdf.getPage(1)).getStructTree()) as Tagged);
};

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  student = await addSignedInStudent(api, center, 'sam');
  const { token } = student.person;
  for (const employerName of ['Zakład Łódź', 'Nguyễn & Sons', 'Acme']) {
    const ended = { startsAt: daysFromNow(-20.1), endsAt: daysFromNow(-20) };
    const { prospect } = await logInterview(api, token, { prospect: { employerName }, ...ended });
    const thanks = { prospectId: prospect.id, kind: 'THANK_YOU', channel: 'EMAIL', happenedAt: daysFromNow(-19.5) };
    await recordFollowUp(api, token, thanks);
  }
  const period = { fromDay: dayFromNow(-60), toDay: dayFromNow(-1) };
  run = await madeReport(api, center.admin, { standard: 'FOLLOW_UP_OUTCOMES', ...period });
});
afterAll(() => api.stop());

describe('the follow-up outcome report on paper', () => {
  it('holds its figures and charts as text, for who may see them', async () => {
    const { status, headers, body } = await get(`/report-runs/${run.id}.pdf`, center.admin);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="follow-up-outcomes-[\d-]+\.pdf"$/);
    const text = await textOf(body);
    for (const words of [
      'Follow-up outcomes',
      'Interviews held',
      'Zakład Łódź',
      'Nguyễn & Sons',
      `Report run ${run.id}`,
    ])
      expect(text).toContain(words);
    expect(text).toContain('Share of owed follow-ups done on time by employer');
    expect(text).toContain('an association, not an effect');
    expect(text).toMatch(/\d %, \d+ of \d+/);
  });

  it('is the same bytes each time', async () => {
    const path = `/report-runs/${run.id}.pdf`;
    const [first, second] = [await get(path, center.admin), await get(path, center.admin)];
    expect(second.body.equals(first.body)).toBe(true);
  });

  it('leaves figures about few people out for staff who may not see everybody', async () => {
    const { status, body } = await get(`/report-runs/${run.id}.pdf`, counselor);
    expect(status).toBe(200);
    const text = await textOf(body);
    expect(text).not.toContain('Zakład Łódź');
    expect(text).toContain('All figures are left out: this run is about a part of the center');
  });

  it('has a chart where a standard tells of one group only', async () => {
    const degree = { graduatedOn: '2026-05-15', degreeLevel: 'MASTER' };
    await done(api, center.admin, GRADUATE, { studentIds: [student.id], ...degree });
    const said = { studentId: student.id, graduatingClass: 2026, outcome: 'EMPLOYED', knowledgeSource: 'STUDENT' };
    const days = { offeredOn: '2026-04-01', decidedOn: '2026-06-01', knownOn: '2026-06-02' };
    await done(api, center.admin, RECORD, { ...said, ...days });
    const csea = await madeReport(api, center.admin, { standard: 'CSEA', graduatingClass: 2026 });
    const { body } = await get(`/report-runs/${csea.id}.pdf`, center.admin);
    expect(await figuresIn(body)).toEqual([
      expect.stringContaining('First offer by graduation 100.0 %, 1 of 1; First offer by three months'),
    ]);
  });

  it('says in words why nothing is in it', async () => {
    const empty = await madeReport(api, center.admin, { standard: 'NACE', graduatingClass: 2140 });
    const { body } = await get(`/report-runs/${empty.id}.pdf`, center.admin);
    expect(await textOf(body)).toContain('No graduation of the class of 2140 is recorded.');
  });

  it('is not there for another center, and no student gets it', async () => {
    const other = await openCenter(api, 'lakeside');
    const [theirs, nothing] = [
      await get(`/report-runs/${run.id}.pdf`, other.admin),
      await get(`/report-runs/${newId()}.pdf`, other.admin),
    ];
    expect(theirs.status).toBe(404);
    expect(theirs.body.toString().replace(/"requestId":"[^"]*"/, '')).toBe(
      nothing.body.toString().replace(/"requestId":"[^"]*"/, ''),
    );
    expect((await get(`/report-runs/${run.id}.pdf`, student.person)).status).toBe(403);
  });

  it('is written down for each reader', async () => {
    const { rows } = await api.database.as(
      'superuser',
      `SELECT actor_id FROM audit_entries WHERE action = 'report-run.exported' AND subject_id = $1 AND after ->> 'kind' = 'pdf' ORDER BY id DESC LIMIT 1`,
      [run.id],
    );
    expect(rows).toEqual([{ actor_id: counselor.id }]);
  });
});
