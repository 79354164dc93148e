import { isFullTime, SAID_BY, standingStatement, type Statement } from '../../first-destinations/domain/statement.js';
import { type Day, earlierOf } from '../../kernel/day.js';
import { byGroup, countOf, inBuckets, type Members, payOf, shareOf } from './figures.js';
import type { Degree, KnownDestinations } from './known-destinations.js';
import { payMeasures } from './pay-measures.js';
import type { Figure, Finding, Group, Scope, Standard, Verdict } from './report.js';
import { statementFindings } from './statement-findings.js';

export type Level = 'CERTIFICATE' | 'ASSOCIATE' | 'BACHELOR' | 'MASTER' | 'DOCTORATE' | 'OTHER';

/** One graduate at one level: two degrees of one level are one record, degrees of two levels are two. */
export interface NaceRecord extends KnownDestinations {
  readonly studentId: string;
  /** Null: nobody recorded it. */
  readonly level: Level | null;
  readonly degrees: readonly Degree[];
}

const LEVEL_NAMES: Readonly<Record<Level | 'UNKNOWN', string>> = {
  CERTIFICATE: 'Certificate',
  ASSOCIATE: 'Associate',
  BACHELOR: "Bachelor's",
  MASTER: "Master's",
  DOCTORATE: 'Doctorate',
  OTHER: 'Other degree',
  UNKNOWN: 'Level not recorded',
};

const EMPLOYED = ['EMPLOYED_FULL_TIME', 'EMPLOYED_PART_TIME', 'EMPLOYED_HOURS_UNKNOWN'] as const;
const ARRIVED = [...EMPLOYED, 'SERVICE', 'MILITARY', 'CONTINUING_EDUCATION'] as const;
const SEEKING = ['SEEKING_EMPLOYMENT', 'SEEKING_EDUCATION'] as const;
const KNOWN = [...ARRIVED, ...SEEKING, 'NOT_SEEKING'] as const;

const COUNTS: readonly (readonly [key: string, label: string, buckets: readonly string[]])[] = [
  ['graduates', 'Graduates', [...KNOWN, 'NO_INFORMATION']],
  ['employed', 'Employed', EMPLOYED],
  ['employedFullTime', 'Employed full time (30 hours a week or more)', ['EMPLOYED_FULL_TIME']],
  ['employedPartTime', 'Employed part time', ['EMPLOYED_PART_TIME']],
  ['employedHoursUnknown', 'Employed, hours not known', ['EMPLOYED_HOURS_UNKNOWN']],
  ['service', 'Service', ['SERVICE']],
  ['military', 'Military', ['MILITARY']],
  ['continuingEducation', 'Continuing education', ['CONTINUING_EDUCATION']],
  ['seekingEmployment', 'Seeking employment', ['SEEKING_EMPLOYMENT']],
  ['seekingEducation', 'Seeking continuing education', ['SEEKING_EDUCATION']],
  ['notSeeking', 'Not seeking', ['NOT_SEEKING']],
  ['noInformation', 'No information', ['NO_INFORMATION']],
];

const TARGET = 0.65;

/**
 * First destinations of a graduating class, levels apart. Class of Y: degrees conferred from 1 July Y-1 to 30 June Y; what is
 * learned or decided after 31 December Y does not count. Source: NACE, "First-Destination Survey Standards and Protocols"
 * (naceweb.org), with its knowledge rate, target 65 %, and career outcomes rate.
 */
export const NACE: Standard<NaceRecord> = {
  version: 'nace-2026.1',
  title: 'NACE first destinations',
  judge,
  figures,
  findings,
};

function judge(record: NaceRecord, scope: Scope): Verdict {
  const not = outsideTheClass(record, scope);
  const base = { groups: [levelOf(record)], marks: [], measures: {} };
  if (not !== null) return { ...base, bucket: 'NOT_IN_CLASS', counted: false, reason: not };
  const statement = statementOf(record, scope);
  if (statement === null)
    return { ...base, bucket: 'NO_INFORMATION', counted: true, reason: whyNothingIsKnown(record, cutOffOf(scope)) };
  const bucket = bucketOf(statement);
  return {
    ...base,
    bucket,
    counted: true,
    reason: whyCounted(bucket, statement, record),
    marks: [`SOURCE_${statement.source}`],
    measures: bucket === 'EMPLOYED_FULL_TIME' ? payMeasures(statement) : {},
  };
}

function statementOf({ statements }: NaceRecord, scope: Scope): Statement | null {
  const cutOff = cutOffOf(scope);
  return standingStatement(statements, { knownBy: cutOff, decidedBy: cutOff });
}

/** 31 December after the class has graduated, or the day of the run when it is earlier. */
const cutOffOf = ({ asOf, toDay }: Scope): Day => earlierOf(asOf, `${toDay.slice(0, 4)}-12-31` as Day);

