import { FEWEST_PROSPECTS } from '../suppression-parts.js';

/** Why a group has no curve of its own. */
export type NoCurve = 'HIDDEN' | 'AMONG_OTHERS' | 'WHOLE_HAS_NONE' | 'TOO_FEW_PARTS' | 'TOO_FEW_AT_RISK';

export const noCurveSentence = (why: NoCurve, smallestGroup: number): string => SENTENCES[why](smallestGroup);

const SENTENCES: Record<NoCurve, (smallestGroup: number) => string> = {
  HIDDEN: (smallestGroup) => `Not enough data yet: this takes ${smallestGroup} students.`,
  AMONG_OTHERS: () =>
    'Told only together with the others: too small for a curve of its own, of few outcomes, or needed beside one that is.',
  WHOLE_HAS_NONE: () => 'Whatever this is a part of has no curve of its own.',
  TOO_FEW_PARTS: (smallestGroup) =>
    `Not enough data yet: this takes at least two groups, each of ${smallestGroup} students and ${FEWEST_PROSPECTS} prospects or more.`,
  TOO_FEW_AT_RISK: (smallestGroup) =>
    `Not enough data yet: this takes ${smallestGroup} prospects under observation at the end of the first week, here and in every group beside it.`,
};
