import { day, flag, id, instant, type RowSet, text, word } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for everything that was done on a prospect. */
export const FOLLOW_UP_ROWS: RowSet = {
  file: 'follow-ups',
  columns: [
    id('Follow-up id', 'f.id'),
    id('Prospect id', 'p.id'),
    id('Interview id', 'f.interview_id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    ...OF_PROSPECT,
    word('Kind', 'f.kind'),
    word('Channel', 'f.channel'),
    text('Contact', 'k.name'),
    instant('Happened at', 'f.happened_at'),
    word('Disposition', 'f.disposition'),
    day('Decision promised on', 'f.promised_on'),
    day('Call back on', 'f.call_back_on'),
    word('Review decision', 'f.decision'),
    word('Answers step', 'f.answers_step'),
    instant('Step was due at', 'f.answers_step_due_at'),
    flag('In time', 'f.happened_at <= f.answers_step_due_at'),
    text('Feedback', 'f.feedback'),
    text('Notes', 'f.notes'),
    instant('Recorded at', 'f.recorded_at'),
    word('Outcome', 'p.outcome'),
  ],
  ofProspects: true,
  from: (center) => `
    follow_ups f
    JOIN prospects p ON p.center_id = f.center_id AND p.id = f.prospect_id
    LEFT JOIN contacts k ON k.center_id = ${center} AND k.id = f.contact_id`,
  where: (center) => `f.center_id = ${center}`,
  at: 'f.happened_at',
  id: 'f.id',
};
