import { isToldDimension } from './told-figures.js';
import type { Figure, Scope, StandardName } from './report.js';

/** What of a run its notes are about. */
export interface NotedRun extends Scope {
  readonly standard: StandardName;
  /** Null: every program. */
  readonly program: string | null;
  /** Null: the whole center. */
  readonly cohortId: string | null;
  /** Records looked at, whether they count or not. */
  readonly done: number;
  readonly figures: readonly Figure[];
}

export interface Reader {
  readonly seesEverybody: boolean;
  /** Figures about fewer people are not told to whoever may not see everybody. */
  readonly smallestGroup: number;
}

/** What a reader must know beside the figures, in sentences; not frozen with the run, so that its rules stay as they were. */
export const notesOn = (run: NotedRun, told: readonly Figure[], reader: Reader): string[] => [
  ...whyNothing(run, reader),
  ...whatIsLeftOut(run, told, reader),
  ...whatIsForFew(told, reader),
  ...whatIsDecided(run),
  ...whatIsToCome(run),
];

/**
 * Of a part of the center, or of days of one's own choice, only those who see everybody get figures: two runs that differ by a few
 * days tell by subtraction of the few between. Years from July to June never overlap.
 */
export const isPart = (run: Pick<NotedRun, 'cohortId' | 'program' | 'fromDay' | 'toDay'>): boolean =>
  run.cohortId !== null || run.program !== null || !isAYear(run);

const isAYear = ({ fromDay, toDay }: Pick<NotedRun, 'fromDay' | 'toDay'>): boolean =>
  fromDay.endsWith('-07-01') && toDay === `${Number(fromDay.slice(0, 4)) + 1}-06-30`;

function whyNothing(run: NotedRun, { seesEverybody }: Reader): string[] {
  if (run.done === 0) return [`${NOTHING[run.standard](run)}${ofPart(run)}.`];
  if (run.figures.length > 0 || (isPart(run) && !seesEverybody)) return [];
  return ['Nobody is counted: none of the records that were looked at fits the rules. Each of them says why.'];
}

const NOTHING: Readonly<Record<StandardName, (run: NotedRun) => string>> = {
  NACE: (run) => `No graduation of the class of ${classOf(run)} is recorded`,
  CSEA: (run) => `No graduation of a master of the class of ${classOf(run)} is recorded`,
  WIOA: ({ fromDay, toDay }) => `No service from ${fromDay} to ${toDay} is recorded`,
  CIRR: ({ fromDay, toDay }) => `No graduation from ${fromDay} to ${toDay} is recorded`,
  FOLLOW_UP_OUTCOMES: ({ fromDay, toDay }) => `No first interview from ${fromDay} to ${toDay} is recorded`,
};

const ofPart = ({ cohortId, program }: NotedRun): string =>
  [
    ...(cohortId === null ? [] : [' in this cohort']),
    ...(program === null ? [] : [` with the program "${program}"; check how it is spelled`]),
  ].join('');

const classOf = ({ toDay }: NotedRun): string => toDay.slice(0, 4);

function whatIsLeftOut(run: NotedRun, told: readonly Figure[], { seesEverybody, smallestGroup }: Reader): string[] {
  if (seesEverybody || run.done === 0) return [];
  if (isPart(run)) return [PART];
  const [all, shown] = [groupsIn(run.figures), groupsIn(told)];
  const ofShown = run.figures.filter(({ group }) => shown.has(keyOf(group)));
  return [
    ...(shown.size < all.size
      ? [
          `${all.size - shown.size} of ${all.size} groups are left out, because figures of fewer than ${smallestGroup} people could tell who they are, in the group or by subtraction${evenIfLarge(run)}; an admin sees all.`,
        ]
      : []),
    ...(told.length < ofShown.length
      ? [`Of the groups shown, single figures that could tell of few people are left out; an admin sees all.`]
      : []),
  ];
}

/** An admin may see the rows, and a paper goes from hand to hand. */
const whatIsForFew = (told: readonly Figure[], { seesEverybody, smallestGroup }: Reader): string[] =>
  seesEverybody && told.some(({ students }) => students > 0 && students < smallestGroup)
    ? [
        `Figures of fewer than ${smallestGroup} people are among these, because an admin sees all: they could tell who these people are, so pass on the paper of somebody who is not an admin.`,
      ]
    : [];

const PART =
  'All figures are left out: this run is about a part of the center, or about other days than a year from 1 July to 30 June, and by subtraction they could tell of few people; an admin sees all.';

const evenIfLarge = ({ figures }: NotedRun): string =>
  figures.every(({ group }) => isToldDimension(group))
    ? ''
    : '; cohorts, counselors, employers and policies are left out whatever their size';

const groupsIn = (figures: readonly Figure[]): ReadonlySet<string> => new Set(figures.map(({ group }) => keyOf(group)));
const keyOf = ({ dimension, key }: Figure['group']): string => `${dimension} ${key}`;

/** Or else its median is taken for the one in analytics, which waits on where nobody answered. */
const whatIsDecided = ({ standard, figures }: NotedRun): string[] =>
  standard === 'FOLLOW_UP_OUTCOMES' && figures.length > 0
    ? [
        'Decided is here what has an offer or any end, silence too, on the day of the decision; where that day is not recorded, the wait is left out. The time to decision in analytics takes what ended in silence as undecided.',
      ]
    : [];

function whatIsToCome(run: NotedRun): string[] {
  const { standard, asOf, toDay } = run;
  const year = classOf(run);
  if (standard === 'NACE')
    return asOf > `${year}-12-31`
      ? []
      : [
          `The class of ${year} runs until 30 June ${year} and its cut-off is 31 December ${year}: as of ${asOf} the figures are not final.`,
        ];
  return asOf >= toDay ? [] : [`The period runs until ${toDay}: as of ${asOf} the figures are not final.`];
}
