import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/reports/domain/statement.js';
import { payMeasures, standingStatement } from '../../../src/reports/domain/statement.js';
import { statementFindings } from '../../../src/reports/domain/statement-findings.js';

const statement = (more: Partial<Statement> = {}): Statement => ({
  id: 'a',
  outcome: 'EMPLOYED',
  notSeekingReason: null,
  hoursAWeek: 40,
  payAmount: null,
  payCurrency: null,
  payPeriod: null,
  bonusAmount: null,
  employer: null,
  isInField: null,
  offeredOn: '2026-03-01',
  decidedOn: '2026-03-10',
  startsOn: '2026-06-01',
  knownOn: '2026-04-01',
  source: 'STUDENT',
  hasEvidence: false,
  ...more,
});

const codes = (...statements: Statement[]): string[] =>
  statementFindings({ statements, unconfirmedOffers: [] }, statements.at(-1) ?? null).map(({ code }) => code);
const messageOf = (more: Partial<Statement>): string =>
  statementFindings({ statements: [], unconfirmedOffers: [] }, statement(more)).map(({ message }) => message)[0]!;

describe('a statement', () => {
  it('is sound when it contradicts itself nowhere', () => {
    expect(codes(statement())).toEqual([]);
    expect(codes(statement({ startsOn: '2026-03-10', offeredOn: '2026-03-10' }))).toEqual([]);
    expect(codes(statement({ outcome: 'SEEKING_EMPLOYMENT', startsOn: null, decidedOn: null }))).toEqual([]);
    expect(codes(statement({ outcome: 'SERVICE', hoursAWeek: null, decidedOn: null }))).toEqual([]);
    expect(codes(statement({ source: 'OTHER', hasEvidence: true }))).toEqual([]);
    expect(codes(statement({ outcome: 'NOT_SEEKING', notSeekingReason: 'OTHER' }))).toEqual([]);
  });

  it.each([
    ['SEEKING_BUT_STARTS', { outcome: 'SEEKING_EMPLOYMENT' }],
    ['SEEKING_BUT_STARTS', { outcome: 'SEEKING_EDUCATION' }],
    ['STARTS_BEFORE_DECISION', { startsOn: '2026-03-09' }],
    ['DECIDED_BEFORE_OFFER', { offeredOn: '2026-03-11' }],
    ['SOURCE_UNKNOWN', { source: 'OTHER' }],
    ['HOURS_MISSING', { hoursAWeek: null }],
    ['DECISION_DATE_MISSING', { decidedOn: null }],
    ['NOT_SEEKING_REASON_MISSING', { outcome: 'NOT_SEEKING' }],
  ] as [string, Partial<Statement>][])('is doubtful: %s', (code, more) => {
    expect(codes(statement(more))).toEqual([code]);
  });

  it('is told with what to do', () => {
    expect(messageOf({ outcome: 'SEEKING_EMPLOYMENT' })).toBe(
      'Still seeking, but with a day on which it starts; correct the outcome or remove the day.',
    );
    expect(messageOf({ startsOn: '2026-03-09' })).toBe('It starts before it was decided; check both days.');
    expect(messageOf({ offeredOn: '2026-03-11' })).toBe('It was accepted before the first offer; check both days.');
    expect(messageOf({ source: 'OTHER' })).toBe(
      'Who said so is not known: the source is OTHER and there is no evidence; record one of the two.',
    );
  });
});

describe('several statements', () => {
  const other = { id: 'b', source: 'PUBLIC_PROFILE' } as const;

  it.each(['SERVICE', 'MILITARY', 'CONTINUING_EDUCATION'] as const)('disagree about %s', (outcome) => {
    expect(codes(statement(), statement({ ...other, outcome }))).toEqual(['SOURCES_DISAGREE']);
  });

  it('disagree about the field, when both tell it', () => {
    const inField = statement({ isInField: true });
    expect(codes(inField, statement({ ...other, isInField: false }))).toEqual(['SOURCES_DISAGREE']);
    expect(codes(inField, statement({ ...other, isInField: null }))).toEqual([]);
    expect(codes(inField, statement({ ...other, isInField: true }))).toEqual([]);
  });

  it('agree when a seeker found something, or one source tells of something new', () => {
    const seeking = statement({ outcome: 'SEEKING_EMPLOYMENT', startsOn: null });
    expect(codes(seeking, statement(other))).toEqual([]);
    expect(codes(statement(), statement({ id: 'b', outcome: 'SERVICE' }))).toEqual([]);
  });
});

describe('an accepted offer that nobody confirmed', () => {
  it('is told with its id', () => {
    expect(statementFindings({ statements: [], unconfirmedOffers: ['offer'] }, null)).toEqual([
      {
        code: 'OFFER_NOT_CONFIRMED',
        message:
          'An offer was accepted that nobody has confirmed as the first destination; confirm it, or it does not count.',
        subjectType: 'Offer',
        subjectId: 'offer',
      },
    ]);
  });
});

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
    const both = { knownBy: '2027-01-31', decidedBy: '2026-12-31' } as const;
    expect(standingStatement([statement({ decidedOn: '2027-01-01', knownOn: '2027-01-02' })], both)).toBeNull();
  });
});

describe('pay', () => {
  const paid = { payAmount: '30.50', payCurrency: 'USD', payPeriod: 'HOUR' } as const;

  it('is counted in cents a year, and the bonus apart', () => {
    expect(payMeasures(statement({ ...paid, bonusAmount: '100' }))).toEqual({
      'salary.USD': 6_344_000,
      'bonus.USD': 10_000,
    });
    expect(payMeasures(statement({ ...paid, payPeriod: 'MONTH' }))).toEqual({ 'salary.USD': 36_600 });
    expect(payMeasures(statement({ ...paid, payPeriod: 'YEAR' }))).toEqual({ 'salary.USD': 3_050 });
  });

  it('is nothing when it cannot be told for a year', () => {
    expect(payMeasures(statement({ ...paid, hoursAWeek: null }))).toEqual({});
    expect(payMeasures(statement())).toEqual({});
  });
});
