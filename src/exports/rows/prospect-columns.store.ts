import { type Column, day, flag, id, integer, text, word } from './row-set.js';

/** Whose it is; the cohorts are those of today. */
export const OF_STUDENT: readonly Column[] = [
  id('Student id', 's.id'),
  text('Student external id', 's.external_id'),
  text('Given name', 's.given_name'),
  text('Family name', 's.family_name'),
  flag('Archived', 's.archived_at IS NOT NULL'),
  integer('Graduating class', 's.graduating_class'),
  text('Cohorts', 'c.names'),
];

export const OF_EMPLOYER: readonly Column[] = [id('Employer id', 'e.id'), text('Employer', 'e.name')];

export const OF_PROSPECT: readonly Column[] = [
  text('Position', 'p.position'),
  text('Location', 'p.location'),
  text('Source', 'p.source'),
  day('Applied on', 'p.applied_on'),
  word('Stage', 'p.stage'),
];
