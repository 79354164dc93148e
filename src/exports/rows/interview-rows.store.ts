import { day, id, instant, integer, type RowSet, word } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for every interview, whatever became of it. */
export const INTERVIEW_ROWS: RowSet = {
  file: 'interviews',
  columns: [
    id('Interview id', 'i.id'),
    id('Prospect id', 'p.id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    ...OF_PROSPECT,
    integer('Round', 'i.round'),
    word('Kind', 'i.kind'),
    word('Format', 'i.format'),
    instant('Starts at', 'i.starts_at'),
    instant('Ends at', 'i.ends_at'),
    word('Zone', 'i.zone'),
    word('Status', 'i.status'),
    instant('Status since', 'i.status_at'),
    word('Missed by', 'i.missed_by'),
    id('Rescheduled to', 'i.rescheduled_to_id'),
    day('Decision promised on', 'g.promised_on'),
    word('Promise precision', 'g.precision'),
    word('Who calls', 'g.initiator'),
    word('Agreed channels', "array_to_string(g.channels, '; ')"),
    instant('Recorded at', 'i.recorded_at'),
    word('Outcome', 'p.outcome'),
  ],
  ofProspects: true,
  from: (center) => `
    interviews i
    JOIN prospects p ON p.center_id = i.center_id AND p.id = i.prospect_id
    LEFT JOIN game_plans g ON g.center_id = ${center} AND g.interview_id = i.id`,
  where: (center) => `i.center_id = ${center}`,
  at: 'i.starts_at',
  id: 'i.id',
};
