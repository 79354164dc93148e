import { FOLLOW_UP_ROWS } from './follow-up-rows.store.js';
import { INTERVIEW_ROWS } from './interview-rows.store.js';
import { OUTCOME_ROWS } from './outcome-rows.store.js';
import { PROSPECT_ROWS } from './prospect-rows.store.js';
import type { RowSet, RowSetName } from './row-set.js';
import { STUDENT_ROWS } from './student-rows.store.js';

export const ROW_SETS: Readonly<Record<RowSetName, RowSet>> = {
  STUDENTS: STUDENT_ROWS,
  PROSPECTS: PROSPECT_ROWS,
  INTERVIEWS: INTERVIEW_ROWS,
  FOLLOW_UPS: FOLLOW_UP_ROWS,
  OUTCOMES: OUTCOME_ROWS,
};
