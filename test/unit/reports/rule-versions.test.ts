import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/reports/domain/canonical.js';
import type { Scope, Standard, StandardName } from '../../../src/reports/domain/report.js';
import { type AnyRecord, rulesOf, standardOf } from '../../../src/reports/domain/standards.js';
import { cirrRecords, cseaRecords, followUpRecords, naceRecords, wioaRecords } from '../../support/report-fixtures.js';

/** Everything that a version makes of the records worked by hand. */
const hashOf = (rules: Standard<AnyRecord>, records: readonly AnyRecord[], about: Scope): string => {
  const judged = records.map((record) => ({ studentId: record.studentId, verdict: rules.judge(record, about) }));
  const findings = records.map((record) => rules.findings(record, about));
  return createHash('sha256')
    .update(canonical([judged, findings, rules.figures(judged)]))
    .digest('hex');
};

const CLASS = { fromDay: '2025-07-01', toDay: '2026-06-30', asOf: '2026-12-31' } as const;
const IN_2025 = { fromDay: '2025-01-01', toDay: '2025-12-31', asOf: '2026-06-15' } as const;
const HALF_A_YEAR = { fromDay: '2026-01-01', toDay: '2026-06-30', asOf: '2027-01-31' } as const;
const QUARTER = { fromDay: '2026-01-01', toDay: '2026-03-31', asOf: '2026-06-30' } as const;

/** What came out when the version was in force. Never to be changed: runs of that time must come out the same. */
const RUNS: readonly (readonly [StandardName, string, readonly AnyRecord[], Scope, string])[] = [
  ['NACE', 'nace-2026.1', naceRecords(), CLASS, 'b6e9dc87f1f6af662a04bfbd32865747697810f0620c4c771e3c402fa38ff883'],
  ['CSEA', 'csea-2026.1', cseaRecords(), CLASS, '02304f0cc34148fc44c5ecb32a22629ad7c0317113e8215b80c225f4af6e965d'],
  ['WIOA', 'wioa-2026.1', wioaRecords(), IN_2025, '5d4f0d52c7f2fa6d5f2966d363351782f79012e8b12056d67733330938600f47'],
  [
    'CIRR',
    'cirr-2026.1',
    cirrRecords(),
    HALF_A_YEAR,
    'd41aea42deb00763fcc136e2f2707ae8bfcb4d493e093b65c9c8d9693308b67c',
  ],
  [
    'FOLLOW_UP_OUTCOMES',
    'follow-up-outcomes-2026.1',
    followUpRecords(),
    QUARTER,
    'f06bc4ae2655939179fe3ed6829124f547f49bbd03609bb57beb496471deb21e',
  ],
];

describe('rules that a run was made with', () => {
  it.each(RUNS)('of %s, %s, come out the same for ever', (name, version, records, about, hash) => {
    expect(hashOf(rulesOf(name, version)!, records, about)).toBe(hash);
  });

  it('are not known in another version', () => {
    expect(rulesOf('NACE', 'nace-2025.1')).toBeNull();
  });
});

describe('the rules in force', () => {
  it('find nothing doubtful about a statement that does not count', () => {
    const [first] = naceRecords().filter(({ statements }) => statements.length > 0);
    const [statement] = first!.statements;
    const vague = { ...statement!, id: 'vague', outcome: 'EMPLOYED', hoursAWeek: null, source: 'OTHER' } as const;
    const studies = { ...vague, id: 'studies', outcome: 'CONTINUING_EDUCATION', source: 'STUDENT' } as const;
    const record = { ...first!, statements: [vague, studies], degree: first!.degrees[0]!, exclusion: null };
    for (const name of ['NACE', 'CSEA', 'CIRR'] as const) {
      const codes = standardOf(name)
        .findings(record, CLASS)
        .map(({ code }) => code);
      expect(codes).not.toContain('HOURS_MISSING');
      expect(codes).toContain('SOURCES_DISAGREE');
    }
  });
});
