import { isFullTime, SAID_BY, standingStatement, type Statement } from '../../first-destinations/domain/statement.js';
import { addDays, type Day, earlierOf } from '../../kernel/day.js';
import { byGroup, countOf, inBuckets, type Members, payOf, shareOf } from './figures.js';
import type { Degree, KnownDestinations } from './known-destinations.js';
import { payMeasures } from './pay-measures.js';
import { EVERYBODY, type Figure, type Finding, type Scope, type Standard, type Verdict } from './report.js';
import { statementFindings } from './statement-findings.js';

/** One graduation from one program. */
export interface CirrRecord extends KnownDestinations {
  readonly studentId: string;
  readonly degree: Degree;
  /** Null: counts. Otherwise why the graduate is left out, such as `NO_WORK_PERMIT`. */
  readonly exclusion: string | null;
}

/** Why a graduate is left out: had no intention or no right to start in the field within 180 days. */
export const CIRR_EXCLUSIONS: ReadonlySet<string> = new Set([
  'DECEASED',
  'HEALTH',
  'INSTITUTIONALIZED',
  'ACTIVE_DUTY',
  'NO_WORK_PERMIT',
  'NO_INTENT',
]);

const DAYS_TO_FIND = 180;

const COUNTS: readonly (readonly [bucket: string, label: string])[] = [
  ['IN_FIELD_FULL_TIME', 'Employed in field, full time'],
  ['IN_FIELD_PART_TIME', 'Employed in field, part time or hours not known'],
  ['IN_FIELD_LATER', 'Employed in field, after 180 days'],
  ['IN_FIELD_DATE_UNKNOWN', 'Employed in field, day not known'],
  ['OUT_OF_FIELD', 'Employed out of field'],
  ['FIELD_UNKNOWN', 'Employed, field not known'],
  ['SEEKING', 'Still seeking'],
  ['NOT_SEEKING', 'Not seeking'],
  ['NON_REPORTING', 'Non-reporting'],
];
const IN_FIELD = ['IN_FIELD_FULL_TIME', 'IN_FIELD_PART_TIME'];

/**
 * Employment in the field within 180 days of graduation, over all graduates of the period but those excluded; who does not
 * report stays in. What was accepted by the 180th day counts; where that day is not known, what started by then.
 * Source: Council on Integrity in Results Reporting, standards "Tracking Job Outcomes" and "Reporting Students' Outcomes"
 * (cirr.org/standards).
 */
export const CIRR: Standard<CirrRecord> = {
  version: 'cirr-2026.1',
  title: 'CIRR outcomes in the field',
  judge,
  figures,
  findings,
};

function judge(record: CirrRecord, scope: Scope): Verdict {
  const base = { groups: [EVERYBODY], marks: [], measures: {}, counted: false };
  const { exclusion } = record;
  const { graduatedOn } = record.degree;
  if (graduatedOn === null)
    return {
      ...base,
      bucket: 'GRADUATION_DATE_UNKNOWN',
      reason: 'Not counted: the day of graduation is not recorded, so the period cannot be told.',
    };
  if (graduatedOn < scope.fromDay || graduatedOn > scope.toDay || graduatedOn > scope.asOf)
    return {
      ...base,
      bucket: 'NOT_IN_PERIOD',
      reason: `Not counted: graduated on ${graduatedOn}, outside of ${scope.fromDay} to ${earlierOf(scope.toDay, scope.asOf)}.`,
    };
  if (exclusion !== null && CIRR_EXCLUSIONS.has(exclusion))
    return {
      ...base,
      counted: true,
      bucket: 'EXCLUDED',
      reason: `Excluded from the rate: ${exclusion.toLowerCase().replaceAll('_', ' ')}.`,
    };
  return { ...base, counted: true, ...found(record, graduatedOn, scope) };
}

function found(record: CirrRecord, graduatedOn: Day, scope: Scope): Pick<Verdict, 'bucket' | 'reason' | 'measures'> {
  const deadline = addDays(graduatedOn, DAYS_TO_FIND);
  const statement = statementOf(record, scope);
  if (statement === null)
    return {
      bucket: 'NON_REPORTING',
      reason: 'Counted as non-reporting, in the denominator: nothing was known by the day of this report.',
      measures: {},
    };
  const bucket = bucketOf(statement, deadline);
  return {
    bucket,
    reason: `Counted as ${bucket.toLowerCase().replaceAll('_', ' ')}: ${statement.outcome.toLowerCase().replaceAll('_', ' ')}${whenOf(statement)}, graduated on ${graduatedOn}, 180 days end on ${deadline}; as ${SAID_BY[statement.source]} said, learned on ${statement.knownOn}.`,
    measures: IN_FIELD.includes(bucket) ? payMeasures(statement) : {},
  };
}

