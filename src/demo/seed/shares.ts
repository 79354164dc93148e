import { sum } from '../../kernel/sum.js';

/** How many of a total fall to one of several equals; the parts add up and differ by one at most. */
export const evenShare = (total: number, index: number, of: number): number =>
  Math.floor((total * (index + 1)) / of) - Math.floor((total * index) / of);

/** Some students have hardly begun, some apply everywhere: parts of ten on average. */
const RHYTHM = [2, 6, 10, 14, 18];
const CYCLE = sum(RHYTHM);

/** How many of a total fall to one of several unequals; the parts add up. */
export const unevenShare = (total: number, index: number, of: number): number =>
  Math.floor((total * weightBefore(index + 1)) / weightBefore(of)) -
  Math.floor((total * weightBefore(index)) / weightBefore(of));

const weightBefore = (index: number): number =>
  Math.floor(index / RHYTHM.length) * CYCLE + sum(RHYTHM.slice(0, index % RHYTHM.length));
