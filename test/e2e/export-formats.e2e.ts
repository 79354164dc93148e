import { parquetReadObjects } from 'hyparquet';
import readXlsxFile, { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from '../support/centers.js';
import { download, listen, openDownload, rowsOf } from '../support/downloads.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let admin: string;

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  await seedCenters(api, { centers: 1, students: 30, prospects: 300 });
  admin = await signIn(api, 'seed-001', 'admin@seed-001.example');
});
afterAll(() => api.stop());

const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;

const bytesOf = async (path: string): Promise<Buffer> => {
  const { response } = await openDownload(port, path, admin);
  expect(response.statusCode).toBe(200);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

type Row = Record<string, unknown>;

const linesOf = (body: string): Row[] =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const sheetRowsOf = async (file: Buffer): Promise<Row[]> => {
  const [headers, ...rows] = await readSheet(new Blob([new Uint8Array(file)]));
  const named = headers!.map((header) => String(header).replace(/ \(UTC\)$/, ''));
  return rows.map((row) => Object.fromEntries(named.map((header, place) => [header, row[place]])));
};

/** As CSV writes it, apart from the guard against formulas. */
const written = (value: unknown, inCsv: string): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) {
    const instant = value.toISOString().replace('.000Z', 'Z');
    return inCsv.length === 10 ? instant.slice(0, 10) : instant;
  }
  return typeof value === 'number' && inCsv.includes('.') ? value.toFixed(2) : String(value);
};

const asInCsv = (rows: readonly Row[], csv: readonly Record<string, string>[]): Record<string, string>[] =>
  rows.map((row, at) =>
    Object.fromEntries(Object.entries(row).map(([header, value]) => [header, written(value, csv[at]?.[header] ?? '')])),
  );

const COUNTED: Readonly<Record<string, string>> = {
  students: 'students',
  prospects: 'prospects',
  interviews: 'interviews',
  'follow-ups': 'follow_ups',
  outcomes: 'outcomes',
};

it.each(Object.keys(COUNTED))('every format holds the same %s', async (rows) => {
  const csv = rowsOf(await download(port, `/exports/${rows}.csv`, admin));
  const [stored] = await sql(`SELECT count(*) FROM ${COUNTED[rows]}`);
  expect(csv.length).toBe(stored.count);
  const lines = await download(port, `/exports/${rows}.jsonl`, admin);
  expect(lines.trailers['x-row-count']).toBe(String(csv.length));
  expect(asInCsv(linesOf(lines.body), csv)).toEqual(csv);
  expect(asInCsv(await sheetRowsOf(await bytesOf(`/exports/${rows}.xlsx`)), csv)).toEqual(csv);
  const parquet = await bytesOf(`/exports/${rows}.parquet`);
  expect(asInCsv(await parquetReadObjects({ file: new Uint8Array(parquet).buffer }), csv)).toEqual(csv);
});

it('writes typed values where the format has types', async () => {
  const [row] = linesOf((await download(port, '/exports/prospects.jsonl?stage=INTERVIEWED', admin)).body);
  expect(row).toMatchObject({
    Stage: 'INTERVIEWED',
    Archived: false,
    'Graduating class': expect.any(Number),
    'Next step due at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    Outcome: null,
  });
});

it('answers an empty set with a file that has its columns', async () => {
  const nothing = 'from=2001-01-01&to=2001-01-02';
  expect((await download(port, `/exports/outcomes.csv?${nothing}`, admin)).body.split('\n')).toHaveLength(2);
  expect((await download(port, `/exports/outcomes.jsonl?${nothing}`, admin)).body).toBe('');
  const [headers, ...rows] = await readSheet(
    new Blob([new Uint8Array(await bytesOf(`/exports/outcomes.xlsx?${nothing}`))]),
  );
  expect([headers!.includes('Outcome id'), rows]).toEqual([true, []]);
  const parquet = await bytesOf(`/exports/outcomes.parquet?${nothing}`);
  expect(await parquetReadObjects({ file: new Uint8Array(parquet).buffer })).toEqual([]);
});

it('asks of students that one of their prospects is so', async () => {
  const rows = rowsOf(await download(port, '/exports/students.csv?stage=OFFERED', admin));
  const expected = await sql(`SELECT DISTINCT student_id FROM prospects WHERE stage = 'OFFERED'`);
  expect(expected.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row['Student id']))).toEqual(new Set(expected.map((row) => row.student_id)));
});

it('names its sheet after the rows', async () => {
  const file = await bytesOf('/exports/follow-ups.xlsx');
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(file)]));
  expect(sheet!.sheet).toBe('Follow-ups');
});

it('writes nothing for an empty list, as for none', async () => {
  await sql("UPDATE game_plans SET channels = '{}'");
  const { body } = await download(port, '/exports/interviews.csv', admin);
  expect(body).not.toContain('""');
  expect(linesOf((await download(port, '/exports/interviews.jsonl', admin)).body)[0]).toMatchObject({
    'Agreed channels': null,
  });
});

it('knows no other file, and says which there are', async () => {
  for (const name of ['users.csv', 'outcomes.exe', 'x']) {
    const { status, body } = await download(port, `/exports/${name}`, admin);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ code: 'NO_SUCH_EXPORT' });
    expect(body).toContain('students, prospects, interviews, follow-ups, outcomes');
    expect(body).toContain('csv, xlsx, jsonl, parquet');
  }
});
