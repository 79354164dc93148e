import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/kernel/fact.js';
import { whyNot, whyNotCorrected } from '../../../src/prospects/domain/why-not.js';
import {
  called,
  calledOff,
  clock,
  closed,
  gamePlan,
  held,
  offered,
  offerExpired,
  offerExtended,
  offerReneged,
  offerRescinded,
  reopened,
  scheduled,
} from '../../support/facts.js';
import { timelines } from '../../support/timelines.js';

const openedAt = clock('2026-11-02 09:00');

describe('what cannot have happened', () => {
  const end = closed('2026-12-04 10:00', 'REJECTED');
  const acceptedAndReopened = [
    offered('2026-12-02 10:00'),
    closed('2026-12-04 10:00', 'OFFER_ACCEPTED'),
    reopened('2026-12-05 10:00'),
  ];
  /** The field to blame, by what the code speaks of. */
  const FIELDS: Readonly<Record<string, string | null>> = {
    PROSPECT: null,
    INTERVIEW: 'interviewId',
    OFFER: 'offerId',
    FACT: 'at',
  };

  it.each<readonly [string | null, Fact, readonly Fact[]]>([
    ['PROSPECT_ALREADY_CLOSED', closed('2026-12-05 10:00', 'REJECTED'), [end]],
    ['PROSPECT_IS_CLOSED', offered('2026-12-05 10:00'), [end]],
    ['PROSPECT_IS_NOT_CLOSED', reopened('2026-12-05 10:00'), []],
    ['INTERVIEW_NOT_RECORDED', calledOff('2026-11-19 10:00'), []],
    [
      'INTERVIEW_NOT_RECORDED',
      gamePlan('2026-11-20 15:00', null, { interviewId: 'interview-7' }),
      [held('2026-11-20 15:00')],
    ],
    ['INTERVIEW_ALREADY_HELD', held('2026-11-21 15:00'), [held('2026-11-20 15:00')]],
    ['INTERVIEW_ALREADY_HELD', calledOff('2026-11-21 15:00'), [held('2026-11-20 15:00')]],
    [
      'INTERVIEW_ALREADY_SCHEDULED',
      scheduled('2026-11-13 10:00', '2026-11-25 10:00'),
      [scheduled('2026-11-12 10:00', '2026-11-20 14:00')],
    ],
    [
      'INTERVIEW_ALREADY_CALLED_OFF',
      held('2026-11-20 15:00'),
      [scheduled('2026-11-12 10:00', '2026-11-20 14:00'), calledOff('2026-11-19 10:00')],
    ],
    ['FACT_CONTRADICTS_A_LATER_FACT', closed('2026-11-10 10:00', 'REJECTED'), [held('2026-11-20 15:00')]],
    ['OFFER_NOT_RECORDED', offerExtended('2026-12-03 10:00', '2026-12-30 12:00'), []],
    ['OFFER_NOT_RECORDED', offerRescinded('2026-12-03 10:00', 'offer-7'), [offered('2026-12-02 10:00')]],
    ['OFFER_NOT_RECORDED', offerExpired('2026-12-01 10:00'), [offered('2026-12-02 10:00')]],
    [
      'OFFER_NO_LONGER_OPEN',
      offerExtended('2026-12-04 10:00', '2026-12-30 12:00'),
      [offered('2026-12-02 10:00'), offerExpired('2026-12-03 10:00'), offered('2026-12-03 11:00', null, 'offer-2')],
    ],
    [
      'OFFER_NO_LONGER_OPEN',
      offerRescinded('2026-12-06 10:00'),
      [offered('2026-12-02 10:00'), end, reopened('2026-12-05 10:00'), offered('2026-12-05 11:00', null, 'offer-2')],
    ],
    ['OFFER_NOT_ACCEPTED', offerReneged('2026-12-06 10:00'), [offered('2026-12-02 10:00')]],
    [
      'OFFER_NOT_ACCEPTED',
      offerReneged('2026-12-06 10:00'),
      [offered('2026-12-02 10:00'), end, reopened('2026-12-05 10:00')],
    ],
    ['PROSPECT_IS_CLOSED', offerRescinded('2026-12-05 10:00'), [offered('2026-12-02 10:00'), end]],
    [
      'FACT_CONTRADICTS_A_LATER_FACT',
      offerExpired('2026-12-02 11:00'),
      [offered('2026-12-02 10:00'), offerExtended('2026-12-03 10:00', '2026-12-30 12:00')],
    ],
    [
      'OFFER_NO_LONGER_OPEN',
      offerExpired('2026-12-06 10:00'),
      [offered('2026-12-02 10:00'), offerRescinded('2026-12-03 10:00'), offered('2026-12-04 10:00', null, 'offer-2')],
    ],
    [
      'OFFER_NO_LONGER_OPEN',
      offerExtended('2026-12-08 10:00', '2026-12-30 12:00'),
      [...acceptedAndReopened, offerReneged('2026-12-06 10:00'), offered('2026-12-07 10:00', null, 'offer-2')],
    ],
    [
      'OFFER_NOT_ACCEPTED',
      offerReneged('2026-12-08 10:00', 'offer-0'),
      [
        offered('2026-12-01 10:00', null, 'offer-0'),
        offerExpired('2026-12-01 11:00', 'offer-0'),
        ...acceptedAndReopened,
      ],
    ],
    [null, called('2026-12-07 10:00', 'STILL_PENDING'), [end]],
    [
      null,
      offerRescinded('2026-12-04 10:00'),
      [offered('2026-12-02 10:00'), offerExtended('2026-12-03 10:00', '2026-12-30 12:00')],
    ],
    [null, offerExpired('2026-12-06 10:00'), [offered('2026-12-02 10:00', '2026-12-04 12:00')]],
    [
      null,
      offerReneged('2026-12-05 10:00'),
      [offered('2026-12-02 10:00'), closed('2026-12-04 10:00', 'OFFER_ACCEPTED'), reopened('2026-12-05 10:00')],
    ],
    [null, reopened('2026-12-05 10:00'), [end]],
    [null, offered('2026-12-06 10:00'), [end, reopened('2026-12-05 10:00')]],
    [null, held('2026-10-20 15:00'), []],
    // An imported timeline may contradict itself; that is no reason to refuse what comes next.
    [null, called('2026-12-11 10:00', 'STILL_PENDING'), [end, held('2026-12-10 15:00')]],
    // Nor does what contradicts itself change what is known of the interview and the offer.
    [
      'INTERVIEW_ALREADY_HELD',
      held('2026-11-22 15:00'),
      [held('2026-11-20 15:00'), scheduled('2026-11-21 10:00', '2026-11-25 10:00')],
    ],
    [
      'OFFER_NO_LONGER_OPEN',
      offerExtended('2026-12-07 10:00', '2026-12-30 12:00'),
      [
        offered('2026-12-02 10:00'),
        offerExpired('2026-12-03 10:00'),
        offered('2026-12-04 10:00', null, 'offer-2'),
        offerExtended('2026-12-05 10:00', '2026-12-30 12:00'),
      ],
    ],
  ])('%s', (code, fact, facts) => {
    const failure = whyNot({ openedAt, facts }, fact);
    expect(failure?.code ?? null).toBe(code);
    if (failure === null) return;
    expect(failure.message).toMatch(/^[A-Z].+\.$/);
    expect(failure.field).toBe(FIELDS[failure.code.split('_')[0]!]);
  });

  it('is nothing of what a truthful timeline tells', () => {
    fc.assert(
      fc.property(timelines(), ({ openedAt: opened, facts }) =>
        facts.every((fact, index) => whyNot({ openedAt: opened, facts: facts.slice(0, index) }, fact) === null),
      ),
    );
  });
});

describe('a correction', () => {
  const interview = held('2026-11-20 15:00');
  const end = closed('2026-12-04 10:00', 'REJECTED');
  const corrected = (before: readonly Fact[], after: readonly Fact[]) =>
    whyNotCorrected({ openedAt, facts: before }, { openedAt, facts: after }, 'heldAt');

  it('is refused when something else could not have happened then, and says what', () => {
    expect(corrected([interview, end], [{ ...interview, at: clock('2026-12-10 15:00') }, end])).toEqual({
      code: 'FACT_CONTRADICTS_ANOTHER',
      field: 'heldAt',
      message: expect.stringMatching(/^heldAt: .* could not have happened \(PROSPECT_IS_CLOSED\)\. Check the date, or/),
    });
  });

  it('may be made when all still fits, or what does not fit did not fit before', () => {
    expect(corrected([interview, end], [{ ...interview, at: clock('2026-11-23 15:00') }, end])).toBeNull();
    const late = held('2026-12-10 15:00');
    expect(corrected([end, late], [end, { ...late, at: clock('2026-12-11 15:00') }])).toBeNull();
  });
});
