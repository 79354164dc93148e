import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../../src/follow-up-policies/domain/agenda.js';
import { AS_WANTED } from '../../../src/follow-up-policies/domain/contact-governor.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import { type Manners, NOTHING_SAID, situationOf } from '../../../src/follow-up-policies/domain/reading.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { clock, closed, followedUp, held, thanked } from '../../support/facts.js';
import { timelines } from '../../support/timelines.js';
import { OFFICE } from './planning.js';

const through = (...agencyContacts: readonly string[]): Manners => ({ ...NOTHING_SAID, agencyContacts });
const planned = (manners: Manners, ...facts: readonly Fact[]) =>
  planOf(
    UNTIL_OFFER_OR_REJECTION,
    { openedAt: clock('2026-11-02 09:00'), facts },
    () => OFFICE,
    clock('2026-11-24 09:00'),
    manners,
  ).nextStep;
const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const met = (...contactIds: string[]): Fact => held('2026-11-20 15:00', { contactIds });
const toEmployer = thanked('2026-11-20 18:00', { contactId: 'employer' });
const toAgency = thanked('2026-11-20 19:00', { contactId: 'agency' });
const NOBODY_KNOWN = 'through the agency, where nobody is known yet: find out whom to ask there';

describe('where an agency acts for the employer', () => {
  it('thanks go to whoever was met, and the question to the agency', () => {
    expect(planned(through('agency'), met('agency', 'employer'), toAgency)).toMatchObject({
      kind: 'THANK_YOU',
      contactId: 'employer',
    });
    const asked = planned(through('agency'), met('employer', 'agency'), toEmployer, toAgency, practised);
    expect(asked).toMatchObject({ kind: 'STATUS_CHECK', contactId: 'agency' });
    expect(asked?.why.adjustments).not.toContain(NOBODY_KNOWN);
  });
  it('the one at the agency who was followed up with last is asked, whatever it was about', () => {
    const other = followedUp('2026-11-22 10:00', 'REHEARSAL', { contactId: 'other' });
    const facts = [met('employer', 'agency'), toEmployer, toAgency, practised, other];
    expect(planned(through('agency', 'other'), ...facts)?.contactId).toBe('other');
  });
  it('nobody is named while nobody is known there, and the step says so', () => {
    const asked = planned(through(), met('employer'), toEmployer, practised);
    expect(asked).toMatchObject({ kind: 'STATUS_CHECK', contactId: null });
    expect(asked?.why.adjustments).toContain(NOBODY_KNOWN);
    const note = planned(through(), met('employer'), toEmployer, closed('2026-11-23 09:00', 'WITHDRAWN'));
    expect(note).toMatchObject({ kind: 'COURTESY_NOTE', contactId: null });
    expect(note?.why.adjustments).toContain(NOBODY_KNOWN);
  });
  it('and whoever was met is asked where none does', () => {
    const asked = planned(NOTHING_SAID, met('employer'), toEmployer, practised);
    expect(asked?.contactId).toBe('employer');
    expect(asked?.why.adjustments).not.toContain(NOBODY_KNOWN);
  });
  it('no step but the thanks ever goes to anybody else', () => {
    let asked = 0;
    fc.assert(
      fc.property(timelines(), fc.subarray(['rivera', 'okafor', 'lindqvist']), (timeline, agencyContacts) => {
        const situation = situationOf(timeline, through(...agencyContacts));
        for (const { step, contactId, remarks } of agendaOf(
          UNTIL_OFFER_OR_REJECTION,
          situation,
          () => OFFICE,
          AS_WANTED,
        )) {
          if (step.kind === 'THANK_YOU') continue;
          if (contactId !== null) expect(agencyContacts).toContain(contactId);
          asked += Number(contactId !== null);
          if (contactId === null && step.channel !== null) expect(remarks).toContain(NOBODY_KNOWN);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});
