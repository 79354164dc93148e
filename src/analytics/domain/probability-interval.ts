import { type Interval, Z_95 } from './interval.js';

/**
 * Pointwise intervals for a probability p that was estimated from a curve, by the scale on which the estimate is taken
 * to be normally distributed. The names are those of R's `survfit(conf.type =)`; the product shows `log-log`, which
 * keeps within 0 and 1 and is best for few events (Borgan and Liestøl, Scandinavian Journal of Statistics 1990).
 *
 *   log-log: p^exp(± z se / (p ln p))    log: p · exp(± z se / p), cut at 1    plain: p ± z se, cut at 0 and 1
 */
export const PROBABILITY_SCALES = {
  'log-log': (p, spread) => {
    const factor = spread / (p * Math.log(p));
    return { lower: p ** Math.exp(-factor), upper: p ** Math.exp(factor) };
  },
  log: (p, spread) => ({ lower: p * Math.exp(-spread / p), upper: Math.min(1, p * Math.exp(spread / p)) }),
  plain: (p, spread) => ({ lower: Math.max(0, p - spread), upper: Math.min(1, p + spread) }),
} as const satisfies Record<string, (p: number, spread: number) => Interval>;

export type ProbabilityScale = keyof typeof PROBABILITY_SCALES;

/** The interval of the probability on that scale; null where it is 0 or 1 and the curve says nothing of its error. */
export const probabilityInterval = (
  p: number,
  standardError: number,
  scale: ProbabilityScale = 'log-log',
  z: number = Z_95,
): Interval | null => (p > 0 && p < 1 ? PROBABILITY_SCALES[scale](p, z * standardError) : null);
