import { day, flag, id, instant, type RowSet, text, word } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for every candidacy, with what is owed next on those that are open. */
export const PROSPECT_ROWS: RowSet = {
  file: 'prospects',
  columns: [
    id('Prospect id', 'p.id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    text('Agency', 'a.name'),
    ...OF_PROSPECT,
    text('Address', 'p.url'),
    word('Outcome', 'p.outcome'),
    word('Next step', 'p.next_step_kind'),
    word('Next step of', 'p.next_step_owner'),
    instant('Next step due at', 'p.next_step_due_at'),
    day('Next step due on', 'p.next_step_due_on'),
    flag('Thank-you owed', 'p.thank_you_owed'),
    instant('Last activity at', 'p.last_activity_at'),
    instant('Opened at', 'p.opened_at'),
  ],
  ofProspects: true,
  from: (center) => `prospects p LEFT JOIN employers a ON a.center_id = ${center} AND a.id = p.agency_id`,
  where: (center) => `p.center_id = ${center}`,
  at: 'p.opened_at',
  id: 'p.id',
};
