import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.mjs';
import { bareCopy } from './export/bare-copy.mjs';
import { ourExport } from './export/our-export.mjs';
import { ourJob } from './export/our-job.mjs';
import { seededDatabase } from './export/seeded-database.mjs';
import { startService } from './export/service.mjs';

/**
 * A million interviews in each format: our export over HTTP against the bare `COPY (SELECT ...) TO STDOUT` of the same rows as CSV
 * through the same driver, role and row level security. CSV and the bare COPY take turns; the other formats are written once, and CSV once
 * more as a job to a file. BENCH_ROWS makes it smaller, BENCH_ROUNDS shorter, BENCH_DATA keeps the data.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const PARTS = [0.1, 0.5, 1];
const OTHERS = ['jsonl', 'parquet', 'xlsx'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = Number(process.env.BENCH_ROWS ?? 1_000_000);

buildIfStale(root);
const database = await seededDatabase(root, wanted);
const files = mkdtempSync(join(tmpdir(), 'followthrough-bench-files-'));
try {
  const variables = { ...database.variables, STORAGE_DIRECTORY: files };
  const service = await startService(root, { ...database, variables });
  try {
    await compare(service);
  } finally {
    await service.stop();
  }
} finally {
  rmSync(files, { recursive: true, force: true });
  await database.stop();
}

async function compare(service) {
  const token = await service.signIn('seed-001', 'admin@seed-001.example', database.password);
  await ourExport(service, token, 'csv', PARTS);
  await bareCopy(database);
  const [csv, bare] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    csv.push(await ourExport(service, token, 'csv', PARTS));
    bare.push(await bareCopy(database));
  }
  const limit = median(bare.map(pace));
  console.log(`\n${csv[0].rows} rows; CSV and COPY: medians of ${ROUNDS} rounds`);
  console.log(
    'format    rows/s   of COPY   MB    memory of the service: idle, highest after 10 %, 50 %, all of the time',
  );
  line('COPY', limit, limit, bare[0].bytes, '');
  line('csv', median(csv.map(pace)), limit, csv[0].bytes, memoryIn(csv.at(-1)));
  for (const extension of OTHERS) {
    const one = await ourExport(service, token, extension, PARTS);
    line(extension, pace(one), limit, one.bytes, memoryIn(one));
  }
  line('csv, job', pace(await ourJob(service, token, 'CSV')), limit, csv[0].bytes, '');
}

function line(name, rate, limit, bytes, memory) {
  const columns = [name.padEnd(9), String(Math.round(rate)).padStart(7), (rate / limit).toFixed(2).padStart(8)];
  const megabytes = (bytes === undefined ? '' : (bytes / 1e6).toFixed(0)).padStart(6);
  console.log(`${columns.join(' ')} ${megabytes}    ${memory}`);
}

function memoryIn({ idle, memory }) {
  return [idle, ...memory].map((megabytes) => `${megabytes} MB`).join(', ');
}

function pace({ rows, seconds }) {
  return rows / seconds;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
