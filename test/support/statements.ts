import type { Statement } from '../../src/first-destinations/domain/statement.js';

/** A sound one, but for what is said otherwise. */
export const statement = (more: Partial<Statement> = {}): Statement => ({
  id: 'a',
  outcome: 'EMPLOYED',
  notSeekingReason: null,
  hoursAWeek: 40,
  payAmount: null,
  payCurrency: null,
  payPeriod: null,
  bonusAmount: null,
  employer: null,
  isInField: null,
  offeredOn: '2026-03-01',
  decidedOn: '2026-03-10',
  startsOn: '2026-06-01',
  knownOn: '2026-04-01',
  source: 'STUDENT',
  hasEvidence: false,
  ...more,
});
