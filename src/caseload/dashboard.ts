import { type NextStep, sentenceOf } from '../follow-up-policies/index.js';
import type { CaseloadHeader } from './caseload.graphql.js';
import type { CaseloadStudent, WorstNextStep } from './caseload-student.graphql.js';

/** What the function `caseload_dashboard` answers; the names are those of the API, so that nothing has to be renamed. */
export interface DashboardJson {
  readonly header: CaseloadHeader;
  /** How many students of the caseload match the filter. */
  readonly matching: number;
  readonly page: readonly ListedStudent<NextStep['why']>[];
}

/** A student of the page. `place`: the instant, the count and the name by which the order asked for sorts. */
export interface ListedStudent<Why = string> extends Omit<CaseloadStudent, 'worstNextStep'> {
  readonly worstNextStep: (Omit<WorstNextStep, 'why'> & { readonly why: Why }) | null;
  readonly place: readonly [string, string, string];
}

export interface Dashboard {
  readonly header: CaseloadHeader;
  readonly matching: number;
  readonly students: readonly ListedStudent[];
}

/** The function's answer, with every reason put into words; in place, because it belongs to nobody else and has a hundred rows. */
export const dashboardOf = ({ header, matching, page }: DashboardJson): Dashboard => ({
  header,
  matching,
  students: page.map(inWords),
});

const inWords = (student: ListedStudent<NextStep['why']>): ListedStudent => {
  const step = student.worstNextStep;
  return Object.assign(student, { worstNextStep: step && Object.assign(step, { why: sentenceOf(step) }) });
};
