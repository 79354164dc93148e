import type { Failure } from '../../kernel/result.js';

/** So many rows of one candidacy are told; more is no candidacy. */
export const MOST_ROWS = 500;

export const ALREADY_APPLIED: Failure = {
  code: 'ALREADY_APPLIED',
  field: 'when',
  message:
    'There is another application of this candidacy, which had not ended by then; delete one of the two, or add how the first ended.',
};
export const CALL_BACK: Failure = {
  code: 'DAY_MISSING',
  field: 'promisedOn',
  message: 'They named a day on which to call back; give it as the promised day.',
};
export const NOT_SPOKEN: Failure = {
  code: 'VALUE_NOT_VALID',
  field: 'disposition',
  message: 'A message is left by voice; for something written use "awaiting reply".',
};
export const DECIDED_AFTER_LEARNED: Failure = {
  code: 'DECIDED_AFTER_LEARNED',
  field: 'decidedOn',
  message: 'Nobody can learn of a decision before it is made; check when it was decided and when it was learned.',
};

export const IN_THE_FUTURE: Failure = {
  code: 'DATE_IN_THE_FUTURE',
  field: 'when',
  message: 'This lies in the future; correct the day, or record it once it has happened.',
};

export const doubleOf = (line: number): Failure => ({
  code: 'ROW_DOUBLE',
  field: null,
  message: `This says the same as row ${line}; delete it, or tell the two apart by time, round or channel.`,
});

export const leftBehind = (line: number): Failure => ({
  code: 'CANDIDACY_REFUSED',
  field: null,
  message: `Row ${line} says how this candidacy went and cannot be applied; without it this row would tell something else. Mend row ${line} and import the file again.`,
});

export const NOTHING_BEGAN: Failure = {
  code: 'CANDIDACY_NOT_KNOWN',
  field: null,
  message: 'Nothing in the file or the center says that this candidacy began; add a row "applied" or "interviewed".',
};

export const TOO_MANY: Failure = {
  code: 'TOO_MANY_ROWS_OF_A_CANDIDACY',
  field: null,
  message: `One candidacy has more than ${MOST_ROWS} rows; check whether student, employer and position are told apart.`,
};
