import { describe, expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { Plan } from '../../../src/follow-up-policies/domain/plan.js';
import { type Manners, NOTHING_SAID } from '../../../src/follow-up-policies/domain/reading.js';
import type { Restriction } from '../../../src/follow-up-policies/domain/restrictions.js';
import { CHANNELS, type Channel, type Fact } from '../../../src/kernel/fact.js';
import { called, clock, closed, followedUp, held, reviewed, thanked } from '../../support/facts.js';
import { OFFICE, written } from './planning.js';

const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [held('2026-11-20 15:00'), thanked('2026-11-20 18:00'), practised];
const NOW = '2026-11-23 09:00';

const closing = (channels: readonly Channel[], more: Partial<Restriction> = {}): Manners => ({
  ...NOTHING_SAID,
  restrictions: [{ id: 'r', contactId: null, channels, since: clock(NOW), until: null, ...more }],
});
const planned = (now: string, manners: Manners, ...facts: readonly Fact[]): Plan =>
  planOf(UNTIL_OFFER_OR_REJECTION, { openedAt: clock('2026-11-02 09:00'), facts }, () => OFFICE, clock(now), manners);
const owed = (manners: Manners, ...facts: readonly Fact[]): string | null =>
  written(planned(NOW, manners, ...facts).nextStep);

describe('where somebody is not to be called', () => {
  it('the question is asked in writing', () => {
    const { nextStep } = planned(NOW, closing(['PHONE']), ...waiting);
    expect(nextStep).toMatchObject({ stepKey: 'status-email', channel: 'EMAIL' });
    expect(nextStep?.why.adjustments).toContain('in writing, because calls are not welcome');
  });
  it('others are called all the same', () => {
    expect(owed(closing(['PHONE'], { contactId: 'okafor' }), ...waiting)).toMatch(/^status-call/);
    expect(owed(closing(['PHONE'], { contactId: 'rivera' }), ...waiting)).toMatch(/^status-email/);
  });
  it('calls are planned again on the day on which the wish ends', () => {
    const until = clock('2026-11-25 00:00');
    const plan = planned(NOW, closing(['PHONE'], { until }), ...waiting);
    expect([plan.nextStep?.stepKey, plan.changesAt]).toEqual(['status-email', until]);
    expect(planned('2026-11-25 00:00', closing(['PHONE'], { until }), ...waiting).nextStep?.stepKey).toBe(
      'status-call',
    );
  });
  it('and after the wish was taken back', () => {
    const asked = [
      ...waiting,
      called('2026-11-23 08:00', 'DO_NOT_CALL'),
      followedUp('2026-11-23 08:30', 'STATUS_CHECK', { disposition: 'AWAITING_REPLY' }),
    ];
    const takenBack = (at: string): Manners => ({ ...NOTHING_SAID, callsAllowedAgainAt: clock(at) });
    expect(owed(takenBack('2026-11-22 09:00'), ...asked)).toMatch(/^repeat-email/);
    expect(owed(takenBack('2026-11-23 09:00'), ...asked)).toMatch(/^repeat-call/);
  });
});

describe('where a way is closed', () => {
  it('another one is taken', () => {
    const { nextStep } = planned(NOW, closing(['PHONE', 'EMAIL']), ...waiting);
    expect(nextStep).toMatchObject({ stepKey: 'status-email', channel: 'MESSAGE' });
    expect(nextStep?.why.adjustments).toContain('not as planned, because e-mails are not welcome');
  });
  it('and none is left, nobody is chased: a counselor reviews the prospect', () => {
    const { nextStep } = planned(NOW, closing(CHANNELS), ...waiting);
    expect(written(nextStep)).toBe('counselor-review 2026-11-24 09:00 - 2026-11-24 17:00 COUNSELOR');
    expect(nextStep?.why.adjustments).toEqual(['nobody there may be contacted any more']);
    expect(owed(closing(CHANNELS), ...waiting, reviewed(NOW, 'OTHER_CONTACT'))).toMatch(/^correct-contact/);
  });
  it('nothing is owed to them after the end either', () => {
    expect(owed(closing([]), ...waiting, closed(NOW, 'WITHDRAWN'))).toMatch(/^courtesy-note/);
    expect(owed(closing(CHANNELS), ...waiting, closed(NOW, 'WITHDRAWN'))).toBeNull();
  });
});
