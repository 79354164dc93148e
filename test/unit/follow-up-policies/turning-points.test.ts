import { describe, expect, it } from 'vitest';
import { turnOf } from '../../../src/follow-up-policies/domain/turning-points.js';
import type { Disposition, FollowUpKind } from '../../../src/kernel/fact.js';
import { followedUp, reviewed } from '../../support/facts.js';

const turn = (kind: FollowUpKind, disposition: Disposition | null = null) =>
  turnOf(followedUp('2026-11-23 10:00', kind, { disposition }));

describe('where a follow-up moves the question to the employer', () => {
  it('is the answer, whatever was asked', () => {
    const answers: readonly Disposition[] = [
      'STILL_PENDING',
      'NEXT_ROUND',
      'FILLED',
      'REJECTED',
      'OFFER',
      'ON_HOLD',
      'WRONG_CONTACT',
      'CALL_BACK_ON',
      'DO_NOT_CALL',
      'WITHDREW',
    ];
    expect(answers.map((answer) => turn('THANK_YOU', answer))).toEqual(answers);
  });

  it('is how an attempt went only when something was asked', () => {
    for (const asked of ['STATUS_CHECK', 'NEXT_ROUND_CHECK', 'APPLICATION_CHECK', 'EXPEDITE_REQUEST'] as const)
      expect([turn(asked, 'NO_ANSWER'), turn(asked)]).toEqual(['NO_ANSWER', 'AWAITING_REPLY']);
    expect(turn('THANK_YOU', 'NO_ANSWER')).toBeNull();
  });

  it('is nowhere when the employer was not asked', () => {
    for (const kind of ['PREPARATION', 'REHEARSAL', 'THANK_YOU', 'KEEP_WARM'] as const) expect(turn(kind)).toBeNull();
  });

  it('is onward with another contact, or past the last message', () => {
    expect([turn('CONTACT_CORRECTION'), turn('CLOSE_THE_LOOP')]).toEqual(['CONTACT_CORRECTED', 'LOOP_CLOSED']);
  });

  it('is what the review decided, and onward when it decided nothing', () => {
    expect(turnOf(reviewed('2026-11-23 10:00', 'CLOSE'))).toBe('CLOSE');
    expect(turn('COUNSELOR_REVIEW')).toBe('GO_ON');
  });
});
