import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOrderOf, readDay } from '../../../src/imports/domain/day-cell.js';
import { guessMapping, mappingOf } from '../../../src/imports/domain/header-mapping.js';
import { interviewsInNotes } from '../../../src/imports/domain/interviews-in-notes.js';
import { isMissing } from '../../../src/imports/domain/missing-words.js';
import { readPythonList } from '../../../src/imports/domain/python-list.js';
import { ROSTER_SYNONYMS } from '../../../src/imports/domain/roster-fields.js';
import { meaningOf } from '../../../src/imports/domain/status-words.js';
import { pageOf, readWebAddress } from '../../../src/imports/domain/web-address.js';

describe('days', () => {
  test.each([
    ['2026-11-22', null, '2026-11-22'],
    ['2026/1/2', null, '2026-01-02'],
    ['2026-11-22T10:00:00Z', null, '2026-11-22'],
    ['22.11.2026', 'MDY', '2026-11-22'],
    ['22/11/2026', null, '2026-11-22'],
    ['11/22/2026', null, '2026-11-22'],
    ['03/04/2026', 'DMY', '2026-04-03'],
    ['03/04/2026', 'MDY', '2026-03-04'],
    ['3/4/26', 'MDY', '2026-03-04'],
    ['05/05/2026', null, '2026-05-05'],
    ['22 November 2026', null, '2026-11-22'],
    ['Nov 3rd, 2026', null, '2026-11-03'],
  ] as const)('%s (%s) is %s', (text, order, day) => {
    expect(readDay(text, order)).toEqual({ day });
  });

  test.each(['Spring 27', '2026-02-30', '22/11/2026x', '30.02.2026', 'Foo 3, 2026', '2026', ''])(
    '%j is not a date',
    (text) => {
      expect(readDay(text, null)).toEqual({ wrong: 'NOT_A_DATE' });
    },
  );

  test('a slashed date against the order of its column is not a date', () => {
    expect(readDay('22/11/2026', 'MDY')).toEqual({ wrong: 'NOT_A_DATE' });
  });

  test('the order of a column is what its unmistakable values agree on', () => {
    expect(dateOrderOf(['03/04/2026', '22/11/2026'])).toBe('DMY');
    expect(dateOrderOf(['03/04/2026', '11/22/2026'])).toBe('MDY');
    expect(dateOrderOf(['03/04/2026', '2026-11-22'])).toBeNull();
    expect(dateOrderOf(['22/11/2026', '11/22/2026'])).toBeNull();
    expect(readDay('03/04/2026', null)).toEqual({ wrong: 'DATE_ORDER_AMBIGUOUS' });
  });

  test('a day written in either order reads back', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [y, m, d] = day.split('-');
        expect(readDay(`${d}/${m}/${y}`, 'DMY')).toEqual({ day });
        expect(readDay(`${m}/${d}/${y}`, 'MDY')).toEqual({ day });
        expect(readDay(`${d}.${m}.${y}`, null)).toEqual({ day });
      }),
    );
  });
});

describe('header mapping', () => {
  test('a student system', () => {
    const headers = [
      'SIS ID',
      'Given Name',
      'lastName',
      'E-mail Address',
      'Primary Advisor Email',
      'Time_Zone',
      'Shoe size',
    ];
    const guess = guessMapping(headers, ROSTER_SYNONYMS);
    expect(mappingOf(guess)).toEqual({
      externalId: 'SIS ID',
      givenName: 'Given Name',
      familyName: 'lastName',
      email: 'E-mail Address',
      counselorEmail: 'Primary Advisor Email',
      zone: 'Time_Zone',
    });
    expect(guess.unmapped).toEqual(['Shoe size']);
    expect(guess.columns.map(({ column, confidence }) => [column, confidence])).toEqual(
      [
        ['Time_Zone', 1],
        ['SIS ID', 0.9],
        ['Given Name', 0.9],
        ['lastName', 1],
        ['E-mail Address', 0.9],
        ['Primary Advisor Email', 0.6],
      ].toSorted(
        (one, other) =>
          Number(other[1]) - Number(one[1]) || headers.indexOf(String(one[0])) - headers.indexOf(String(other[0])),
      ),
    );
  });

  test('a field has one column and a column one field', () => {
    const guess = guessMapping(['Email', 'Student Email', 'Name'], ROSTER_SYNONYMS);
    expect(guess.columns).toEqual([{ field: 'email', column: 'Email', confidence: 1 }]);
    expect(guess.unmapped).toEqual(['Student Email', 'Name']);
  });
});

