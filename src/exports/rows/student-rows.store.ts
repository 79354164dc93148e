import { instant, integer, type RowSet, text, word } from './row-set.js';
import { OF_STUDENT } from './prospect-columns.store.js';

/** One row for every student, with how many candidacies there are. */
export const STUDENT_ROWS: RowSet = {
  file: 'students',
  columns: [
    ...OF_STUDENT,
    text('E-mail', 's.email'),
    text('Phone', 's.phone'),
    word('Degree level', 's.degree_level'),
    text('Program', 's.program'),
    word('Zone', 's.zone'),
    integer('Open prospects', 'coalesce(n.open, 0)'),
    integer('Closed prospects', 'coalesce(n.closed, 0)'),
    integer('Offers accepted', 'coalesce(n.accepted, 0)'),
    instant('Last activity at', 'n.last_activity_at'),
    instant('Added at', 's.created_at'),
  ],
  ofProspects: false,
  from: (center) => `
    students s
    LEFT JOIN (
      SELECT student_id, count(*) FILTER (WHERE outcome IS NULL) AS open, count(outcome) AS closed,
             count(*) FILTER (WHERE outcome = 'OFFER_ACCEPTED') AS accepted, max(last_activity_at) AS last_activity_at
        FROM prospects WHERE center_id = ${center} GROUP BY student_id) n ON n.student_id = s.id`,
  where: (center) => `s.center_id = ${center}`,
  at: 's.created_at',
  id: 's.id',
};
