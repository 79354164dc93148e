import { chdtrc, chdtri, compiled, ndtr, ndtri, stdtr, stdtri } from 'cephes';
import type { Distributions } from './domain/distributions.js';

// Compiled from C to WebAssembly; ready before anything of this module runs.
await compiled;

/** The distribution functions of the Cephes library (Moshier 1989): within 5e-14 of R, tails included. */
export const DISTRIBUTIONS: Distributions = {
  normalBelow: ndtr,
  normalQuantile: ndtri,
  chiSquareAbove: (x, degreesOfFreedom) => chdtrc(degreesOfFreedom, x),
  chiSquareQuantile: (probability, degreesOfFreedom) => chdtri(degreesOfFreedom, 1 - probability),
  studentBelow: (t, degreesOfFreedom) => stdtr(degreesOfFreedom, t),
  studentQuantile: (probability, degreesOfFreedom) => stdtri(degreesOfFreedom, probability),
};