/** What was decided within the 180 days goes before what was decided later. */
function statementOf({ statements, degree: { graduatedOn } }: CirrRecord, { asOf }: Scope): Statement | null {
  const inTime =
    graduatedOn && standingStatement(statements, { knownBy: asOf, decidedBy: addDays(graduatedOn, DAYS_TO_FIND) });
  return inTime ?? standingStatement(statements, { knownBy: asOf, decidedBy: asOf });
}

function whenOf({ decidedOn, startsOn, outcome }: Statement): string {
  if (decidedOn !== null) return `, accepted on ${decidedOn}`;
  if (startsOn !== null) return `, started on ${startsOn}`;
  return outcome === 'EMPLOYED' ? ' since an unknown day' : '';
}

function bucketOf(statement: Statement, deadline: Day): string {
  const { outcome, isInField, decidedOn, startsOn } = statement;
  if (outcome === 'SEEKING_EMPLOYMENT') return 'SEEKING';
  if (outcome !== 'EMPLOYED') return 'NOT_SEEKING';
  if (isInField === null) return 'FIELD_UNKNOWN';
  if (!isInField) return 'OUT_OF_FIELD';
  const day = decidedOn ?? startsOn;
  if (decidedOn === null && (day === null || day > deadline)) return 'IN_FIELD_DATE_UNKNOWN';
  if (day! > deadline) return 'IN_FIELD_LATER';
  return isFullTime(statement) === true ? 'IN_FIELD_FULL_TIME' : 'IN_FIELD_PART_TIME';
}

function figures(judged: Members): readonly Figure[] {
  return byGroup(judged).flatMap(([group, members]) => {
    const reported = members.filter(({ verdict }) => verdict.bucket !== 'EXCLUDED');
    return [
      countOf({ key: 'graduates', label: 'Graduates', group }, members),
      countOf({ key: 'EXCLUDED', label: 'Excluded', group }, inBuckets(members, 'EXCLUDED')),
      ...COUNTS.map(([bucket, label]) => countOf({ key: bucket, label, group }, inBuckets(members, bucket))),
      shareOf(
        { key: 'inField', label: 'Employed in field within 180 days', group },
        inBuckets(members, ...IN_FIELD),
        reported,
      ),
      ...payOf(group, members, 'salary', 'Salary in field', 1),
    ];
  });
}

function findings(record: CirrRecord, scope: Scope): readonly Finding[] {
  const statement = statementOf(record, scope);
  return [...degreeFindings(record, scope), ...fieldFindings(statement), ...statementFindings(record, statement)];
}

function degreeFindings({ degree }: CirrRecord, scope: Scope): readonly Finding[] {
  const { id, recordedAs, graduatedOn } = degree;
  const about = (code: string, message: string): Finding => ({
    code,
    message,
    subjectType: recordedAs,
    subjectId: id,
  });
  return [
    ...(graduatedOn === null
      ? [
          about(
            'GRADUATION_DATE_MISSING',
            'The day of graduation is not recorded, so that this graduate is left out of every period; record it.',
          ),
        ]
      : []),
    ...(graduatedOn !== null &&
    graduatedOn >= scope.fromDay &&
    graduatedOn <= scope.toDay &&
    addDays(graduatedOn, DAYS_TO_FIND) >= scope.asOf
      ? [about('DAYS_NOT_OVER', `The 180 days end on ${addDays(graduatedOn, DAYS_TO_FIND)}; report after that day.`)]
      : []),
  ];
}

const fieldFindings = (standing: Statement | null): readonly Finding[] =>
  standing?.outcome === 'EMPLOYED' && standing.isInField === null
    ? [
        {
          code: 'FIELD_MISSING',
          message:
            'Employed, but nobody said whether in the field; record it, otherwise it does not count as in field.',
          subjectType: 'FirstDestination',
          subjectId: standing.id,
        },
      ]
    : [];
