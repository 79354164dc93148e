import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping, mappingOf } from '../../../src/imports/domain/header-mapping.js';
import { HISTORY_SYNONYMS } from '../../../src/imports/domain/history-fields.js';
import { type HistoryPlan, planHistory } from '../../../src/imports/domain/history-plan.js';
import { MOST_ROWS } from '../../../src/imports/domain/history-refusals.js';
import type { HistoryRow } from '../../../src/imports/domain/history-row.js';
import { HistoryReader } from '../../../src/imports/domain/history.js';
import { dayOfMoment, readMoment } from '../../../src/imports/domain/moment-cell.js';
import { channelOf, dispositionOf, kindOf } from '../../../src/imports/domain/history-words.js';
import type { KnownProspect } from '../../../src/imports/domain/history-known.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { whyNot } from '../../../src/prospects/domain/why-not.js';

const VANTAGE = { zone: 'America/New_York', now: Date.parse('2026-01-15T17:00:00Z') };
const HEADERS = [
  'Student ID',
  'Company',
  'Job Title',
  'Event',
  'When',
  'Channel',
  'Result',
  'Round',
  'Promised on',
  'Decided on',
  'Notes',
];

const read = (...rows: readonly string[]) => {
  const reader = new HistoryReader(
    {
      format: 'CSV',
      encoding: 'utf-8',
      delimiter: ',',
      headers: HEADERS,
      unreadable: [],
      rows: rows.map((row, at) => ({
        line: at + 2,
        cells: HEADERS.map((_, column) => `1,Acme,,${row}`.split(',')[column] ?? ''),
      })),
    },
    mappingOf(guessMapping(HEADERS, HISTORY_SYNONYMS)),
  );
  return reader.together(reader.rows.map((row) => reader.read(row)));
};

const ids = (): (() => string) => {
  let last = 0;
  return () => String((last += 1)).padStart(6, '0');
};
const planOf = (rows: readonly HistoryRow[], known: readonly KnownProspect[] = []): HistoryPlan =>
  planHistory({ rows, gaps: [], known }, VANTAGE, ids());
const plan = (...rows: readonly string[]): HistoryPlan => planOf(read(...rows).rows);

/** What is written, candidacy by candidacy, without the ids that are made up. */
const toldBy = ({ candidacies }: HistoryPlan) =>
  candidacies.map(({ told }) => told.map(({ fact }) => [fact.kind, new Date(fact.at).toISOString().slice(0, 16)]));
const refusedBy = ({ refused }: HistoryPlan) =>
  refused.map(({ line, failure }) => [line, failure.code]).toSorted((a, b) => Number(a[0]) - Number(b[0]));

/** The facts of a candidacy as the center would tell them afterwards. */
const asKnown = ({ candidacies }: HistoryPlan): KnownProspect[] =>
  candidacies.map(({ told }, at) => ({
    id: `known ${at}`,
    appliedOn: appliedOn(told),
    timeline: { openedAt: VANTAGE.now, facts: told.flatMap(({ fact }) => withItsAppointment(fact)) },
  }));
const appliedOn = (told: HistoryPlan['candidacies'][number]['told']): KnownProspect['appliedOn'] => {
  const application = told.find(({ fact }) => fact.kind === 'APPLIED');
  return application ? dayOfMoment(application.row.when, VANTAGE.zone) : null;
};
const withItsAppointment = (fact: Fact): Fact[] =>
  fact.kind === 'INTERVIEW_HELD'
    ? [
        {
          kind: 'INTERVIEW_SCHEDULED',
          id: `${fact.id}s`,
          interviewId: fact.interviewId,
          at: fact.at - 3_600_000,
          recordedAt: fact.recordedAt,
          round: fact.round,
          startsAt: fact.at - 3_600_000,
          endsAt: fact.at,
        },
        fact,
      ]
    : [fact];

