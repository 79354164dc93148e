import { describe, expect, it } from 'vitest';
import { contactClassOf } from '../../../src/follow-ups/domain/contact-class.js';
import type { Disposition, FollowUpKind } from '../../../src/kernel/fact.js';

const classOf = (kind: FollowUpKind, disposition: Disposition | null = null, feedback: string | null = null) =>
  contactClassOf({ kind, disposition, feedback });

describe('a follow-up counts as', () => {
  it.each<[FollowUpKind, Disposition | null]>([
    ['STATUS_CHECK', 'NO_ANSWER'],
    ['STATUS_CHECK', 'LEFT_MESSAGE'],
    ['STATUS_CHECK', 'AWAITING_REPLY'],
    ['STATUS_CHECK', 'GATEKEEPER'],
    ['STATUS_CHECK', 'WRONG_CONTACT'],
    ['THANK_YOU', null],
    ['COURTESY_NOTE', 'WITHDREW'],
  ])('an attempt: %s, %s', (kind, disposition) => {
    expect(classOf(kind, disposition)).toBe('ATTEMPT');
  });
  it.each<[FollowUpKind, Disposition | null]>([
    ['STATUS_CHECK', 'STILL_PENDING'],
    ['STATUS_CHECK', 'REJECTED'],
    ['EXPEDITE_REQUEST', 'ON_HOLD'],
    ['STATUS_CHECK', 'DO_NOT_CALL'],
    ['STATUS_CHECK', 'NEXT_ROUND'],
    ['STATUS_CHECK', 'FILLED'],
    ['STATUS_CHECK', 'OFFER'],
    ['STATUS_CHECK', 'CALL_BACK_ON'],
  ])('a two-way contact: %s, %s', (kind, disposition) => {
    expect(classOf(kind, disposition)).toBe('TWO_WAY');
  });
  it('a two-way contact when the employer said why', () => {
    expect(classOf('FEEDBACK_REQUEST', null, 'More SQL.')).toBe('TWO_WAY');
  });
  it('a service when staff did it for the student', () => {
    expect([classOf('COUNSELOR_REVIEW'), classOf('OFFER_REVIEW', 'OFFER')]).toEqual(['SERVICE', 'SERVICE']);
  });
  it('own work when the student did it alone', () => {
    for (const kind of ['REHEARSAL', 'PREPARATION', 'CONTACT_CORRECTION'] as const)
      expect(classOf(kind)).toBe('OWN_WORK');
  });
});
