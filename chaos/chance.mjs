/** Numbers that look random and are the same for the same seed (mulberry32 of Tommy Ettinger); each at least 0 and less than 1. */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** A whole number below `most`. */
    below: (most) => Math.floor(next() * most),
    between: (least, most) => least + next() * (most - least),
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
