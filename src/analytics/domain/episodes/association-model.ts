import { type CoxFit, fitCox } from '../cox/fit.js';
import type { StartStopRows } from '../cox/rows.js';
import { type Candidacies, type Ending, type Exposure, EXPOSURES } from './candidacies.js';
import { ADJUSTMENTS, type Adjustment, type Covariate, rowsFor, varyingOf } from './covariates.js';
import type { Stretches } from './start-stop.js';

/** Fewer events than this for each coefficient make estimates wild. */
const EVENTS_PER_COEFFICIENT = 10;

/** Why there is no number, in the order in which it is asked. */
export type WhyNot = 'TOO_FEW_EVENTS_FOR_THE_MODEL' | 'COLLINEAR' | 'SEPARATED' | 'NO_CONVERGENCE' | 'NO_EVENTS';

export type AssociationFit =
  | {
      readonly fit: CoxFit;
      readonly exposures: readonly Exposure[];
      /** What was allowed for; what never varies, only repeats the rest, or goes with the ending without exception is left out. */
      readonly adjustedFor: readonly Adjustment[];
      readonly events: number;
    }
  | { readonly whyNot: WhyNot; readonly events: number; readonly needed: number };

/**
 * How the rate of one ending goes with follow-ups, each from the day after it was done, among candidacies at the same day, of the
 * same cohort, alike in what is adjusted for. Cause-specific Cox model, Efron ties, cohorts as strata, sandwich by student.
 *
 * An adjustment that keeps the others from being told is left out and the model fitted again, the last one first: at most once for each.
 */
export function fitAssociations(
  candidacies: Candidacies,
  stretches: Stretches,
  ending: Ending,
  exposures: readonly Exposure[] = EXPOSURES,
): AssociationFit {
  const all = [...exposures, ...ADJUSTMENTS];
  let covariates: Covariate[] = varyingOf(rowsFor(candidacies, stretches, ending, all), all);
  for (;;) {
    const rows = rowsFor(candidacies, stretches, ending, covariates);
    const events = eventsIn(rows);
    const needed = EVENTS_PER_COEFFICIENT * covariates.length;
    if (events < needed) return { whyNot: 'TOO_FEW_EVENTS_FOR_THE_MODEL', events, needed };
    const fit = fitCox(rows);
    if (fit.status === 'estimated') return { fit, ...splitUp(covariates), events };
    const atFault = fit.covariate === null ? undefined : covariates[fit.covariate];
    if (!isAdjustment(atFault)) return { whyNot: fit.reason, events, needed };
    covariates = covariates.filter((covariate) => covariate !== atFault);
  }
}

const eventsIn = ({ event }: StartStopRows): number => event.reduce((sum, one) => sum + one, 0);

const isAdjustment = (covariate: Covariate | undefined): covariate is Adjustment =>
  (ADJUSTMENTS as readonly (Covariate | undefined)[]).includes(covariate);

const splitUp = (covariates: readonly Covariate[]) => ({
  exposures: EXPOSURES.filter((exposure) => covariates.includes(exposure)),
  adjustedFor: covariates.filter(isAdjustment),
});
