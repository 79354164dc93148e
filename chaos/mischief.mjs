import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What is done to the system, and how often. */
const COUNTS = { kill: 20, flush: 3, crash: 5, stop: 3 };
/** By how much the clocks of all workers are wrong, from which share of the time on. */
const CLOCK = [
  { at: 0.2, offset: DAY },
  { at: 0.35, offset: 0 },
  { at: 0.6, offset: -2 * HOUR },
  { at: 0.8, offset: 0 },
];

/** All mischief of one run in the order of time, made from the seed alone. */
export function mischiefOf({ from, until, chance, withRedis }) {
  const counts = withRedis ? COUNTS : { ...COUNTS, flush: 0 };
  const sudden = Object.entries(counts).flatMap(([what, count]) =>
    Array.from({ length: count }, () => ({ what, at: chance.between(from, until) })),
  );
  const jumps = CLOCK.map(({ at, offset }) => ({ what: 'jump', at: from + at * (until - from), offset }));
  return [...sudden, ...jumps].toSorted((a, b) => a.at - b.at);
}

/** Does it, each at its time; answers how often what was done. */
export async function doMischief(mischief, { workers, postgres, redis, clockFile, chance, stopForMs }) {
  const done = { kill: 0, flush: 0, crash: 0, stop: 0, jump: 0 };
  const acts = {
    kill: () => workers.kill(chance),
    stop: () => workers.stopFor(chance, stopForMs),
    flush: () => redis.flush(),
    crash: () => postgres.crash(),
    jump: ({ offset }) => writeFileSync(clockFile, String(offset)),
  };
  for (const each of mischief) {
    await wait(Math.max(0, each.at - Date.now()));
    // Nobody may be ready just now: then it waits until somebody is.
    while ((await acts[each.what](each)) === false) await wait(100);
    done[each.what] += 1;
  }
  return done;
}