/** Null: the graduate belongs to the class. */
function outsideTheClass({ degrees }: NaceRecord, { fromDay, toDay, asOf }: Scope): string | null {
  const days = degrees.map(({ graduatedOn }) => graduatedOn);
  if (days.some((day) => day === null || (day >= fromDay && day <= toDay && day <= asOf))) return null;
  return days.some((day) => day !== null && day >= fromDay && day <= toDay)
    ? `Not counted: the degree is conferred on ${days[0]}, after the day of this report.`
    : `Not counted: the degree was conferred on ${days[0]}, outside of ${fromDay} to ${toDay}.`;
}

const levelOf = ({ level }: NaceRecord): Group => ({
  dimension: 'LEVEL',
  key: level ?? 'UNKNOWN',
  name: LEVEL_NAMES[level ?? 'UNKNOWN'],
});

function bucketOf(statement: Statement): string {
  if (statement.outcome !== 'EMPLOYED') return statement.outcome;
  const fullTime = isFullTime(statement);
  if (fullTime === null) return 'EMPLOYED_HOURS_UNKNOWN';
  return fullTime ? 'EMPLOYED_FULL_TIME' : 'EMPLOYED_PART_TIME';
}

const whyNothingIsKnown = ({ statements }: NaceRecord, cutOff: Day): string =>
  statements.length === 0
    ? 'Counted as no information: nobody has said what this graduate does.'
    : `Counted as no information: everything that is known was learned or decided after the cut-off, ${cutOff}.`;

function whyCounted(bucket: string, { source, knownOn, hoursAWeek }: Statement, record: NaceRecord): string {
  const hours = hoursAWeek === null ? '' : ` at ${hoursAWeek} hours a week`;
  const name = bucket.toLowerCase().replaceAll('_', ' ');
  const others = record.statements.length - 1;
  const beside =
    others === 0
      ? ''
      : ` ${others} other statement${others === 1 ? '' : 's'} did not count: the one learned last by the cut-off does.`;
  const twice =
    record.degrees.length > 1 ? ` Once, although there are ${record.degrees.length} degrees at this level.` : '';
  return `Counted as ${name}${hours}, as ${SAID_BY[source]} said, learned on ${knownOn}.${beside}${twice}`;
}

function figures(judged: Members): readonly Figure[] {
  return byGroup(judged).flatMap(([group, members]) => [
    ...COUNTS.map(([key, label, buckets]) => countOf({ key, label, group }, inBuckets(members, ...buckets))),
    knowledgeRate(group, members),
    shareOf(
      { key: 'careerOutcomesRate', label: 'Career outcomes rate', group },
      inBuckets(members, ...ARRIVED),
      inBuckets(members, ...ARRIVED, ...SEEKING),
    ),
    ...payOf(group, members, 'salary', 'Salary of the full-time employed', 1),
    ...payOf(group, members, 'bonus', 'Bonus of the full-time employed', 1),
    ...sourceCounts(group, members),
  ]);
}

function knowledgeRate(group: Group, members: Members): Figure {
  const known = inBuckets(members, ...KNOWN);
  const note = known.length / members.length < TARGET ? 'Below the target of 65 %.' : null;
  return shareOf({ key: 'knowledgeRate', label: 'Knowledge rate', group }, known, members, note);
}

/** Who said so, for each outcome that is known. */
const sourceCounts = (group: Group, members: Members): Figure[] =>
  KNOWN.flatMap((bucket) =>
    Object.entries(SAID_BY).flatMap(([source, saidBy]) => {
      const said = inBuckets(members, bucket).filter(({ verdict }) => verdict.marks.includes(`SOURCE_${source}`));
      const label = `${bucket.toLowerCase().replaceAll('_', ' ')}, known from ${saidBy}`;
      return said.length === 0 ? [] : [countOf({ key: `source.${bucket}.${source}`, label, group }, said)];
    }),
  );

function findings(record: NaceRecord, scope: Scope): readonly Finding[] {
  return [...degreeFindings(record, scope), ...statementFindings(record, statementOf(record, scope))];
}

function degreeFindings(record: NaceRecord, scope: Scope): readonly Finding[] {
  const about = (code: string, message: string, { id, recordedAs }: Degree): Finding => ({
    code,
    message,
    subjectType: recordedAs,
    subjectId: id,
  });
  return record.degrees.flatMap((degree) => [
    ...(record.level === null
      ? [
          about(
            'LEVEL_MISSING',
            'The level of the degree is not recorded; record it, because levels are reported apart.',
            degree,
          ),
        ]
      : []),
    ...(degree.graduatedOn === null
      ? [
          about(
            'GRADUATION_DATE_MISSING',
            'The day of graduation is not recorded; the class alone decides until it is.',
            degree,
          ),
        ]
      : []),
    ...(degree.graduatedOn !== null && (degree.graduatedOn < scope.fromDay || degree.graduatedOn > scope.toDay)
      ? [
          about(
            'GRADUATED_OUTSIDE_CLASS',
            `Graduated on ${degree.graduatedOn}, which is not within this class (${scope.fromDay} to ${scope.toDay}); correct the day or the class.`,
            degree,
          ),
        ]
      : []),
  ]);
}
