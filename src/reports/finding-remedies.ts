import type { Finding } from './domain/report.js';

/** Names of the mutations that put a finding right, the usual one first; none: only time does. */
export const remediesOf = ({ code, subjectType }: Pick<Finding, 'code' | 'subjectType'>): readonly string[] =>
  BY_CODE[code] ?? BY_SUBJECT[subjectType];

const BY_SUBJECT: Readonly<Record<Finding['subjectType'], readonly string[]>> = {
  Graduation: ['changeGraduation'],
  FirstDestination: ['correctFirstDestination', 'retractFirstDestination'],
  Offer: ['confirmFirstDestination'],
  Student: ['recordGraduations'],
  // What is recorded of a quarter is not changed, but removed and recorded anew.
  EmploymentQuarter: ['removeEmploymentQuarter', 'recordEmploymentQuarter'],
  Prospect: ['correctOutcome'],
};

/** Where something else than the subject is to be changed. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  QUARTER_MISSING: ['recordEmploymentQuarter'],
  DECIDED_BEFORE_INTERVIEW: ['correctOutcome', 'correctInterview'],
  NO_COUNSELOR: ['assignCaseload'],
  DAYS_NOT_OVER: [],
};
