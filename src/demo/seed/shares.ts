/** The part of a total that falls to one of several: `from` up to, not including, `to`. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** Splits a total evenly; the parts add up and differ by one at most. */
export const evenShare = (total: number, index: number, of: number): Share => ({
  from: Math.floor((total * index) / of),
  to: Math.floor((total * (index + 1)) / of),
});

/** Of five students one has hardly begun and one applies everywhere: parts of ten prospects each on average. */
const RHYTHM = [2, 6, 10, 14, 18];
const CYCLE = 50;

/** Splits a total unevenly among so many; the parts add up. */
export const unevenShare = (total: number, index: number, of: number): Share => ({
  from: Math.floor((total * weightBefore(index)) / weightBefore(of)),
  to: Math.floor((total * weightBefore(index + 1)) / weightBefore(of)),
});

const weightBefore = (index: number): number =>
  Math.floor(index / RHYTHM.length) * CYCLE + RHYTHM.slice(0, index % RHYTHM.length).reduce((sum, weight) => sum + weight, 0);
