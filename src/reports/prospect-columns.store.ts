import { type Column, plain, text } from './row-set.js';

/** Whose prospect it is; the cohorts are those of today. */
export const OF_STUDENT: readonly Column[] = [
  plain('Student id', 's.id'),
  text('Student external id', 's.external_id'),
  text('Given name', 's.given_name'),
  text('Family name', 's.family_name'),
  plain('Archived', "CASE WHEN s.archived_at IS NULL THEN 'no' ELSE 'yes' END"),
  plain('Graduating class', 's.graduating_class'),
  text('Cohorts', 'c.names'),
];

export const OF_EMPLOYER: readonly Column[] = [plain('Employer id', 'e.id'), text('Employer', 'e.name')];

export const OF_PROSPECT: readonly Column[] = [
  text('Position', 'p.position'),
  text('Location', 'p.location'),
  text('Source', 'p.source'),
  plain('Applied on', 'p.applied_on'),
  plain('Stage', 'p.stage'),
];
