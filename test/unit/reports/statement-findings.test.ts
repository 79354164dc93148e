import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/first-destinations/domain/statement.js';
import { statementFindings } from '../../../src/reports/domain/statement-findings.js';
import { statement } from '../../support/statements.js';

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
