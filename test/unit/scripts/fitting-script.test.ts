import { describe, expect, it } from 'vitest';
import { STEP_KINDS } from '../../../src/follow-up-policies/domain/plan.js';
import { CHANNELS } from '../../../src/kernel/fact.js';
import { fittingScript } from '../../../src/scripts/domain/fitting-script.js';
import { ALL_SLOTS, isSlot, slotFor } from '../../../src/scripts/domain/purposes.js';

describe('the script that fits', () => {
  it.each([
    ['STATUS_CHECK', 'PHONE', null, 'STATUS_CHECK by PHONE'],
    ['STATUS_CHECK', 'PHONE', 'STILL_PENDING', 'RESTATE_VALUE by PHONE'],
    ['STATUS_CHECK', 'EMAIL', 'ON_HOLD', 'RESTATE_VALUE by EMAIL'],
    ['STATUS_CHECK', 'PHONE', 'NO_ANSWER', 'STATUS_CHECK by PHONE'],
    ['REHEARSE', null, 'STILL_PENDING', 'RESTATE_VALUE by PHONE'],
    ['THANK_YOU', 'LETTER', null, 'THANK_YOU by LETTER'],
    ['THANK_YOU', 'VIDEO', null, 'THANK_YOU by EMAIL'],
    ['EXPEDITE', 'MESSAGE', null, 'EXPEDITE by EMAIL'],
    ['PREPARE', null, null, 'GAME_PLAN by IN_PERSON'],
    [null, null, 'REJECTED', 'KEEP_WARM by EMAIL'],
  ] as const)('for %s by %s after %s is %s', (step, channel, lastDisposition, expected) => {
    const { purpose, channel: by } = fittingScript({ step, channel, lastDisposition });
    expect(`${purpose} by ${by}`).toBe(expected);
  });

  it('is there for every step and channel', () => {
    for (const step of [...STEP_KINDS, null])
      for (const channel of [...CHANNELS, null])
        expect(isSlot(fittingScript({ step, channel, lastDisposition: null })), `${step} ${channel}`).toBe(true);
  });

  it('is found under its own name', () => {
    for (const { purpose, channel } of ALL_SLOTS) expect(slotFor(purpose, channel)).toEqual({ purpose, channel });
  });
});
