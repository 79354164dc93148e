import { describe, expect, it } from 'vitest';
import { missingSentence, sentenceOf, warningsOf } from '../../../src/analytics/domain/episodes/association-words.js';
import type { AssociationRow, AssociationTable } from '../../../src/analytics/domain/episodes/associations.js';

const NUMBERS = { standardError: 0.1, eValue: 2, eValueOfInterval: 1, adjustedP: 0.01 };
const row = (hazardRatio: number, lower: number, upper: number): AssociationRow => ({
  exposure: 'STATUS_CHECK',
  ending: 'OFFER',
  counts: null,
  association: { hazardRatio, lower, upper, ...NUMBERS },
  adjustedFor: [],
  sensitivity: [],
  missing: null,
});

describe('the words of an association', () => {
  it('never speak of what a follow-up brings about, whatever the figures', () => {
    for (const figures of [row(2, 1.5, 2.7), row(0.5, 0.4, 0.7), row(1.1, 0.9, 1.3)]) {
      expect(sentenceOf(figures)).toContain('This is an association');
      expect(sentenceOf(figures)).not.toMatch(/increase|boost|because|works|effect|improve|significan/i);
    }
  });

  it('tell the ends of an interval that covers no difference, not the number in its middle', () => {
    expect(sentenceOf(row(1.1, 0.9, 1.34))).toContain('from 0.90 to 1.34 times');
    expect(sentenceOf(row(1.1, 0.9, 1.34))).not.toContain('1.10');
  });

  it.each([
    [{ what: 'STUDENTS', have: 14, need: 20, whyNot: null }, 'Not enough data yet (14 of 20 students).'],
    [{ what: 'STUDENTS', have: 9, need: 20, whyNot: null }, 'Not enough data yet (fewer than 10 of 20 students).'],
    [{ what: 'EVENTS', have: 2, need: 10, whyNot: null }, 'Not enough data yet (fewer than 3 of 10 events).'],
    [
      { what: 'MODEL', have: 70, need: 100, whyNot: 'TOO_FEW_EVENTS_FOR_THE_MODEL' },
      'Not enough data yet (70 of 100 events).',
    ],
    [
      { what: 'MODEL', have: 170, need: 100, whyNot: 'SEPARATED' },
      'Not estimable from these data (a trait goes with the outcome without exception).',
    ],
  ] as const)('say what is missing: %o', (missing, words) => {
    expect(missingSentence(missing)).toBe(words);
  });
});

describe('warnings', () => {
  const table: AssociationTable = {
    smallestGroup: 10,
    students: 50,
    prospects: 200,
    learnedOnly: 0,
    ended: 100,
    rows: [],
    knownApart: [],
  };

  it('are none where nothing is doubtful', () => {
    const knownApart = [{ exposure: 'STATUS_CHECK', withIt: 0.9, without: 0.85, differ: false }] as const;
    expect(warningsOf({ ...table, knownApart })).toEqual([]);
  });

  it('tell that outcomes come to light unequally, and that days of decisions are not known', () => {
    const knownApart = [{ exposure: 'STATUS_CHECK', withIt: 0.9, without: 0.7, differ: true }] as const;
    const [unequal, learned] = warningsOf({ ...table, knownApart, learnedOnly: 40 });
    expect(unequal).toContain('90 % with a status check by day 14 and for 70 % without');
    expect(learned).toContain('For 40 % of the outcomes the day of the decision is not known');
  });
});
