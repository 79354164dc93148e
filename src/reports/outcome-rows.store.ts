import { instant, plain, type RowSet, text } from './row-set.js';
import { OF_EMPLOYER, OF_PROSPECT, OF_STUDENT } from './prospect-columns.store.js';

/** One row for every outcome that stands; what was reopened has none. */
export const OUTCOME_ROWS: RowSet = {
  name: 'outcomes',
  columns: [
    plain('Outcome id', 'o.id'),
    plain('Prospect id', 'p.id'),
    ...OF_STUDENT,
    ...OF_EMPLOYER,
    ...OF_PROSPECT,
    plain('Outcome', 'o.kind'),
    instant('Decided at', 'o.decided_at'),
    instant('Learned at', 'o.learned_at'),
    instant('Recorded at', 'o.recorded_at'),
    plain('Knowledge source', 'o.knowledge_source'),
    text('Reason', 'o.reason'),
    instant('Offer received at', 'f.received_at'),
    instant('Offer deadline', 'f.deadline_at'),
    plain('Offer status', 'f.status'),
    plain('Pay', 'f.pay_amount'),
    plain('Pay currency', 'f.pay_currency'),
    plain('Pay period', 'f.pay_period'),
    plain('Bonus', 'f.bonus_amount'),
    plain('Starts on', 'f.starts_on'),
  ],
  from: (center) => `
    outcomes o
    JOIN prospects p ON p.center_id = o.center_id AND p.id = o.prospect_id
    LEFT JOIN (SELECT DISTINCT ON (prospect_id) * FROM offers WHERE center_id = ${center} ORDER BY prospect_id, received_at DESC, id DESC) f
      ON f.prospect_id = o.prospect_id AND o.kind IN ('OFFER_ACCEPTED', 'OFFER_DECLINED')`,
  where: (center) => `o.center_id = ${center} AND o.reopened_at IS NULL`,
  at: 'o.learned_at',
  id: 'o.id',
};
