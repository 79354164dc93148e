import { type Distributions, twoSidedNormal } from '../distributions.js';
import { eValueOfHazardRatio } from '../e-value.js';
import { type Interval, symmetricInterval } from '../interval.js';
import { holm } from '../multiple-testing.js';
import { type AssociationFit, fitAssociations, type WhyNot } from './association-model.js';
import { type Candidacies, type Exposure, EXPOSURES } from './candidacies.js';
import type { Adjustment } from './covariates.js';
import { countsOf, type ExposureCounts } from './exposure-counts.js';
import { type KnownApart, knownApartOf } from './known-apart.js';
import { stretchesOf, type Telling } from './start-stop.js';

/** The endings that follow-ups are set against. */
export const ASSOCIATED = ['OFFER', 'REJECTION'] as const;
export type AssociatedEnding = (typeof ASSOCIATED)[number];

export const FEWEST_STUDENTS_PER_LEVEL = 20;
export const FEWEST_EVENTS_PER_LEVEL = 10;

const AS_IT_WAS: Telling = { lag: 0, withBackfilled: true };

/** Other ways to tell the same follow-ups; an association that only stands in one of them does not stand. */
export const VARIANTS = {
  LAG_1: { lag: 1, withBackfilled: true },
  LAG_3: { lag: 3, withBackfilled: true },
  WITHOUT_BACKFILLED: { lag: 0, withBackfilled: false },
} as const satisfies Record<string, Telling>;
export type Variant = keyof typeof VARIANTS;

export interface HazardRatio extends Interval {
  readonly hazardRatio: number;
  /** Standard error of the log of the ratio, robust by student. */
  readonly standardError: number;
}

export interface Association extends HazardRatio {
  readonly eValue: number;
  readonly eValueOfInterval: number;
  /** Holm-adjusted within the whole table, all three follow-ups and both endings. */
  readonly adjustedP: number;
}

export interface AssociationRow {
  readonly exposure: Exposure;
  readonly ending: AssociatedEnding;
  /** Null where there is not enough to tell. */
  readonly counts: ExposureCounts | null;
  readonly association: Association | null;
  readonly adjustedFor: readonly Adjustment[];
  readonly sensitivity: readonly ({ readonly variant: Variant } & Partial<HazardRatio>)[];
  readonly missing: Missing | null;
}

/** What there is not enough of: so many of so many. */
export interface Missing {
  readonly what: 'STUDENTS' | 'EVENTS' | 'MODEL';
  readonly have: number;
  readonly need: number;
  readonly whyNot: WhyNot | null;
}

export interface AssociationTable {
  /** What the center asks for. */
  readonly smallestGroup: number;
  readonly students: number;
  readonly prospects: number;
  /** Endings whose own day is not known, so the day on which they were learned stands in its place; and all endings. */
  readonly learnedOnly: number;
  readonly ended: number;
  readonly rows: readonly AssociationRow[];
  readonly knownApart: readonly KnownApart[];
}

/** The effect table of a center: each follow-up against each ending. */
export function associationsOf(
  candidacies: Candidacies,
  distributions: Distributions,
  smallestGroup: number,
): AssociationTable {
  const fewest = Math.max(FEWEST_STUDENTS_PER_LEVEL, smallestGroup);
  const rows = ASSOCIATED.flatMap((ending) => rowsOf(candidacies, ending, distributions, fewest));
  return {
    smallestGroup,
    students: new Set(candidacies.student).size,
    prospects: candidacies.count,
    learnedOnly: candidacies.learned.reduce((sum, one) => sum + one, 0),
    ended: candidacies.ending.reduce((sum, ending) => sum + Number(ending > 0), 0),
    rows: heldAgainstTheFamily(rows),
    knownApart: EXPOSURES.map((_, exposure) => knownApartOf(candidacies, exposure, smallestGroup)),
  };
}