describe('cells', () => {
  it.each([
    ['2025-03-04', { day: '2025-03-04' }],
    ['2025-03-04 00:00:00', { day: '2025-03-04' }],
    ['2025-03-04 14:30', { day: '2025-03-04', minute: 870 }],
    ['Mar 4, 2025 2:30 PM', { day: '2025-03-04', minute: 870 }],
    ['4.3.2025 12:05 am', { day: '2025-03-04', minute: 5 }],
    ['2025-03-04T14:30Z', { instant: Date.parse('2025-03-04T14:30Z') }],
    ['2025-03-04T14:30:15.250+0530', { instant: Date.parse('2025-03-04T09:00Z') }],
    ['2025-03-04T14:30-05:00', { instant: Date.parse('2025-03-04T19:30Z') }],
    ['2025-03-04 25:00', { wrong: 'NOT_A_DATE' }],
    ['2025-03-04 13:00 pm', { wrong: 'NOT_A_DATE' }],
    ['soon', { wrong: 'NOT_A_DATE' }],
    ['03/04/2025 10:00', { wrong: 'DATE_ORDER_AMBIGUOUS' }],
  ])('reads %s', (text, expected) => expect(readMoment(text, null)).toEqual(expected));

  it('understands the words people use, however they are written', () => {
    expect(['Thank-you Note', 'THANK_YOU', 'thank you'].map(kindOf)).toEqual(Array(3).fill('THANK_YOU'));
    expect(
      ['Interview', 'status_call', 'Hired', 'ghosted', 'Request for feedback', 'COUNSELOR_REVIEW'].map(kindOf),
    ).toEqual(['INTERVIEWED', 'STATUS_CHECK', 'OFFER_ACCEPTED', 'NO_RESPONSE', 'FEEDBACK_REQUEST', null]);
    expect([channelOf('E-Mail'), channelOf('Zoom'), channelOf('pigeon')]).toEqual(['EMAIL', 'VIDEO', null]);
    expect([dispositionOf('Still pending'), dispositionOf('voicemail')]).toEqual(['STILL_PENDING', 'LEFT_MESSAGE']);
  });

  it('leave out what a kind cannot keep or nobody understands, and say so', () => {
    const { rows, problems } = read(
      'Applied,2025-01-01,phone',
      'Thank you,2025-01-01,pigeon',
      'Interviewed,2025-01-01,,,31',
    );
    expect(rows.map(({ channel, round }) => [channel, round])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'CELL_NOT_KEPT'],
      [3, 'WORD_NOT_KNOWN'],
      [4, 'NOT_A_ROUND'],
    ]);
  });

  it('that are too long or missing refuse the row, and leave a gap where it said how the candidacy went', () => {
    const { rows, gaps, problems } = read(
      `Rejected,2025-01-01,,,,,,${'x'.repeat(2001)}`,
      `Thank you,2025-01-01,,,,,,${'x'.repeat(2001)}`,
      ',2025-01-01',
    );
    expect([rows, [...gaps.keys()]]).toEqual([[], [2, 4]]);
    expect(problems.map(({ code }) => code)).toEqual(['CELL_TOO_LONG', 'CELL_TOO_LONG', 'REQUIRED_CELL_EMPTY']);
  });
});

describe('a plan', () => {
  it('puts the facts of one day in the order in which such a day goes', () => {
    const rows = ['Feedback request', 'Rejected', 'Thank you', 'Interviewed', 'Interviewed', 'Rehearsal', 'Applied'];
    const [told] = toldBy(plan(...rows.map((what, at) => `${what},2025-01-10,,,${at === 3 ? 2 : ''}`)));
    expect(told).toEqual([
      ['APPLIED', '2025-01-10T00:00'],
      ['FOLLOWED_UP', '2025-01-10T14:00'],
      ['INTERVIEW_HELD', '2025-01-10T18:00'],
      ['INTERVIEW_HELD', '2025-01-10T19:00'],
      ['FOLLOWED_UP', '2025-01-10T23:00'],
      ['CLOSED', '2025-01-11T01:00'],
      ['FOLLOWED_UP', '2025-01-11T02:00'],
    ]);
  });

  it('tells nothing ahead of now, also of today', () => {
    const today = plan('Interviewed,2026-01-15', 'Thank you,2026-01-15', 'Rejected,2026-01-15');
    expect(today.refused).toEqual([]);
    for (const { told } of today.candidacies)
      for (const { fact } of told) expect(fact.at).toBeLessThanOrEqual(VANTAGE.now);
    expect(refusedBy(plan('Applied,2026-01-16'))).toEqual([[2, 'DATE_IN_THE_FUTURE']]);
    expect(refusedBy(plan('Interviewed,2026-01-15T16:30Z'))).toEqual([[2, 'DATE_IN_THE_FUTURE']]);
  });

  it('begins another candidacy with an application after the end, and with nothing else', () => {
    const again = plan(
      'Applied,2025-01-01',
      'Rejected,2025-01-05',
      'Feedback request,2025-01-06',
      'Applied,2025-03-01',
      'Interviewed,2025-03-02',
    );
    expect(toldBy(again).map((each) => each.length)).toEqual([3, 2]);
    expect(refusedBy(plan('Applied,2025-01-01', 'Rejected,2025-01-05', 'Interviewed,2025-03-02'))).toEqual([
      [2, 'CANDIDACY_REFUSED'],
      [3, 'CANDIDACY_REFUSED'],
      [4, 'PROSPECT_IS_CLOSED'],
    ]);
  });

  it('takes an offer to have come with its answer when nothing else is told of it, and answers the one that was open', () => {
    expect(toldBy(plan('Interviewed,2025-01-02', 'Hired,2025-01-03'))[0]!.map(([kind]) => kind)).toEqual([
      'INTERVIEW_HELD',
      'OFFER_RECEIVED',
      'CLOSED',
    ]);
    const [candidacy] = plan('Offer,2025-01-02', 'Offer declined,2025-01-03').candidacies;
    const [offer, end] = candidacy!.told;
    expect([candidacy!.told.length, end!.offerId, end!.decidedAt]).toEqual([2, offer!.fact.id, end!.fact.at]);
  });

  it('counts the rounds that are not given', () => {
    const rounds = plan('Interviewed,2025-01-02,,,3', 'Interviewed,2025-01-09', 'Interviewed,2025-01-20')
      .candidacies[0]!.told;
    expect(rounds.map(({ fact }) => (fact.kind === 'INTERVIEW_HELD' ? fact.round : 0))).toEqual([3, 4, 5]);
  });

  it('knows a day that was decided on the day it was learned', () => {
    const at = (when: string, decided: string) =>
      plan('Applied,2025-01-01', `Rejected,${when},,,,,${decided}`).candidacies[0]?.told.at(-1)?.decidedAt ?? null;
    expect(at('2025-01-10T15:00Z', '2025-01-10')).toBe(Date.parse('2025-01-10T15:00Z'));
    expect(at('2025-01-10', '2025-01-08')).toBe(Date.parse('2025-01-09T01:00Z'));
    expect(at('2025-01-10', '')).toBeNull();
  });

  it('dates an application of a prospect that was known without one, and adds to the last candidacy that had begun', () => {
    const facts = plan('Interviewed,2025-02-01').candidacies[0]!.told.flatMap(({ fact }) => withItsAppointment(fact));
    const known = { id: 'known', appliedOn: null, timeline: { openedAt: VANTAGE.now, facts } };
    const { candidacies, refused } = planOf(read('Applied,2025-01-20', 'Thank you,2025-02-02').rows, [known]);
    expect([candidacies.length, candidacies[0]?.known, candidacies[0]?.told.length, refused]).toEqual([
      1,
      known,
      2,
      [],
    ]);
    const earlier = planOf(read('Applied,2024-01-20', 'Rejected,2024-02-02').rows, [
      { ...known, appliedOn: '2025-01-20' },
    ]);
    expect(earlier.candidacies.map((each) => each.known)).toEqual([null]);
  });

  it('refuses more rows than a candidacy can have', () => {
    const rows = Array.from(
      { length: MOST_ROWS + 1 },
      (_, at) => `Thank you,2025-01-01 10:${String(at % 60).padStart(2, '0')}`,
    );
    expect(new Set(refusedBy(plan(...rows)).map(([, code]) => code))).toEqual(
      new Set(['TOO_MANY_ROWS_OF_A_CANDIDACY']),
    );
  });
});

