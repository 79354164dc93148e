import type { OwedStep } from '../../../src/dry-runs/domain/owed-step.js';
import { dayIn } from '../../../src/kernel/zone.js';
import { clock, NEW_YORK } from '../../support/facts.js';

/** A call that a student owes, due at a moment on the wall clock of New York; what matters is said, the rest is plain. */
export const step = (dueAt: string, more: Partial<OwedStep> = {}): OwedStep => ({
  stepKey: 'status-call',
  kind: 'STATUS_CHECK',
  channel: 'PHONE',
  owner: 'STUDENT',
  contactId: null,
  interviewId: null,
  openedAt: clock('2026-11-02 09:00'),
  dueAt: clock(dueAt),
  dueOn: dayIn(NEW_YORK, clock(dueAt)),
  endedAt: null,
  how: 'STILL_OWED',
  handedOverAt: null,
  toCounselorAt: null,
  toLeadAt: null,
  ...more,
});