function rowsOf(
  candidacies: Candidacies,
  ending: AssociatedEnding,
  distributions: Distributions,
  fewest: number,
): AssociationRow[] {
  const question = { candidacies, ending, fewest, exposures: EXPOSURES };
  const { counts, missing, enough, model } = askedOf(question, AS_IT_WAS);
  const variants = model && 'fit' in model ? variantsOf({ ...question, exposures: enough }) : [];
  return EXPOSURES.map((exposure, at): AssociationRow => {
    const ratio = ratioOf(model, exposure);
    const row = { exposure, ending, adjustedFor: model && 'fit' in model ? model.adjustedFor : [] };
    if (ratio === null)
      return { ...row, counts: null, association: null, sensitivity: [], missing: missing[at] ?? missingOf(model!) };
    return {
      ...row,
      counts: counts[at]!,
      association: associationOf(ratio, distributions),
      sensitivity: variants.map((each) => ({ variant: each.variant, ...ratioOf(each.model, exposure) })),
      missing: null,
    };
  });
}

interface Question {
  readonly candidacies: Candidacies;
  readonly ending: AssociatedEnding;
  readonly fewest: number;
  /** The follow-ups that are asked about. */
  readonly exposures: readonly Exposure[];
}

/** Follow-ups of which there is too little are not in the model: one that hardly anybody made would leave no figure for the others. */
function askedOf({ candidacies, ending, fewest, exposures }: Question, telling: Telling) {
  const stretches = stretchesOf(candidacies, telling);
  const counts = EXPOSURES.map((_, exposure) => countsOf(candidacies, stretches, exposure, ending));
  const missing = counts.map((each) => missingIn(each, fewest));
  const enough = exposures.filter((exposure) => missing[EXPOSURES.indexOf(exposure)] === null);
  const model = enough.length === 0 ? null : fitAssociations(candidacies, stretches, ending, enough);
  return { counts, missing, enough, model };
}

const missingIn = ({ without, with: after }: ExposureCounts, fewest: number): Missing | null => {
  const students = Math.min(without.students, after.students);
  const events = Math.min(without.events, after.events);
  if (students < fewest) return { what: 'STUDENTS', have: students, need: fewest, whyNot: null };
  return events < FEWEST_EVENTS_PER_LEVEL
    ? { what: 'EVENTS', have: events, need: FEWEST_EVENTS_PER_LEVEL, whyNot: null }
    : null;
};

const missingOf = (model: AssociationFit): Missing | null =>
  'whyNot' in model ? { what: 'MODEL', have: model.events, need: model.needed, whyNot: model.whyNot } : null;

const variantsOf = (question: Question) =>
  (Object.keys(VARIANTS) as Variant[]).map((variant) => ({
    variant,
    model: askedOf(question, VARIANTS[variant]).model,
  }));

function ratioOf(model: AssociationFit | null, exposure: Exposure): HazardRatio | null {
  if (model === null || 'whyNot' in model) return null;
  const at = model.exposures.indexOf(exposure);
  const { coefficients, robustVariance } = model.fit;
  const log = coefficients[at];
  if (log === undefined) return null;
  const standardError = Math.sqrt(robustVariance[at * (coefficients.length + 1)]!);
  const { lower, upper } = symmetricInterval(log, standardError);
  return { hazardRatio: Math.exp(log), standardError, lower: Math.exp(lower), upper: Math.exp(upper) };
}

function associationOf(ratio: HazardRatio, distributions: Distributions): Association {
  const { ofEstimate, ofInterval } = eValueOfHazardRatio(ratio.hazardRatio, ratio);
  const p = twoSidedNormal(distributions, Math.log(ratio.hazardRatio) / ratio.standardError);
  return { ...ratio, eValue: ofEstimate, eValueOfInterval: ofInterval, adjustedP: p };
}

/** Those without a number stay in the family, so that data coming in never make a mark easier to get. */
function heldAgainstTheFamily(rows: readonly AssociationRow[]): AssociationRow[] {
  const adjusted = holm(rows.map(({ association }) => association?.adjustedP ?? 1));
  return rows.map((row, at) =>
    row.association === null ? row : { ...row, association: { ...row.association, adjustedP: adjusted[at]! } },
  );
}