const KINDS = [
  'Applied',
  'Interviewed',
  'Thank you',
  'Status check',
  'Feedback request',
  'Offer',
  'Accepted',
  'Declined',
  'Rejected',
  'Withdrew',
];
const aRow = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 3 }),
    time: fc.constantFrom('', ' 09:15', 'T15:30Z'),
    answer: fc.constantFrom('', '', 'rejected', 'offer', 'still pending'),
  })
  .map(({ kind, day, month, time, answer }) => {
    const isFollowUp = kind === 'Thank you' || kind === 'Status check';
    return `${kind},2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${time},,${isFollowUp ? answer : ''}`;
  });
const someRows = fc.uniqueArray(aRow, { maxLength: 12, selector: (row) => row.split(',').slice(0, 2).join() });

describe('any rows', () => {
  it('are told the same in whatever order they stand', () => {
    const shuffled = someRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const words = (given: readonly string[], { refused }: HistoryPlan) =>
          refused.map(({ line, failure }) => `${given[line - 2]} ${failure.code}`).toSorted();
        const [one, other] = [plan(...rows), plan(...others)];
        expect(toldBy(one)).toEqual(toldBy(other));
        expect(words(rows, one)).toEqual(words(others, other));
      }),
      { numRuns: 1500 },
    );
  });

  it('come to something, each of them, and what is told could have been recorded by a person', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const given = plan(...rows);
        const told = new Set(given.candidacies.flatMap((each) => each.told.map(({ row }) => row.line)));
        const refused = given.refused.map(({ line }) => line);
        expect([...told, ...refused].toSorted((a, b) => a - b)).toEqual(rows.map((_, at) => at + 2));
        for (const { timeline } of asKnown(given)) {
          let facts: readonly Fact[] = [];
          for (const fact of timeline.facts) {
            expect(whyNot({ openedAt: 0, facts }, fact)).toBeNull();
            facts = [...facts, fact];
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say nothing new when they come again', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const first = plan(...rows);
        const told = new Set(first.candidacies.flatMap((each) => each.told.map(({ row }) => row.line)));
        const again = planOf(read(...rows).rows, asKnown(first));
        expect(again.candidacies).toEqual([]);
        for (const line of told) expect(again.unchanged).toContain(line);
      }),
      { numRuns: 500 },
    );
  });
});
