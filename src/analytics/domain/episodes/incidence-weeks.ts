import { aalenJohansen, atRiskAt, type IncidenceCurve } from '../aalen-johansen.js';
import { type ClusteredSpells, estimateIncidence } from '../incidence-estimate.js';
import { riskTableOf } from '../risk-table.js';
import { weeklyCurve } from '../suppression-curves.js';
import { extremeOf, type ShareRange } from '../suppression-rules.js';
import { type Candidacies, type Ending, ENDINGS, HORIZON } from './candidacies.js';

/** All ways in which a candidacy ends; they compete. */
export const CAUSES = ENDINGS.slice(1) as readonly Exclude<Ending, 'OPEN'>[];

export interface IncidencePoint {
  readonly ending: Ending;
  /** Probability of having ended so by the end of the week, to whole percent as its limits are; null: told as a range only, or not at all. */
  readonly probability: number | null;
  readonly range: ShareRange | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface IncidenceWeek {
  readonly week: number;
  /** Rounded down to tens. */
  readonly atRisk: number;
  readonly points: readonly IncidencePoint[];
}

/** The curves of some candidacies at the end of each week, without those of endings that may not be told. */
export function weeksOf(
  candidacies: Candidacies,
  members: readonly number[],
  threshold: number,
  untold: ReadonlySet<Ending>,
): IncidenceWeek[] {
  const spells = spellsOf(candidacies, members);
  const curve = aalenJohansen(riskTableOf(spells, CAUSES.length));
  return weeklyCurve(FROM_THE_FIRST_WEEK, HORIZON, (day) => atRiskAt(curve, day), threshold).map(({ day, atRisk }) => ({
    week: day / 7,
    atRisk: Math.floor(atRisk / 10) * 10,
    points: CAUSES.map((ending, cause) =>
      untold.has(ending) ? { ...UNTOLD, ending } : pointOf(spells, curve, ending, cause + 1, day),
    ),
  }));
}

/** Also before anything has happened: so all curves have the same weeks, and those that end together can be cut by number. */
const FROM_THE_FIRST_WEEK = [{ day: 0 }];

const UNTOLD = { probability: null, range: null, lower: null, upper: null };

function pointOf(
  spells: ClusteredSpells,
  curve: IncidenceCurve,
  ending: Ending,
  cause: number,
  day: number,
): IncidencePoint {
  const estimate = estimateIncidence(spells, curve, cause, day);
  if (estimate.status === 'not_estimable') return { ...UNTOLD, ending };
  const { probability, interval } = estimate.value;
  const range = extremeOf(probability * spells.stop.length, spells.stop.length) ?? null;
  if (range !== null) return { ...UNTOLD, ending, range };
  const [chance, lower, upper] = [probability, interval.lower, interval.upper].map(toWholePercent);
  return { ending, probability: chance!, range, lower: lower!, upper: upper! };
}

const toWholePercent = (share: number): number => Math.round(share * 100) / 100;

export const spellsOf = ({ days, ending, student }: Candidacies, members: readonly number[]): ClusteredSpells => ({
  stop: Int16Array.from(members, (at) => days[at]!),
  status: Uint8Array.from(members, (at) => ending[at]!),
  cluster: numbered(Int32Array.from(members, (at) => student[at]!)),
});

/** The same numbers as 0, 1, 2, ... without a gap. */
function numbered(ids: Int32Array): Int32Array {
  const places = new Map<number, number>();
  return ids.map((id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  });
}
