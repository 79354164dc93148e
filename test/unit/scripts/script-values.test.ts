import { expect, it } from 'vitest';
import { type ScriptFacts, scriptValues } from '../../../src/scripts/domain/script-values.js';
import { clock } from '../../support/facts.js';

const FACTS: ScriptFacts = {
  studentName: 'Ana Lindqvist',
  studentPhone: null,
  studentEmail: '  ',
  valuePoints: [],
  position: 'Clerk',
  employerName: 'Harbor',
  contactName: null,
  contactTitle: null,
  interviewedAt: clock('2026-11-17 23:30'),
  promisedOn: '2026-11-20',
  lastContactAt: clock('2026-11-22 18:00'),
  offerDeadlineAt: null,
  otherOfferDeadlineAt: clock('2026-12-04 17:00'),
  centerName: 'Riverside',
  zone: 'America/New_York',
};

it('says days as people in that zone say them, and nothing of what is not known', () => {
  const values = scriptValues(FACTS, clock('2026-11-23 09:00'));
  expect(values).toMatchObject({
    'interview.when.relative': 'last Tuesday',
    'interview.when.day': 'Tuesday 17 November',
    'promise.day': 'Friday 20 November',
    'promise.relative': 'last Friday',
    'lastContact.relative': 'yesterday',
    'otherOffer.deadline': 'Friday 4 December',
    'offer.deadline': null,
    'student.email': null,
    'student.phone': null,
    'student.valuePoints': null,
  });
  expect(scriptValues({ ...FACTS, zone: 'Europe/Berlin' }, clock('2026-11-23 09:00'))['interview.when.day']).toBe(
    'Wednesday 18 November',
  );
});
