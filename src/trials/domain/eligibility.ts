/** Why a student cannot be enrolled; where several hold, the first. */
export const NOT_ELIGIBLE = [
  'ARCHIVED',
  'NOT_IN_COHORT',
  'IN_A_TRIAL',
  'ALREADY_PLACED',
  'HAS_OWN_POLICY',
  'INTERVIEWED_ALREADY',
] as const;
export type NotEligible = (typeof NOT_ELIGIBLE)[number];

/** Behind a number of students. */
export const CANNOT_BE_ENROLLED: Readonly<Record<NotEligible, string>> = {
  ARCHIVED: 'archived',
  NOT_IN_COHORT: 'not in the cohort',
  IN_A_TRIAL: 'in a running trial',
  ALREADY_PLACED: 'placed already (an offer was accepted)',
  HAS_OWN_POLICY: 'with a policy of their own',
  INTERVIEWED_ALREADY: 'with an open prospect whose interview is over',
};
