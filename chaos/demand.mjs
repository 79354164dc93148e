import { createHash } from 'node:crypto';

/** How the reminders are spread: shares of all of them. */
const SHARES = {
  /** Due only long after the run: a clock that jumps by a day must not bring them forward. */
  tomorrow: 0.03,
  /** Done before they are due: nobody is to hear of them. */
  done: 0.05,
  /** All due in the same second. */
  burst: 0.2,
  /** Written down by the workers themselves at the moment when they become due, several of them racing. */
  announced: 0.4,
};
const HOUR = 3_600_000;

/**
 * What the facts demand, made from the seed alone: for each reminder its center, recipient, key, the time before which it must not arrive, and
 * whether it must arrive at all. Nothing here knows how deliveries work.
 */
export function demandOf({ reminders, centers, from, until, chance }) {
  const burstAt = from + (until - from) * 0.4;
  return Array.from({ length: reminders }, (_, n) => {
    const isTomorrow = chance.next() < SHARES.tomorrow;
    const isBurst = chance.next() < SHARES.burst;
    const usual = isBurst ? burstAt : chance.between(from, until);
    return {
      centerId: centers[n % centers.length],
      id: idOf(`${from} ${n}`),
      key: `chaos:${n}`,
      to: `person-${n}@chaos.example`,
      dueAt: Math.round(isTomorrow ? chance.between(from + HOUR, from + 23 * HOUR) : usual),
      mustArrive: !isTomorrow,
      ...wayOf(chance, isTomorrow),
    };
  }).map((each) => ({ ...each, mustArrive: each.mustArrive && !each.isDone }));
}

const wayOf = (chance, isTomorrow) => ({
  isDone: chance.next() < SHARES.done,
  isAnnounced: !isTomorrow && chance.next() < SHARES.announced,
});

/** A UUID made from words. */
function idOf(words) {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
