import { readFileSync } from 'node:fs';
import { fitCox } from '../../dist/src/analytics/domain/cox/fit.js';
import { estimateIncidence, incidenceCurveOf } from '../../dist/src/analytics/domain/incidence-estimate.js';

/** Reads the file into typed arrays, as the service reads the database's lines, and estimates. */
const WIDTH = 10;
const rows = read(readFileSync(process.argv[2]));

const fit = timed(
  'cox',
  () => fitCox(rows.offers),
  ({ coefficients = [], reason }) =>
    reason ?? Array.from(coefficients.slice(0, 2), (coefficient) => coefficient.toFixed(8)).join(' '),
);
if (fit.status !== 'estimated') throw new Error(fit.reason);
timed(
  'aalen-johansen',
  () => {
    const curve = incidenceCurveOf(rows.spells, 2);
    return [30, 60, 90].map((day) => estimateIncidence(rows.spells, curve, 1, day).value);
  },
  (days) => days.map(({ probability }) => probability.toFixed(8)).join(' '),
);

function timed(what, work, figureOf) {
  const startedAt = performance.now();
  const answer = work();
  console.log(`${what},${(performance.now() - startedAt) / 1000},${figureOf(answer)}`);
  return answer;
}

function read(bytes) {
  let count = -1;
  for (const byte of bytes) if (byte === 10) count += 1;
  const offers = {
    count,
    width: WIDTH,
    start: new Float64Array(count),
    stop: new Float64Array(count),
    event: new Uint8Array(count),
    stratum: new Int32Array(count),
    cluster: new Int32Array(count),
    covariates: new Float64Array(count * WIDTH),
  };
  const status = new Uint8Array(count);
  let from = bytes.indexOf(10) + 1;
  for (let row = 0; row < count; row += 1) {
    const to = bytes.indexOf(10, from);
    const [start, stop, event, stratum, cluster, ...x] = bytes.latin1Slice(from, to).split(',').map(Number);
    offers.start[row] = start;
    offers.stop[row] = stop;
    offers.event[row] = event === 1 ? 1 : 0;
    status[row] = event;
    offers.stratum[row] = stratum - 1;
    offers.cluster[row] = cluster;
    offers.covariates.set(x, row * WIDTH);
    from = to + 1;
  }
  return { offers, spells: { start: offers.start, stop: offers.stop, status, cluster: offers.cluster } };
}