describe('statuses', () => {
  test.each([
    ['Rejected after assessment', { stage: 'CLOSED', outcome: 'REJECTED', after: 'ASSESSMENT' }],
    ['Ghosted (no reply)', { stage: 'SILENT', outcome: null, after: null }],
    ['Ghosted after assessment', { stage: 'SILENT', outcome: null, after: 'ASSESSMENT' }],
    ['INTERVIEWING', { stage: 'INTERVIEWING', outcome: null, after: null }],
    ['Final Round', { stage: 'INTERVIEWING', outcome: null, after: null }],
    ['Offer Declined', { stage: 'CLOSED', outcome: 'OFFER_DECLINED', after: null }],
    ['SAVED', { stage: 'SAVED', outcome: null, after: null }],
    ['Pending', { stage: 'APPLIED', outcome: null, after: null }],
  ])('%s', (status, meaning) => {
    expect(meaningOf(status)).toEqual(meaning);
  });

  test('words that are not known mean nothing', () => {
    expect(meaningOf('vibing')).toBeNull();
    expect(meaningOf('vibing after assessment')).toBeNull();
    expect(meaningOf('constructor')).toBeNull();
  });

  test('no word means no response as an outcome: only a person decides that', () => {
    expect(meaningOf('no response')?.outcome).toBeNull();
  });
});

test.each(['', ' N/A ', 'null', 'None', '-', 'UNKNOWN', 'NaN'])('%j is missing', (text) =>
  expect(isMissing(text)).toBe(true),
);
test.each(['0', 'No', 'Unknown Pleasures', 'null pointer'])('%j is not missing', (text) =>
  expect(isMissing(text)).toBe(false),
);

test.each([
  ['Had four interviews with them and then they said no', 4],
  ['5 interviews', 5],
  ['2 rounds of interviews', 2],
  ['Interviewed - rejected due to lack of LLM', 1],
])('%s: %i interviews', (notes, count) => expect(interviewsInNotes(notes)?.count).toBe(count));

test.each([
  'received interview invitation same day',
  'was never interviewed',
  'hope for an interview',
  'no interviews',
])('%s: no word of an interview held', (notes) => expect(interviewsInNotes(notes)).toBeNull());

describe('lists as Python writes them', () => {
  test('quotes, escapes, None, numbers, trailing comma', () => {
    const text = `[{'stage': "It's on", "date": None, 'n': -1.5,}, {'a': 'x\\'y\\n'},]`;
    expect(readPythonList(text)?.map((dict) => Object.fromEntries(dict))).toEqual([
      { stage: "It's on", date: null, n: '-1.5' },
      { a: "x'y\n" },
    ]);
  });

  test.each([
    '',
    '[',
    '[{',
    "[{'a'}]",
    "[{'a': }]",
    '[{}, ]]',
    "{'a': 1}",
    "[{'a': [1]}]",
    "[__import__('os')]",
    "[{'a': 'x]",
  ])('%j is none', (text) => expect(readPythonList(text)).toBeNull());

  test('reads whatever JSON writes of flat objects', () => {
    const scalar = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'ab \'"\\,:{}[]\n') }),
      fc.constant(null),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), scalar)), (list) => {
        const expected = list.map((dict) =>
          Object.entries(dict).map(([key, value]) => [key, value === null ? null : String(value)]),
        );
        expect(readPythonList(JSON.stringify(list))?.map((dict) => [...dict])).toEqual(expected);
      }),
    );
  });

  test('any text ends, and in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}:,\'"\\a ') }), (text) => void readPythonList(text)),
    );
    expect(readPythonList('['.repeat(10_000))).toBeNull();
    expect(readPythonList(`['${'\\'.repeat(10_001)}`)).toBeNull();
  });
});

test('web addresses', () => {
  expect(readWebAddress('www.navina.ai')).toEqual({ url: 'https://www.navina.ai', isSchemeGuessed: true });
  expect(readWebAddress('http://a.example/b')).toEqual({ url: 'http://a.example/b', isSchemeGuessed: false });
  for (const text of ['javascript:alert(1)', 'see notes', 'mailto:a@b.example', 'https://', 'https://a b']) {
    expect(readWebAddress(text)).toBeNull();
  }
  expect(pageOf('https://www.x.example/jobs/1/?utm_source=a&id=7&gh_src=b#top')).toBe('x.example/jobs/1?id=7');
});
