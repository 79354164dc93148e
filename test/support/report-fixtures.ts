import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Statement } from '../../src/first-destinations/domain/statement.js';
import { grouped } from '../../src/kernel/grouped.js';
import type { CirrRecord } from '../../src/reports/domain/cirr.js';
import type { CseaRecord } from '../../src/reports/domain/csea.js';
import type { FollowUpRecord } from '../../src/reports/domain/follow-up-outcomes.js';
import type { NaceRecord } from '../../src/reports/domain/nace.js';
import type { EmploymentQuarter, WioaRecord } from '../../src/reports/domain/wioa.js';

/** The hand-worked examples; ids are numbers of lines, so that a failing test says where to look. */
type Line = Readonly<Record<string, string>> & { readonly line: string };

const read = (name: string): Line[] => {
  const text = readFileSync(`test/fixtures/reports/${name}.csv`, 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  return rows.map((row, index) => ({ ...row, line: String(index + 2).padStart(2, '0') }));
};

const orNull = <Value>(text: string | undefined): Value | null => (text ? (text as Value) : null);

const byKey = (lines: readonly Line[], keyOf: (line: Line) => string): Line[][] => [...grouped(lines, keyOf).values()];

const statementOf = (line: Line): Statement[] =>
  line['outcome'] === ''
    ? []
    : [
        {
          id: `statement-${line.line}`,
          outcome: line['outcome'] as Statement['outcome'],
          notSeekingReason: orNull(line['not_seeking_reason']),
          hoursAWeek: line['hours'] ? Number(line['hours']) : null,
          payAmount: orNull(line['pay']),
          payCurrency: orNull(line['currency']),
          payPeriod: orNull(line['period']),
          bonusAmount: orNull(line['bonus']),
          employer: null,
          isInField: line['in_field'] ? line['in_field'] === 'yes' : null,
          offeredOn: orNull(line['offered_on']),
          decidedOn: orNull(line['decided_on']),
          startsOn: orNull(line['starts_on']),
          knownOn: line['known_on'] as Statement['knownOn'],
          source: line['source'] as Statement['source'],
          hasEvidence: false,
        },
      ];

const degreeOf = (line: Line) => ({
  id: `degree-${line.line}`,
  recordedAs: 'Graduation' as const,
  program: orNull<string>(line['program']),
  graduatedOn: orNull<Statement['knownOn']>(line['graduated_on']),
});
const uniqueDegrees = (lines: readonly Line[]) => {
  const degrees = byKey(lines, (line) => `${line['program']} ${line['graduated_on']}`);
  return degrees.map(([first]) => degreeOf(first!));
};

export function naceRecords(): NaceRecord[] {
  return byKey(read('nace'), (line) => line['person']!).flatMap((lines) =>
    byKey(lines, (line) => line['level']!).map((ofLevel) => ({
      studentId: lines[0]!['person']!,
      level: orNull(ofLevel[0]!['level']),
      degrees: uniqueDegrees(ofLevel),
      statements: lines.flatMap(statementOf),
      unconfirmedOffers: [],
    })),
  );
}

export function cseaRecords(): CseaRecord[] {
  return byKey(read('csea'), (line) => line['person']!).map((lines) => ({
    studentId: lines[0]!['person']!,
    degrees: uniqueDegrees(lines),
    statements: lines.flatMap(statementOf),
    unconfirmedOffers: [],
  }));
}

export function cirrRecords(): CirrRecord[] {
  return byKey(read('cirr'), (line) => line['person']!).flatMap((lines) =>
    uniqueDegrees(lines).map((degree) => ({
      studentId: lines[0]!['person']!,
      degree,
      exclusion: orNull<string>(lines[0]!['exclusion']),
      statements: lines.flatMap(statementOf),
      unconfirmedOffers: [],
    })),
  );
}

export function wioaRecords(): WioaRecord[] {
  return read('wioa').map((line) => ({
    studentId: line['person']!,
    services: line['services']!.split(' ').filter(Boolean) as Statement['knownOn'][],
    exclusion: orNull(line['exclusion']),
    quarters: ['a', 'b'].flatMap((which) => quarterOf(line, which)),
  }));
}

const quarterOf = (line: Line, which: string): EmploymentQuarter[] =>
  line[`quarter_${which}`] === ''
    ? []
    : [
        {
          id: `quarter-${line.line}${which}`,
          quarter: line[`quarter_${which}`] as EmploymentQuarter['quarter'],
          isEmployed: line[`employed_${which}`] === 'yes',
          earnings: orNull(line[`earnings_${which}`]),
          currency: line[`earnings_${which}`] ? 'USD' : null,
          source: line[`source_${which}`] as EmploymentQuarter['source'],
        },
      ];

const ENDS = { O: 'ON_TIME', L: 'LATE', M: 'MISSED' } as const;
const named = (name: string) => ({ id: name, name });

export function followUpRecords(): FollowUpRecord[] {
  return read('follow-up-outcomes').map((line) => ({
    studentId: line['student']!,
    prospectId: line['prospect']!,
    cohorts: line['cohorts']!.split(' ').filter(Boolean).map(named),
    counselor: line['counselor'] ? named(line['counselor']) : null,
    employer: named(line['employer']!),
    policy: named(line['policy']!),
    firstInterviewOn: orNull(line['first_interview_on']),
    interviews: Number(line['interviews']),
    followUps: line['follow_ups']!.split(' ')
      .filter(Boolean)
      .map((each) => ENDS[each as keyof typeof ENDS]),
    twoWayContacts: Number(line['two_way']),
    hasOffer: line['has_offer'] === 'yes',
    outcome: orNull(line['outcome']),
    decidedOn: orNull(line['decided_on']),
  }));
}
