import { closeSync, openSync, writeSync } from 'node:fs';

const STRATA = 40;
const CLUSTERS = 100_000;
/** log hazard ratios of the ten covariates. */
const EFFECTS = [0, 0.3, 0, 0.5, 0.2, -0.3, 0.4, 0.6, 0.1, 0.4];

/** Writes made-up candidacies of the shape that centers have: day resolution, so many ties, and two or three rows each. */
export function writeRows(file, wanted) {
  const random = randomFrom(20261123);
  const out = openSync(file, 'w');
  writeSync(out, `start,stop,event,stratum,cluster,${EFFECTS.map((_, at) => `x${at}`).join(',')}\n`);
  let lines = [];
  for (let written = 0, prospect = 0; written < wanted; prospect += 1) {
    const cluster = prospect % CLUSTERS;
    const traits = [cluster % 7 === 0 ? 1 : 0, 0, ...bits(random, 1), normal(random).toFixed(2), ...bits(random, 5), 0];
    const changes = [1 + Math.floor(random() * 10), 8 + Math.floor(random() * 20)];
    for (const [start, stop, event, x] of stretches(random, traits, changes)) {
      if (written >= wanted) break;
      lines.push(`${start},${stop},${event},${(cluster % STRATA) + 1},${cluster},${x.join(',')}`);
      written += 1;
    }
    if (lines.length > 50_000) lines = flush(out, lines);
  }
  flush(out, lines);
  closeSync(out);
}

/** Day by day until an offer, another ending or day 180; cut where the call and the promise change. */
function stretches(random, traits, [called, promised]) {
  const found = [];
  let x = traits;
  let start = 0;
  for (let day = 1; day <= 180; day += 1) {
    const rate = 0.014 * Math.exp(EFFECTS.reduce((sum, effect, at) => sum + effect * x[at], 0));
    const drawn = random();
    const [offer, other] = [drawn < rate, drawn > 0.982];
    if (offer || other || day === 180) return [...found, [start, day, offer ? 1 : other ? 2 : 0, x]];
    if (day === called || day === promised) {
      found.push([start, day, 0, x]);
      start = day;
      x = x.with(day === called ? 1 : 9, 1);
    }
  }
  return found;
}

const flush = (out, lines) => {
  if (lines.length > 0) writeSync(out, `${lines.join('\n')}\n`);
  return [];
};

const bits = (random, count) => Array.from({ length: count }, () => (random() < 0.3 ? 1 : 0));
const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** mulberry32: the same rows on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
