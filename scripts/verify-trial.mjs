/**
 * Draws the lots of a policy trial again and says whether every assignment is as it should be: reads the file of
 * `GET /policy-trials/<id>.json` and shares no code with the service, so that it can be read and trusted by itself.
 * Ends with status 1 when something is wrong.
 *
 * A block: with HMAC-SHA256 under the seed, '<trial>|<stratum>|<block>|<counter>' gives words of 32 bits, big-endian, counter
 * after counter. below(n) takes words until one is less than floor(2^32 / n) * n, and its remainder by n. The block has each arm
 * m times, m being one of the multipliers, shuffled by Fisher and Yates. The k-th to draw has the k-th place of all blocks.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ARMS = ['CONTROL', 'TREATMENT'];

const [file] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Usage: npm run verify-trial -- policy-trial-<id>.json\n');
  process.exit(2);
}

const record = JSON.parse(readFileSync(file, 'utf8'));
const wrong = [...wrongSeed(record), ...wrongLots(record)];
process.stdout.write(
  wrong.length === 0
    ? `All ${record.assignments.length} lots follow from the seed. Its SHA-256 is ${record.commitment}: compare it with the audit trail of the start.\n`
    : `${wrong.join('\n')}\n`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

function wrongSeed({ seed, commitment }) {
  const found = createHash('sha256').update(seed).digest('hex');
  return found === commitment ? [] : [`The seed has the SHA-256 ${found}; committed to was ${commitment}.`];
}

function wrongLots({ trialId, unit, seed, cohortIds, assignments }) {
  const multipliers = unit === 'COHORT' ? [Math.ceil(cohortIds.length / ARMS.length)] : [2, 3];
  const stratumOf = ({ cohortId }) => (unit === 'COHORT' ? 'cohorts' : cohortId);
  return [...new Set(assignments.map(stratumOf))].flatMap((stratum) => {
    const drawn = new Map(
      assignments.filter((each) => stratumOf(each) === stratum).map(({ place, arm }) => [place, arm]),
    );
    const count = assignments.filter((each) => stratumOf(each) === stratum).length;
    return lots(seed, `${trialId}|${stratum}`, multipliers, count).flatMap((arm, place) =>
      drawn.get(place) === arm
        ? []
        : [`Stratum ${stratum}, place ${place}: the seed gives ${arm}, recorded is ${drawn.get(place) ?? 'nobody'}.`],
    );
  });
}

function lots(seed, stratum, multipliers, count) {
  const all = [];
  for (let block = 0; all.length < count; block++) {
    const next = words(seed, `${stratum}|${block}`);
    const times = multipliers[below(multipliers.length, next)];
    const arms = ARMS.flatMap((arm) => Array.from({ length: times }, () => arm));
    for (let i = arms.length - 1; i > 0; i--) {
      const j = below(i + 1, next);
      [arms[i], arms[j]] = [arms[j], arms[i]];
    }
    all.push(...arms);
  }
  return all.slice(0, count);
}

function words(seed, message) {
  let left = [];
  let counter = 0;
  return () => {
    if (left.length === 0) {
      const digest = createHmac('sha256', Buffer.from(seed, 'hex')).update(`${message}|${counter++}`).digest();
      left = Array.from({ length: digest.length / 4 }, (_, at) => digest.readUInt32BE(4 * at));
    }
    return left.shift();
  };
}

function below(n, next) {
  const fair = Math.floor(2 ** 32 / n) * n;
  for (;;) {
    const word = next();
    if (word < fair) return word % n;
  }
}
