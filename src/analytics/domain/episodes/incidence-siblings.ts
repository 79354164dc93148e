import { sum } from '../../../kernel/sum.js';
import type { Group } from '../suppression-hierarchy.js';
import { curvePartsOf, type Sized } from '../suppression-parts.js';
import { isFew } from '../suppression-rules.js';
import type { Candidacies, Ending } from './candidacies.js';
import { CAUSES, type IncidenceWeek, weeksOf } from './incidence-weeks.js';
import { type NoCurve, noCurveSentence } from './incidence-words.js';

export interface IncidenceGroup {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  /** Not one cohort or caseload, but those together that have no curves of their own. */
  readonly isOthers: boolean;
  /** What the others are called; null: this is not the others. */
  readonly name: string | null;
  /** How many cohorts or caseloads the others are; null: this is not the others. */
  readonly holds: number | null;
  /** False: too few to be told of, or hidden so that others cannot be found by subtraction. Then all that follows is empty. */
  readonly shown: boolean;
  readonly students: number | null;
  readonly prospects: number | null;
  readonly weeks: readonly IncidenceWeek[];
  /** In words; null: there is a curve. */
  readonly whyNoCurve: string | null;
}

/** Candidacies that are put together, with how many they are. */
export interface SizedMembers extends Sized, Group {
  readonly members: readonly number[];
  /** Whether it may be told how many they are. */
  readonly isCounted: boolean;
}

/** A group with its curve, and of which endings it may not be told. */
export interface Drawing {
  readonly group: IncidenceGroup;
  readonly untold: ReadonlySet<Ending>;
}

export interface Study {
  readonly candidacies: Candidacies;
  readonly threshold: number;
}

/** All candidacies together: nothing is told from which they could be subtracted. */
export const drawWhole = (study: Study, whole: SizedMembers): Drawing => {
  const untold = rareEndings(study.candidacies, [whole]);
  const weeks = whole.isCounted ? weeksOf(study.candidacies, whole.members, study.threshold, untold) : [];
  return {
    group: { ...groupOf(whole), ...curveOf(study, weeks, whole.isCounted ? 'TOO_FEW_AT_RISK' : 'HIDDEN') },
    untold,
  };
};

/**
 * The groups of one whole, and those that are too small together as its others. Their curves, subtracted from that of the whole, tell of the part that is left, week by week. So they
 * are drawn all or none, until the first of them has too few left, and only of endings that neither the whole nor any of them has one or two of. Only what has a curve of its own is divided further.
 */
export const drawParts = (
  study: Study,
  name: string,
  groups: readonly SizedMembers[],
  whole: Drawing | undefined,
): Drawing[] => {
  const without = (some: readonly SizedMembers[], why: NoCurve): Drawing[] =>
    some.map((group) => ({ group: { ...groupOf(group), ...curveOf(study, [], why) }, untold: new Set() }));
  if (!whole || whole.group.weeks.length === 0) return without(groups, 'WHOLE_HAS_NONE');
  const parts = curvePartsOf(groups, study.threshold);
  if (!parts) return without(groups, 'TOO_FEW_PARTS');
  const others = parts.together.length > 0 ? [othersOf(whole.group, name, parts.together)] : [];
  const drawn = [...parts.alone.map((part) => ({ group: groupOf(part), members: part.members })), ...others];
  const untold = new Set([...whole.untold, ...rareEndings(study.candidacies, drawn)]);
  const curves = drawn.map(({ members }) => weeksOf(study.candidacies, members, study.threshold, untold));
  const last = Math.min(whole.group.weeks.length, ...curves.map(({ length }) => length));
  const told = drawn.map(({ group }, at) => ({
    group: { ...group, ...curveOf(study, curves[at]!.slice(0, last), 'TOO_FEW_AT_RISK') },
    untold,
  }));
  return [...told, ...without(parts.together, 'AMONG_OTHERS')];
};

/** Endings that one or two candidacies of a group had: the steps of a curve would be theirs. */
const rareEndings = (
  { ending }: Candidacies,
  groups: readonly { readonly members: readonly number[] }[],
): ReadonlySet<Ending> => {
  const isRare = (cause: number) =>
    groups.some(({ members }) => isFew(members.filter((at) => ending[at] === cause + 1).length));
  return new Set(CAUSES.filter((_, cause) => isRare(cause)));
};

type Curve = Pick<IncidenceGroup, 'weeks' | 'whyNoCurve'>;

const curveOf = ({ threshold }: Study, weeks: readonly IncidenceWeek[], whyNone: NoCurve): Curve => ({
  weeks,
  whyNoCurve: weeks.length > 0 ? null : noCurveSentence(whyNone, threshold),
});

const groupOf = ({
  cohortId,
  counselorId,
  isCounted,
  students,
  prospects,
}: SizedMembers): Omit<IncidenceGroup, keyof Curve> => ({
  cohortId,
  counselorId,
  isOthers: false,
  name: null,
  holds: null,
  shown: isCounted,
  students: isCounted ? students : null,
  prospects: isCounted ? prospects : null,
});

/** Whoever subtracts the sizes of the parts beside them from that of the whole learns theirs, and may: they are large enough together. */
const othersOf = ({ cohortId }: IncidenceGroup, name: string, together: readonly SizedMembers[]) => ({
  group: {
    cohortId,
    counselorId: null,
    isOthers: true,
    name,
    holds: together.length,
    shown: true,
    students: sum(together.map(({ students }) => students)),
    prospects: sum(together.map(({ prospects }) => prospects)),
  },
  members: together.flatMap(({ members }) => members),
});
