import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/kernel/fact-order.js';
import type { Fact, FactKind } from '../../../src/kernel/fact.js';
import { called, closed, gamePlan, held, offered, reopened, scheduled } from '../../support/facts.js';

const kindsOf = (...facts: readonly Fact[]): readonly FactKind[] => inOrder(facts).map(({ kind }) => kind);

describe('the order in which facts are read', () => {
  it('is the order in which they happened', () => {
    expect(kindsOf(called('2026-12-02 10:00', 'OFFER'), held('2026-11-20 15:00'))).toEqual([
      'INTERVIEW_HELD',
      'FOLLOWED_UP',
    ]);
  });
  it('puts the cause first where the moment is the same', () => {
    const moment = '2026-11-20 15:00';
    expect(
      kindsOf(
        closed(moment, 'REJECTED'),
        offered(moment),
        called(moment, 'OFFER'),
        gamePlan(moment, null),
        held(moment),
      ),
    ).toEqual(['INTERVIEW_HELD', 'GAME_PLAN_AGREED', 'FOLLOWED_UP', 'OFFER_RECEIVED', 'CLOSED']);
    expect(kindsOf(offered(moment), reopened(moment))).toEqual(['REOPENED', 'OFFER_RECEIVED']);
  });
  it('falls back on the id for facts that are alike', () => {
    const [first, second] = [called('2026-12-02 10:00', 'NO_ANSWER'), called('2026-12-02 10:00', 'STILL_PENDING')];
    expect(inOrder([second, first])).toEqual([first, second]);
  });
  it('takes an appointment that was entered late as made before it began', () => {
    expect(kindsOf(held('2026-11-20 15:00'), scheduled('2026-11-21 09:00', '2026-11-20 14:00'))).toEqual([
      'INTERVIEW_SCHEDULED',
      'INTERVIEW_HELD',
    ]);
  });
  it('leaves the given list as it was', () => {
    const facts = [called('2026-12-02 10:00', 'NO_ANSWER'), held('2026-11-20 15:00')];
    inOrder(facts);
    expect(facts.map(({ kind }) => kind)).toEqual(['FOLLOWED_UP', 'INTERVIEW_HELD']);
  });
});
