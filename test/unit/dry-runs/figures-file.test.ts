import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../../src/dry-runs/domain/tally.js';
import { figuresFile, type FoundFigures } from '../../../src/dry-runs/dry-run-figures-file.js';

const NOTHING: Measures = { steps: 0, onTime: 0, late: 0, missed: 0, counselorOwed: 0, toCounselor: 0, toLead: 0 };
const NO_FIGURES: FoundFigures = { days: [], calendar: [], loads: [], counselors: new Map() };

type Row = Record<string, string>;
const rowsOf = (found: Partial<FoundFigures>): Row[] =>
  parse(figuresFile({ ...NO_FIGURES, ...found }), { columns: true, bom: true });

describe('the figures of a dry run as a file', () => {
  it('leave empty what is only asked for and cannot have happened', () => {
    const day = { ...NOTHING, day: '2026-11-10', contacts: 2, calls: 1, emails: 1, steps: 2, missed: 1 } as const;
    const rows = rowsOf({
      days: [
        { ...day, world: 'TRIED' },
        { ...day, world: 'HAPPENED' },
      ],
    });
    const worldsOf = (figure: string) =>
      rows
        .filter((row) => row['Figure'] === figure)
        .map((row) => [row['About'], row['Day'], row['Tried'], row['In force'], row['Happened']]);
    expect(worldsOf('CONTACTS')).toEqual([
      ['TOTAL', '', '2', '0', '2'],
      ['DAY', '2026-11-10', '2', '0', '2'],
    ]);
    expect(worldsOf('MISSED')).toEqual([
      ['TOTAL', '', '1', '0', ''],
      ['DAY', '2026-11-10', '1', '0', ''],
    ]);
  });

  it('name the counselor, never as a formula, and nobody where nobody looked after the students', () => {
    const load = { world: 'TRIED', day: '2026-11-10', counselorOwed: 3, toCounselor: 1 } as const;
    const rows = rowsOf({
      loads: [
        { ...load, counselorId: 'ana' },
        { ...load, counselorId: null, toCounselor: 0 },
      ],
      counselors: new Map([['ana', { givenName: '=Ana', familyName: 'Lee' }]]),
    });
    const busiest = rows.filter((row) => row['Figure'] === 'MOST_ON_ONE_DAY');
    expect(busiest.map((row) => [row['Counselor id'], row['Counselor'], row['Tried']])).toEqual([
      ['ana', "'=Ana Lee", '4'],
      ['', '', '3'],
    ]);
  });

  it('tell a kind of step on a day by its channel', () => {
    const count = { day: '2026-11-10', kind: 'STATUS_CHECK', world: 'IN_FORCE', steps: 4 } as const;
    const rows = rowsOf({
      calendar: [
        { ...count, channel: 'PHONE' },
        { ...count, channel: null },
      ],
    });
    expect(rows.filter((row) => row['About'] === 'DAY_AND_KIND')).toMatchObject([
      { Figure: 'STEPS', Kind: 'STATUS_CHECK', Channel: 'PHONE', Tried: '0', 'In force': '4', Happened: '0' },
      { Figure: 'STEPS', Kind: 'STATUS_CHECK', Channel: '', Tried: '0', 'In force': '4', Happened: '0' },
    ]);
  });
});
