import { describe, expect, it } from 'vitest';
import { type Pause, pausedFor } from '../../../src/calendars/domain/pause.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { Plan } from '../../../src/follow-up-policies/domain/plan.js';
import { sentenceOf } from '../../../src/follow-up-policies/domain/why.js';
import type { Day } from '../../../src/kernel/day.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { called, clock, closed, followedUp, gamePlan, held, offered, scheduled, thanked } from '../../support/facts.js';
import { OFFICE, written } from './planning.js';

// Friday 20 November 2026; exams from Monday 30 November to Friday 11 December.
const exams: Pause = { firstDay: '2026-11-30', lastDay: '2026-12-11', reason: 'Paused: exams' };
const interviewed = held('2026-11-20 15:00');
const thankYou = thanked('2026-11-20 18:00');
const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [interviewed, thankYou, practised];

const planned = (now: string, pauses: readonly Pause[], ...facts: readonly Fact[]): Plan =>
  planOf(
    UNTIL_OFFER_OR_REJECTION,
    { openedAt: clock('2026-11-02 09:00'), facts },
    () => pausedFor(OFFICE, pauses),
    clock(now),
  );
const owed = (now: string, pauses: readonly Pause[], ...facts: readonly Fact[]): string | null =>
  written(planned(now, pauses, ...facts).nextStep);

describe('a pause', () => {
  it('stops the clock: what had four business days to run has them after it', () => {
    expect(owed('2026-11-21 11:00', [], ...waiting)).toBe('status-call 2026-12-02 09:00 - 2026-12-02 17:00 STUDENT');
    expect(owed('2026-11-21 11:00', [exams], ...waiting)).toBe(
      'status-call 2026-12-16 09:00 - 2026-12-16 17:00 STUDENT',
    );
  });

  it('says that it moved the step', () => {
    const { nextStep } = planned('2026-11-21 11:00', [exams], ...waiting);
    expect(sentenceOf(nextStep!)).toBe(
      'Call on Wednesday 16 December: seven business days after the end of the interview (Friday 20 November); ' +
        'Saturday, Sunday, Thanksgiving Day (Thursday 26 November) and Paused: exams (Monday 30 November to Friday 11 December) do not count.',
    );
  });

  it('waits for the first business day after it when the promised day lies in it', () => {
    const plan = gamePlan('2026-11-20 15:00', '2026-12-03');
    expect(owed('2026-11-21 11:00', [exams], ...waiting, plan)).toBe(
      'status-call 2026-12-14 12:00 - 2026-12-14 17:00 STUDENT',
    );
  });

  it('leaves alone what is due before it and what was overdue already', () => {
    const early: Pause = { ...exams, firstDay: '2026-11-24' };
    expect(owed('2026-12-01 09:00', [early], interviewed)).toBe(
      'thank-you 2026-11-20 15:00 - 2026-11-21 15:00 STUDENT',
    );
  });

  it('lets nothing lapse and hands nothing over while it lasts', () => {
    const early: Pause = { ...exams, firstDay: '2026-11-23' };
    expect(planned('2026-11-21 11:00', [], interviewed).changesAt).toBe(clock('2026-11-30 17:00'));
    expect(planned('2026-11-21 11:00', [early], interviewed).changesAt).toBe(clock('2026-12-18 17:00'));
    const ahead = scheduled('2026-11-12 10:00', '2026-11-20 10:00');
    expect(planned('2026-11-21 11:00', [early], ahead).changesAt).toBe(clock('2026-12-14 17:00'));
  });

  it('moves hours and calendar days that end in it behind it, as far as they lay in it', () => {
    const early: Pause = { ...exams, firstDay: '2026-11-21' };
    expect(owed('2026-11-20 16:00', [early], interviewed)).toBe(
      'thank-you 2026-11-20 15:00 - 2026-12-14 17:00 STUDENT',
    );
    const warm = closed('2026-09-03 10:00', 'REJECTED');
    const asked = followedUp('2026-09-04 10:00', 'FEEDBACK_REQUEST');
    const wednesday = owed('2026-09-05 10:00', [exams], held('2026-09-01 10:00'), warm, asked);
    expect(wednesday).toBe('keep-warm 2026-12-16 09:00 - 2026-12-16 17:00 STUDENT');
  });

  it('keeps a rehearsal before its call', () => {
    const sunday: Pause = { ...exams, lastDay: '2026-12-15' };
    expect(owed('2026-11-20 19:00', [sunday], interviewed, thankYou)).toMatch(/^rehearse .* - 2026-12-17 17:00/);
    const callToday = gamePlan('2026-11-20 15:00', '2026-12-01');
    expect(owed('2026-11-20 19:00', [sunday], interviewed, thankYou, callToday)).toBe(
      'rehearse 2026-12-16 09:00 - 2026-12-16 09:00 STUDENT',
    );
    expect(owed('2026-12-16 09:00', [sunday], interviewed, thankYou, callToday)).toBe(
      'status-call 2026-12-16 09:00 - 2026-12-16 17:00 STUDENT',
    );
  });

  it('does not move an appointment or a deadline', () => {
    const offer = offered('2026-11-27 10:00', '2026-12-04 12:00');
    const talked = followedUp('2026-11-27 15:00', 'OFFER_REVIEW', { channel: null, contactId: null });
    const asked = followedUp('2026-11-27 15:30', 'EXTENSION_REQUEST', { channel: 'EMAIL' });
    expect(owed('2026-11-27 16:00', [exams], ...waiting, offer, talked, asked)).toBe(
      'answer-offer 2026-11-27 10:00 - 2026-12-04 12:00 STUDENT',
    );
    const ahead = scheduled('2026-11-20 10:00', '2026-12-03 10:00');
    expect(owed('2026-11-20 11:00', [exams], ahead)).toBe('prepare 2026-12-02 09:00 - 2026-12-02 17:00 STUDENT');
  });

  it('is counted once where two overlap', () => {
    const ill: Pause = { firstDay: '2026-12-07', lastDay: '2026-12-11', reason: 'Paused: ill' };
    expect(owed('2026-11-21 11:00', [exams, ill], ...waiting)).toBe(owed('2026-11-21 11:00', [exams], ...waiting));
  });

  it('that was ended gives back the days it did not take', () => {
    const ended = { ...exams, lastDay: '2026-12-01' as Day };
    expect(owed('2026-11-21 11:00', [ended], ...waiting)).toBe(
      'status-call 2026-12-04 09:00 - 2026-12-04 17:00 STUDENT',
    );
  });

  it('does not undo what was done in it', () => {
    const call = called('2026-12-02 10:00', 'NO_ANSWER');
    expect(owed('2026-12-02 11:00', [exams], ...waiting, call)).toBe(
      'retry-call 2026-12-15 13:00 - 2026-12-15 17:00 STUDENT',
    );
  });
});
