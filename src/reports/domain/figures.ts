import { sum } from '../../kernel/sum.js';
import { type Dimension, DIMENSIONS, type Figure, type Group, type Judged } from './report.js';

/** Those counted, by the groups they stand in: by dimension, name and key. */
export function byGroup(judged: readonly Judged[]): readonly (readonly [Group, readonly Judged[]])[] {
  const groups = new Map<string, [Group, Judged[]]>();
  for (const one of judged.filter(({ verdict }) => verdict.counted))
    for (const group of one.verdict.groups) {
      const key = `${group.dimension} ${group.key}`;
      const members = groups.get(key);
      if (members) members[1].push(one);
      else groups.set(key, [group, [one]]);
    }
  return [...groups.values()].toSorted(([a], [b]) => inOrder(a, b));
}

const inOrder = (a: Group, b: Group): number =>
  placeOf(a.dimension) - placeOf(b.dimension) || compare(a.name, b.name) || compare(a.key, b.key);
const placeOf = (dimension: Dimension): number => DIMENSIONS.indexOf(dimension);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export type Members = readonly Judged[];

export const inBuckets = (members: Members, ...buckets: readonly string[]): Members =>
  members.filter(({ verdict }) => buckets.includes(verdict.bucket));

export const marked = (members: Members, mark: string): Members =>
  members.filter(({ verdict }) => verdict.marks.includes(mark));

const studentsIn = (members: Members): number => new Set(members.map(({ studentId }) => studentId)).size;

type Named = Pick<Figure, 'key' | 'label' | 'group'>;
const NOTHING_ELSE = { numerator: null, denominator: null, currency: null, note: null };

export const countOf = (named: Named, members: Members): Figure => ({
  ...named,
  ...NOTHING_ELSE,
  unit: 'COUNT',
  value: members.length,
  students: studentsIn(members),
});

/** The sum of a measure over members: interviews, contacts. */
export const sumOf = (named: Named, members: Members, measure: string): Figure => ({
  ...named,
  ...NOTHING_ELSE,
  unit: 'COUNT',
  value: sum(valuesOf(members, measure)),
  students: studentsIn(members),
});

export const shareOf = (named: Named, part: Members, whole: Members, note: string | null = null): Figure =>
  shareOfCounts(named, part.length, whole.length, { students: studentsIn(whole), note });

export const shareOfCounts = (
  named: Named,
  numerator: number,
  denominator: number,
  { students, note }: Pick<Figure, 'students' | 'note'>,
): Figure => ({
  ...named,
  currency: null,
  unit: 'SHARE',
  value: denominator === 0 ? null : rounded(numerator / denominator),
  numerator,
  denominator,
  students,
  note: denominator === 0 ? 'Nobody stands in the denominator.' : note,
});

/** How many said what they earn, with mean and median, in each currency. Fewer than `atLeast`: no mean and no median. */
export function payOf(group: Group, members: Members, measure: string, label: string, atLeast: number): Figure[] {
  return currenciesOf(members, measure).flatMap((currency) => {
    const paid = members.filter(({ verdict }) => verdict.measures[`${measure}.${currency}`] !== undefined);
    const amounts = valuesOf(paid, `${measure}.${currency}`);
    const named = (key: string, what: string): Named => ({
      key: `${measure}.${key}.${currency}`,
      label: `${label}, ${what} (${currency})`,
      group,
    });
    const tooFew = amounts.length < atLeast;
    const money = { ...NOTHING_ELSE, unit: 'MONEY' as const, currency, students: studentsIn(paid) };
    const note = tooFew ? `Needs at least ${atLeast} amounts; there are ${amounts.length}.` : null;
    return [
      { ...countOf(named('n', 'reported'), paid), currency },
      { ...named('mean', 'mean'), ...money, note, value: tooFew ? null : inUnits(meanOf(amounts)) },
      { ...named('median', 'median'), ...money, note, value: tooFew ? null : inUnits(medianOf(amounts)) },
    ];
  });
}

const currenciesOf = (members: Members, measure: string): readonly string[] => {
  const keys = members.flatMap(({ verdict }) => Object.keys(verdict.measures));
  const ofMeasure = keys.filter((key) => key.startsWith(`${measure}.`)).map((key) => key.slice(measure.length + 1));
  return [...new Set(ofMeasure)].toSorted();
};

const valuesOf = (members: Members, measure: string): readonly number[] =>
  members.flatMap(({ verdict }) => verdict.measures[measure] ?? []);

const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/** The middle one, of an even number the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Cents to units of the currency, rounded to a cent. */
const inUnits = (cents: number): number => Math.round(cents) / 100;

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;
