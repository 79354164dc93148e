import { expect, it } from 'vitest';
import { STEP_KINDS } from '../../../src/follow-up-policies/domain/plan.js';
import { followUpEnds } from '../../../src/reports/domain/owed-follow-ups.js';
import { clock } from '../../support/facts.js';
import { step } from '../dry-runs/owed-steps.js';

const UNTIL = clock('2026-11-20 09:00');
const done = (at: string) => ({ how: 'DONE', endedAt: clock(at) }) as const;

it('tells follow-ups done on time, late and missed, and leaves out what is not due', () => {
  const steps = [
    step('2026-11-05 09:00', done('2026-11-05 09:00')),
    step('2026-11-05 09:00', done('2026-11-05 09:01')),
    step('2026-11-05 09:00', { how: 'LAPSED', endedAt: clock('2026-11-09 09:00') }),
    step('2026-11-19 09:00'),
    step('2026-11-24 09:00'),
    step('2026-11-24 09:00', { how: 'SUPERSEDED', endedAt: clock('2026-11-09 09:00') }),
  ];
  expect(followUpEnds(steps, UNTIL)).toEqual(['ON_TIME', 'LATE', 'MISSED', 'MISSED']);
});

it('takes only what turns to the employer for a follow-up', () => {
  const counted = STEP_KINDS.filter((kind) => followUpEnds([step('2026-11-05 09:00', { kind })], UNTIL).length > 0);
  expect(counted).toEqual([
    'THANK_YOU',
    'STATUS_CHECK',
    'CONFIRM_NEXT_ROUND',
    'CHECK_APPLICATION',
    'REQUEST_FEEDBACK',
    'KEEP_WARM',
    'COURTESY_NOTE',
    'REQUEST_EXTENSION',
    'EXPEDITE',
    'CLOSE_THE_LOOP',
  ]);
});
