import { readFileSync } from 'node:fs';
import { commitmentTo, keyedBy, mistakesIn, type TrialRecord } from './trials/index.js';

/**
 * Draws the lots of a trial again from its seed and says whether every assignment is as it should be. It reads the file of
 * `GET /policy-trials/<id>.json` and needs neither the service nor its database. Ends with status 1 when something is wrong.
 */
const [file] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Usage: npm run verify-trial -- policy-trial-<id>.json\n');
  process.exit(2);
}

const record = JSON.parse(readFileSync(file, 'utf8')) as TrialRecord;
const mistakes = mistakesIn(record, commitmentTo, keyedBy(record.seed));
process.stdout.write(
  mistakes.length === 0
    ? `All ${record.assignments.length} assignments follow from the seed, and the seed is the one that was committed to.\n`
    : `${mistakes.join('\n')}\n`,
);
process.exitCode = mistakes.length === 0 ? 0 : 1;
