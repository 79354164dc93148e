import { day, id, instant, money, type RowSet, text, word } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for every outcome that stands; what was reopened has none. */
export const OUTCOME_ROWS: RowSet = {
  file: 'outcomes',
  columns: [
    id('Outcome id', 'o.id'),
    id('Prospect id', 'p.id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    ...OF_PROSPECT,
    word('Outcome', 'o.kind'),
    instant('Decided at', 'o.decided_at'),
    instant('Learned at', 'o.learned_at'),
    instant('Recorded at', 'o.recorded_at'),
    word('Knowledge source', 'o.knowledge_source'),
    text('Reason', 'o.reason'),
    instant('Offer received at', 'f.received_at'),
    instant('Offer deadline', 'f.deadline_at'),
    word('Offer status', 'f.status'),
    money('Pay', 'f.pay_amount'),
    word('Pay currency', 'f.pay_currency'),
    word('Pay period', 'f.pay_period'),
    money('Bonus', 'f.bonus_amount'),
    day('Starts on', 'f.starts_on'),
  ],
  ofProspects: true,
  from: (center) => `
    outcomes o
    JOIN prospects p ON p.center_id = o.center_id AND p.id = o.prospect_id
    LEFT JOIN (SELECT DISTINCT ON (prospect_id) * FROM offers WHERE center_id = ${center} ORDER BY prospect_id, received_at DESC, id DESC) f
      ON f.prospect_id = o.prospect_id AND o.kind IN ('OFFER_ACCEPTED', 'OFFER_DECLINED')`,
  where: (center) => `o.center_id = ${center} AND o.reopened_at IS NULL`,
  at: 'o.learned_at',
  id: 'o.id',
};
