import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.mjs';
import { haveOwedStepsRead } from './analytics/owed-steps-read.mjs';
import { databaseToAnswer } from './analytics/database-to-answer.mjs';
import { measured } from './analytics/measured.mjs';
import { writeRows } from './analytics/rows.mjs';
import { seededDatabase } from './export/seeded-database.mjs';
import { startService } from './export/service.mjs';

/**
 * Cox with 10 covariates, Efron, 40 strata and 100,000 clusters, and Aalen-Johansen, on a million start-stop rows: ours beside R's
 * `survival` on the same file, each in a process of its own, where Rscript is on the machine. Then from database to answer over
 * HTTP, and how soon the service answers others meanwhile. BENCH_ROWS makes the file smaller, BENCH_PROSPECTS the center (0: no
 * center), BENCH_DATA keeps its data.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rows = Number(process.env.BENCH_ROWS ?? 1_000_000);
const prospects = Number(process.env.BENCH_PROSPECTS ?? 200_000);
/** As the export's bench has them: interviews of which a center's prospects are made. */
const PROSPECTS_PER_INTERVIEW = 1.23;

buildIfStale(root);
besideR();
if (prospects > 0) await inTheService();

function besideR() {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-bench-'));
  try {
    const file = join(folder, 'rows.csv');
    writeRows(file, rows);
    console.log(`\n${rows} start-stop rows; seconds of the estimate alone, memory of the whole process`);
    const here = join(root, 'bench/analytics');
    print('ours', measured(process.execPath, [join(here, 'ours.mjs'), file]));
    if (spawnSync('Rscript', ['--version']).status === 0)
      print('R', measured('Rscript', [join(here, 'survival.R'), file]));
    else console.log('R          Rscript is not on this machine (Debian: r-base-core r-cran-survival)');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(who, { answers, megabytes }) {
  for (const [what, seconds, figure] of answers)
    console.log(`${who.padEnd(11)}${what.padEnd(18)}${Number(seconds).toFixed(2).padStart(7)} s   ${figure}`);
  console.log(`${who.padEnd(11)}${'memory'.padEnd(18)}${String(megabytes).padStart(7)} MB`);
}

async function inTheService() {
  const database = await seededDatabase(root, Math.round(prospects / PROSPECTS_PER_INTERVIEW));
  try {
    await haveOwedStepsRead(database.url);
    const service = await startService(root, database);
    try {
      await databaseToAnswer(service, database);
    } finally {
      await service.stop();
    }
  } finally {
    await database.stop();
  }
}
