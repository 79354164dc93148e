import { type HistoryKind, isFollowUp, isOutcome, KINDS_IN_WORDS } from './history-words.js';

/** What is kept of a text, in characters. */
export const LONGEST = { student: 100, employer: 200, position: 300, note: 2000 } as const;
export const MOST_ROUNDS = 30;

/** Which optional cells a kind can keep; what stands in others is told and left out. */
export const KEPT: Readonly<
  Record<'channel' | 'disposition' | 'round' | 'promisedOn' | 'decidedOn' | 'note', (kind: HistoryKind) => boolean>
> = {
  channel: (kind) => kind === 'INTERVIEWED' || isFollowUp(kind),
  disposition: isFollowUp,
  round: (kind) => kind === 'INTERVIEWED',
  promisedOn: (kind) => kind === 'INTERVIEWED' || isFollowUp(kind),
  decidedOn: isOutcome,
  note: (kind) => kind === 'INTERVIEWED' || isFollowUp(kind) || isOutcome(kind),
};
export type OptionalField = keyof typeof KEPT;

export const EMPTY = {
  code: 'REQUIRED_CELL_EMPTY',
  wrong: 'is empty',
  remedy: 'every row needs student, employer, what happened and when',
};
export const UNKNOWN_KIND = { code: 'KIND_NOT_KNOWN', wrong: 'is not known', remedy: `use one of ${KINDS_IN_WORDS}` };
export const UNKNOWN_WORD = {
  code: 'WORD_NOT_KNOWN',
  wrong: 'is not understood and is left out',
  remedy: 'use a word that the service knows, or empty the cell',
};
export const NOT_A_ROUND = {
  code: 'NOT_A_ROUND',
  wrong: 'is left out, because it is not a round',
  remedy: `use a number from 1 to ${MOST_ROUNDS}`,
};
export const NOT_KEPT = {
  code: 'CELL_NOT_KEPT',
  wrong: 'is left out, because this kind of row cannot keep it',
  remedy: 'move it to another row or empty the cell',
};
export const WRONG_DAY = {
  NOT_A_DATE: {
    code: 'NOT_A_DATE',
    wrong: 'is not a date',
    remedy: 'use YYYY-MM-DD, with a time if you know it: 2025-03-04T14:30Z',
  },
  DATE_ORDER_AMBIGUOUS: {
    code: 'DATE_ORDER_AMBIGUOUS',
    wrong: 'may be read in two ways and no row of the column tells which',
    remedy: 'choose day first (DMY) or month first (MDY) as the date order',
  },
};
