import { instant, plain, type RowSet } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for every interview, whatever became of it. */
export const INTERVIEW_ROWS: RowSet = {
  name: 'interviews',
  columns: [
    plain('Interview id', 'i.id'),
    plain('Prospect id', 'p.id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    ...OF_PROSPECT,
    plain('Round', 'i.round'),
    plain('Kind', 'i.kind'),
    plain('Format', 'i.format'),
    instant('Starts at', 'i.starts_at'),
    instant('Ends at', 'i.ends_at'),
    plain('Zone', 'i.zone'),
    plain('Status', 'i.status'),
    instant('Status since', 'i.status_at'),
    plain('Missed by', 'i.missed_by'),
    plain('Rescheduled to', 'i.rescheduled_to_id'),
    plain('Decision promised on', 'g.promised_on'),
    plain('Promise precision', 'g.precision'),
    plain('Who calls', 'g.initiator'),
    plain('Agreed channels', "array_to_string(g.channels, '; ')"),
    instant('Recorded at', 'i.recorded_at'),
    plain('Outcome', 'p.outcome'),
  ],
  from: (center) => `
    interviews i
    JOIN prospects p ON p.center_id = i.center_id AND p.id = i.prospect_id
    LEFT JOIN game_plans g ON g.center_id = ${center} AND g.interview_id = i.id`,
  where: (center) => `i.center_id = ${center}`,
  at: 'i.starts_at',
  id: 'i.id',
};
