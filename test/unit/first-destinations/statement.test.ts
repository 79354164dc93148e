import { describe, expect, it } from 'vitest';
import {
  isFullTime,
  SAID_BY,
  type Statement,
  standingStatement,
} from '../../../src/first-destinations/domain/statement.js';
import { statement } from '../../support/statements.js';

describe('the statement that counts', () => {
  const before = { knownBy: '2026-12-31', decidedBy: '2026-12-31' } as const;
  const chosen = (...statements: Statement[]) => standingStatement(statements, before)?.id;

  it('is the one learned last, then of the stronger source, then entered last', () => {
    const [early, late] = [statement({ id: 'early' }), statement({ id: 'late', knownOn: '2026-05-01' })];
    expect(chosen(early, late)).toBe('late');
    expect(chosen(late, early)).toBe('late');
    const byStrength = ['OFFER_LETTER', 'EMPLOYER', 'STUDENT', 'COUNSELOR', 'PUBLIC_PROFILE', 'SPREADSHEET', 'OTHER'];
    for (const [at, source] of byStrength.slice(1).entries()) {
      const weaker = statement({ id: 'weaker', source: source as Statement['source'] });
      const stronger = statement({ id: 'stronger', source: byStrength[at] as Statement['source'] });
      expect(chosen(weaker, stronger)).toBe('stronger');
    }
    expect(chosen(statement({ id: 'a' }), statement({ id: 'b' }))).toBe('b');
    expect(chosen(statement({ id: 'b' }), statement({ id: 'a' }))).toBe('b');
  });

  it('was known and decided in time', () => {
    expect(chosen(statement({ knownOn: '2027-01-01' }))).toBeUndefined();
    expect(chosen(statement({ knownOn: '2026-12-31', decidedOn: '2026-12-31' }))).toBe('a');
    expect(chosen(statement({ decidedOn: null }))).toBe('a');
    const both = { knownBy: '2027-01-31', decidedBy: '2026-12-31' } as const;
    expect(standingStatement([statement({ decidedOn: '2027-01-01', knownOn: '2027-01-02' })], both)).toBeNull();
  });
});

describe('full time', () => {
  it.each([
    ['30', 30, true],
    ['fewer', 29.9, false],
    ['nobody knows how many', null, null],
  ] as const)('when hours a week are %s', (_, hoursAWeek, answer) => {
    expect(isFullTime(statement({ hoursAWeek }))).toBe(answer);
  });
});

describe('a source', () => {
  it('is spoken of as whom it is', () => {
    expect(Object.values(SAID_BY)).toEqual([
      'the offer letter',
      'the employer',
      'the graduate',
      'a counselor',
      'a public profile',
      'a spreadsheet',
      'another source',
    ]);
  });
});
