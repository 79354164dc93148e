import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactKind } from '../../../src/kernel/fact.js';
import { outcomeOf } from '../../../src/prospects/domain/outcome.js';
import {
  after,
  BEGINNING,
  mayFollow,
  MOVES,
  STAGES,
  stageOf,
  type Stage,
} from '../../../src/prospects/domain/stage.js';
import {
  applied,
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

const FACT_KINDS: readonly FactKind[] = [
  'APPLIED',
  'INTERVIEW_SCHEDULED',
  'INTERVIEW_HELD',
  'INTERVIEW_CALLED_OFF',
  'GAME_PLAN_AGREED',
  'FOLLOWED_UP',
  'OFFER_RECEIVED',
  'OFFER_EXTENDED',
  'OFFER_EXPIRED',
  'OFFER_RESCINDED',
  'OFFER_RENEGED',
  'OTHER_OFFER_RECEIVED',
  'SNOOZED',
  'CLOSED',
  'REOPENED',
];
const openedAt = clock('2026-11-02 09:00');
const stageAfter = (...facts: readonly Fact[]): Stage => stageOf({ openedAt, facts });

describe('the table of stages', () => {
  it('says of every fact at every stage what follows', () => {
    for (const stage of STAGES) expect(Object.keys(MOVES[stage]).toSorted()).toEqual(FACT_KINDS.toSorted());
  });
  it('reaches every stage', () => {
    const reached = new Set<Stage>([BEGINNING.stage]);
    for (const from of reached)
      for (const kind of FACT_KINDS) reached.add(after({ ...BEGINNING, stage: from }, { kind }).stage);
    expect([...reached].toSorted()).toEqual([...STAGES].toSorted());
  });
  it('lets every stage end, and nothing but the end be reopened', () => {
    for (const stage of STAGES)
      expect([mayFollow(stage, 'CLOSED'), mayFollow(stage, 'REOPENED')]).toEqual([
        stage !== 'CLOSED',
        stage === 'CLOSED',
      ]);
  });
});

describe('the stage of a prospect', () => {
  const appointment = scheduled('2026-11-12 10:00', '2026-11-20 14:00');
  const interview = held('2026-11-20 15:00');

  it.each<readonly [Stage, readonly Fact[]]>([
    ['APPLIED', []],
    ['APPLIED', [applied('2026-11-03 12:00')]],
    ['INTERVIEWING', [appointment]],
    ['INTERVIEWING', [appointment, calledOff('2026-11-19 10:00')]],
    ['INTERVIEWED', [appointment, interview, gamePlan('2026-11-20 15:00', null)]],
    ['INTERVIEWED', [interview, called('2026-12-02 10:00', 'REJECTED')]],
    ['INTERVIEWING', [interview, scheduled('2026-11-24 10:00', '2026-12-08 10:00', { interviewId: 'interview-2' })]],
    ['OFFERED', [interview, offered('2026-12-02 10:00')]],
    ['CLOSED', [interview, offered('2026-12-02 10:00'), closed('2026-12-04 10:00', 'OFFER_ACCEPTED')]],
    ['INTERVIEWED', [interview, closed('2026-12-04 10:00', 'NO_RESPONSE'), reopened('2026-12-09 10:00')]],
    [
      'INTERVIEWED',
      [
        interview,
        offered('2026-12-02 10:00'),
        closed('2026-12-04 10:00', 'OFFER_DECLINED'),
        reopened('2026-12-09 10:00'),
      ],
    ],
    ['OFFERED', [interview, offered('2026-12-02 10:00'), offerExtended('2026-12-03 10:00', '2026-12-30 12:00')]],
    ['INTERVIEWED', [interview, offered('2026-12-02 10:00'), offerRescinded('2026-12-03 10:00')]],
    ['INTERVIEWED', [interview, offered('2026-12-02 10:00'), offerExpired('2026-12-03 10:00')]],
    [
      'OFFERED',
      [
        interview,
        offered('2026-12-02 10:00'),
        offered('2026-12-02 11:00', null, 'offer-2'),
        offerRescinded('2026-12-03 10:00', 'offer-2'),
      ],
    ],
    [
      'INTERVIEWED',
      [
        interview,
        offered('2026-12-02 10:00'),
        closed('2026-12-04 10:00', 'OFFER_ACCEPTED'),
        reopened('2026-12-09 10:00'),
        offerReneged('2026-12-09 10:00'),
      ],
    ],
    ['APPLIED', [closed('2026-12-04 10:00', 'ROLE_CLOSED'), reopened('2026-12-09 10:00')]],
    ['INTERVIEWING', [appointment, closed('2026-12-04 10:00', 'ROLE_CLOSED'), reopened('2026-12-09 10:00')]],
    [
      'APPLIED',
      [
        closed('2026-12-04 10:00', 'ROLE_CLOSED'),
        reopened('2026-12-09 10:00'),
        closed('2026-12-10 10:00', 'WITHDRAWN'),
        reopened('2026-12-11 10:00'),
      ],
    ],
  ])('%s', (stage, facts) => {
    expect(stageAfter(...facts)).toBe(stage);
    expect(stageAfter(...facts.toReversed())).toBe(stage);
  });

  it('has the outcome that it was closed with, until it is reopened', () => {
    const end = closed('2026-12-04 10:00', 'REJECTED');
    const outcomeAfter = (...facts: readonly Fact[]) => outcomeOf({ openedAt, facts });
    expect(outcomeAfter(interview)).toBeNull();
    expect(outcomeAfter(interview, end)).toBe('REJECTED');
    expect(outcomeAfter(interview, end, closed('2026-12-05 10:00', 'WITHDRAWN'))).toBe('REJECTED');
    expect(outcomeAfter(interview, end, reopened('2026-12-09 10:00'))).toBeNull();
  });

  it('is closed exactly while there is an outcome', () => {
    fc.assert(
      fc.property(timelines(), (timeline) => (stageOf(timeline) === 'CLOSED') === (outcomeOf(timeline) !== null)),
    );
  });

  it('knows an appointment that was entered after it was over', () => {
    expect(stageAfter(held('2026-11-20 15:00'), scheduled('2026-11-21 09:00', '2026-11-20 14:00'))).toBe('INTERVIEWED');
  });
});
