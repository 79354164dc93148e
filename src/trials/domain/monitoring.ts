import { alwaysValidInterval, bestMixtureRatio } from '../../analytics/domain/always-valid-interval.js';
import { type Estimate, estimated, notEstimable } from '../../analytics/domain/estimate.js';
import { armDifference } from '../../analytics/domain/incidence-difference.js';
import type { Interval } from '../../analytics/domain/interval.js';
import { fewestStudents, whyTooFew } from './enough.js';
import { FEWEST_OFFERS, FEWEST_OFFERS_TO_STOP, LOOKING_ALPHA } from './trial.js';
import { CAUSES, OFFER, ofArm, prospectSpells, type TrialProspect } from './trial-data.js';

/** What may be looked at while a trial runs, as often as one likes. */
export interface Monitoring {
  /** Always-valid 99.5 % interval of the difference in offers by the primary day, treatment minus control. */
  readonly interval: Interval;
  readonly excludesNone: boolean;
  /** Whether the stopping rule lets the trial end now. */
  readonly mayStop: boolean;
}

/** What the interval was tuned to when the trial was registered. */
export interface Plan {
  readonly primaryDay: number;
  /** The standard error that was expected at the end. */
  readonly plannedError: number;
  /** Students below which nothing is told of a group in this center. */
  readonly smallestGroup: number;
}

/**
 * The 99.5 % always-valid interval: over all looks together it misses the truth at most once in 200 trials. The final
 * interval is read at the rest of alpha, so that both together keep to it. The mixture is tuned to the planned end.
 */
export function monitor(
  prospects: readonly TrialProspect[],
  { primaryDay, plannedError, smallestGroup }: Plan,
): Estimate<Monitoring> {
  const [control, treatment] = [ofArm(prospects, 'CONTROL'), ofArm(prospects, 'TREATMENT')];
  if ([control, treatment].some((arm) => whyTooFew(arm, smallestGroup) !== null))
    return notEstimable(notYet(smallestGroup));
  const question = { cause: OFFER, causes: CAUSES.length, day: primaryDay };
  const found = armDifference(prospectSpells(treatment), prospectSpells(control), question);
  if (found.status === 'not_estimable') return found;
  const mixtureVariance = bestMixtureRatio(LOOKING_ALPHA) * plannedError ** 2;
  const { difference, standardError } = found.value;
  const { interval } = alwaysValidInterval(difference, standardError, { mixtureVariance, alpha: LOOKING_ALPHA });
  const excludesNone = interval.lower > 0 || interval.upper < 0;
  const enough = Math.min(offersOf(control), offersOf(treatment)) >= FEWEST_OFFERS_TO_STOP;
  return estimated({ interval, excludesNone, mayStop: excludesNone && enough });
}

/** How many an arm has would tell, beside what is told of all, how the other does. */
const notYet = (smallestGroup: number): string =>
  `Not enough data yet: each arm needs ${fewestStudents(smallestGroup)} students with interviews and ${FEWEST_OFFERS} offers.`;

const offersOf = (arm: readonly TrialProspect[]): number => arm.filter(({ status }) => status === OFFER).length;
