import type { NextStep } from '../follow-up-policies/index.js';
import type { CaseloadHeader } from './caseload.graphql.js';
import type { CaseloadStudent, WorstNextStep } from './caseload-student.graphql.js';

/** What the function `caseload_dashboard` answers; the names are those of the API, so that nothing has to be renamed. */
export interface DashboardJson {
  readonly header: CaseloadHeader;
  /** Students of the caseload that match the filter. */
  readonly matching: number;
  readonly page: readonly StudentJson[];
}

type StudentJson = Omit<CaseloadStudent, 'worstNextStep'> & {
  readonly worstNextStep: StepJson | null;
  /** Instant, count and name by which this order sorts, and the id. */
  readonly sortKeys: readonly [string, number, string, string];
};

type StepJson = Omit<WorstNextStep, 'why'> & { readonly why: NextStep['why'] };

/** A student of the page, with the place in the order. */
export type ListedStudent = CaseloadStudent & Pick<StudentJson, 'sortKeys'>;

export interface Dashboard {
  readonly header: CaseloadHeader;
  readonly matching: number;
  readonly students: readonly ListedStudent[];
}
