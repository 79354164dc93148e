import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.mjs';
import { bareCopy } from './export/bare-copy.mjs';
import { ourExport } from './export/our-export.mjs';
import { seededDatabase } from './export/seeded-database.mjs';
import { startService } from './export/service.mjs';

/**
 * CSV of a million interviews: our export over HTTP against the bare `COPY (SELECT ...) TO STDOUT` of the same rows
 * through the same driver, role and row level security, in turns. BENCH_ROWS makes it smaller, BENCH_DATA keeps the data.
 */
const ROUNDS = 3;
const MARKS = [0.1, 0.5, 1];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = Number(process.env.BENCH_ROWS ?? 1_000_000);

buildIfStale(root);
const database = await seededDatabase(root, wanted);
try {
  const service = await startService(root, database);
  try {
    print(await takeTurns(service));
  } finally {
    await service.stop();
  }
} finally {
  await database.stop();
}

async function takeTurns(service) {
  const token = await service.signIn('seed-001', 'admin@seed-001.example', database.password);
  const ours = () =>
    ourExport(
      service,
      token,
      MARKS.map((part) => part * wanted),
    );
  const bare = () => bareCopy(database);
  await ours();
  await bare();
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) rounds.push({ ours: await ours(), bare: await bare() });
  return rounds;
}

function print(rounds) {
  const ours = median(rounds.map((round) => pace(round.ours)));
  const bare = median(rounds.map((round) => pace(round.bare)));
  const { rows, bytes, memory, idle } = rounds.at(-1).ours;
  console.log(`\n${rows} rows, ${(bytes / 1e6).toFixed(0)} MB; medians of ${rounds.length} rounds`);
  console.log(`our export over HTTP      ${Math.round(ours)} rows/s`);
  console.log(`bare COPY (SELECT ...)    ${Math.round(bare)} rows/s`);
  console.log(`ratio                     ${(ours / bare).toFixed(2)}`);
  console.log(
    `memory of the service     idle ${idle} MB; highest until row ${memory.map(({ row, peak }) => `${row}: ${peak} MB`).join(', ')}`,
  );
}

function pace({ rows, seconds }) {
  return rows / seconds;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
