import { alwaysValidInterval, bestMixtureRatio } from '../../analytics/domain/always-valid-interval.js';
import { type Estimate, estimated, notEstimable } from '../../analytics/domain/estimate.js';
import { armDifference } from '../../analytics/domain/incidence-difference.js';
import type { Interval } from '../../analytics/domain/interval.js';
import { FEWEST_OFFERS, FEWEST_OFFERS_TO_STOP, FEWEST_STUDENTS, LOOKING_ALPHA } from './trial.js';
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
}

/**
 * The 99.5 % always-valid interval: over all looks together it misses the truth at most once in 200 trials. The final
 * interval is read at the rest of alpha, so that both together keep to it. The mixture is tuned to the planned end.
 */
export function monitor(prospects: readonly TrialProspect[], { primaryDay, plannedError }: Plan): Estimate<Monitoring> {
  const [control, treatment] = [ofArm(prospects, 'CONTROL'), ofArm(prospects, 'TREATMENT')];
  if (whyTooFew(control) !== null || whyTooFew(treatment) !== null) return notEstimable(NOT_YET);
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
const NOT_YET = `Not enough data yet: each arm needs ${FEWEST_STUDENTS} students with interviews and ${FEWEST_OFFERS} offers.`;

/** Why an arm has too little for any figure at the end; null: it has enough. */
export function whyTooFew(arm: readonly TrialProspect[]): string | null {
  const students = new Set(arm.map(({ studentId }) => studentId)).size;
  if (students < FEWEST_STUDENTS)
    return `Not enough data yet: an arm has ${students} of ${FEWEST_STUDENTS} students with interviews.`;
  const offers = offersOf(arm);
  return offers < FEWEST_OFFERS ? `Not enough data yet: an arm has ${offers} of ${FEWEST_OFFERS} offers.` : null;
}

const offersOf = (arm: readonly TrialProspect[]): number => arm.filter(({ status }) => status === OFFER).length;
