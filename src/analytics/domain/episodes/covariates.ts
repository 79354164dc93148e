import { type StartStopRows } from '../cox/rows.js';
import { type Candidacies, ENDINGS, type Ending, type Exposure, EXPOSURES } from './candidacies.js';
import type { Stretches } from './start-stop.js';

/** What the rate of outcomes is adjusted for: what leads to follow-ups and to outcomes alike, and is known before both. */
export const ADJUSTMENTS = [
  'READINESS',
  'TIER_1',
  'TIER_3',
  'ROUND_2',
  'ROUND_3_OR_LATER',
  'IN_PERSON',
  'PROMISE_PASSED',
  'READINESS_UNKNOWN',
  'TIER_UNKNOWN',
] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];
export type Covariate = Exposure | Adjustment;

/** Where in time and in whose candidacy a value is asked for. */
interface Place {
  readonly candidacies: Candidacies;
  readonly stretches: Stretches;
  readonly stretch: number;
  readonly candidacy: number;
  readonly interview: number;
}

const is = (truth: boolean): number => (truth ? 1 : 0);
const exposure = (at: number) => (place: Place) => place.stretches.done[at]![place.stretch]!;
const tierIs = (tier: number) => (place: Place) => is(place.candidacies.tier[place.candidacy] === tier);
const readinessOf = ({ candidacies, candidacy }: Place): number => candidacies.readiness[candidacy]!;
const roundOf = ({ candidacies, interview }: Place): number => candidacies.interviews.round[interview]!;

const VALUES: Record<Covariate, (place: Place) => number> = {
  THANK_YOU: exposure(EXPOSURES.indexOf('THANK_YOU')),
  STATUS_CHECK: exposure(EXPOSURES.indexOf('STATUS_CHECK')),
  FEEDBACK_REQUEST: exposure(EXPOSURES.indexOf('FEEDBACK_REQUEST')),
  READINESS: (place) => readinessOf(place) || 0,
  READINESS_UNKNOWN: (place) => is(Number.isNaN(readinessOf(place))),
  TIER_1: tierIs(1),
  TIER_3: tierIs(3),
  TIER_UNKNOWN: tierIs(0),
  ROUND_2: (place) => is(roundOf(place) === 2),
  ROUND_3_OR_LATER: (place) => is(roundOf(place) >= 3),
  IN_PERSON: ({ candidacies, interview }) => candidacies.interviews.inPerson[interview]!,
  PROMISE_PASSED: ({ stretches, stretch }) => stretches.promisePassed[stretch]!,
};

/** The stretches as rows of a regression for one way to end: any other end closes the row without an event. Strata are cohorts, clusters students. */
export function rowsFor(
  candidacies: Candidacies,
  stretches: Stretches,
  ending: Ending,
  covariates: readonly Covariate[],
): StartStopRows {
  const { count, candidacy } = stretches;
  const kind = ENDINGS.indexOf(ending);
  return {
    count,
    start: Float64Array.from(stretches.start),
    stop: Float64Array.from(stretches.stop),
    event: stretches.ending.map((each) => is(each === kind)),
    // Those in no cohort have a baseline of their own, the first.
    stratum: candidacy.map((at) => candidacies.cohort[at]! + 1),
    cluster: candidacy.map((at) => candidacies.student[at]!),
    covariates: valuesOf(candidacies, stretches, covariates),
    width: covariates.length,
  };
}

function valuesOf(candidacies: Candidacies, stretches: Stretches, covariates: readonly Covariate[]): Float64Array {
  const readers = covariates.map((covariate) => VALUES[covariate]);
  const values = new Float64Array(stretches.count * covariates.length);
  const place = { candidacies, stretches, stretch: 0, candidacy: 0, interview: 0 };
  let to = 0;
  for (let stretch = 0; stretch < stretches.count; stretch++) {
    place.stretch = stretch;
    place.candidacy = stretches.candidacy[stretch]!;
    place.interview = stretches.interview[stretch]!;
    for (const read of readers) values[to++] = read(place);
  }
  return values;
}

/** Covariates with more than one value among the rows; the others say nothing and are left out. */
export const varyingOf = (rows: StartStopRows, covariates: readonly Covariate[]): Covariate[] =>
  covariates.filter((_, at) => {
    for (let row = 1; row < rows.count; row++)
      if (rows.covariates[row * rows.width + at] !== rows.covariates[at]) return true;
    return false;
  });
