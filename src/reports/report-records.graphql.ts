import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, enumOf, JsonObject, LocalDate, Uuid } from '../platform/graphql/index.js';
import { type Finding, FINDING_SUBJECTS, type StandardName } from './domain/report.js';
import { ReportGroupType, ReportStandardEnum } from './report-runs.graphql.js';

const FindingSubjectEnum = enumOf(FINDING_SUBJECTS);
registerEnumType(FindingSubjectEnum, {
  name: 'ReportFindingSubject',
  description: 'What a finding is about, and what its id names.',
});

@ObjectType('ReportFinding', { description: 'Something that makes a report doubtful, and what to do about it.' })
export class ReportFindingType {
  @Field({ description: 'Stable for programs: `SOURCES_DISAGREE`.' })
  code: string;

  @Field({ description: 'What is wrong and what to do.' })
  message: string;

  @Field(() => FindingSubjectEnum, { description: 'What to put right.' })
  subjectType: Finding['subjectType'];

  @Field(() => Uuid, { description: 'Its id.' })
  subjectId: string;
}

@ObjectType('ReportDoubt', { description: 'A graduate, a participant or a prospect with what is doubtful about it.' })
export class ReportDoubtType {
  @Field(() => [ReportFindingType], { description: 'What is doubtful; at least one.' })
  findings: ReportFindingType[];
}

@ObjectType('ReportRunRecord', {
  description: 'One record that a run was made of: a graduate at one level, a graduation, an exiter or a prospect.',
})
export class ReportRunRecordType {
  @Field({ description: 'The same in every run.' })
  key: string;

  @Field({ description: 'Where it stands: `EMPLOYED_FULL_TIME`.' })
  bucket: string;

  @Field({ description: 'Whether it stands in any figure.' })
  counted: boolean;

  @Field({ description: 'Why it is counted so, or not, in sentences.' })
  reason: string;

  @Field(() => [ReportGroupType], { description: 'In which groups.' })
  groups: ReportGroupType[];

  @Field(() => [ReportFindingType], { description: 'What was doubtful then.' })
  findings: ReportFindingType[];

  @Field(() => JsonObject, { description: 'Everything that was known then and that the rules looked at.' })
  record: object;
}

@ObjectType('ReportMove', { description: 'A record that is counted otherwise in the second of two runs.' })
export class ReportMoveType {
  @Field({ description: 'The same in both runs.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Where it stood in the first run; null: not in it.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the second run; null: not in it.' })
  after: string | null;

  @Field(() => String, { nullable: true, description: 'Why it stood there; null: not in the first run.' })
  reasonBefore: string | null;

  @Field(() => String, { nullable: true, description: 'Why it stands there now; null: not in the second run.' })
  reasonAfter: string | null;
}

@ObjectType('ReportMoveCount', { description: 'How many moved from one bucket to another between two runs.' })
export class ReportMoveCountType {
  @Field(() => String, { nullable: true, description: 'Where they stood; null: not in the first run.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'Where they stand; null: not in the second run.' })
  after: string | null;

  @Field(() => Int, { description: 'Records.' })
  records: number;
}

export const ReportDoubtConnection = connectionOf(ReportDoubtType, 'ReportDoubt');
export const ReportRunRecordConnection = connectionOf(ReportRunRecordType, 'ReportRunRecord');
export const ReportMoveConnection = connectionOf(ReportMoveType, 'ReportMove');

@ArgsType()
export class ReportQuestionArgs {
  @Field(() => ReportStandardEnum, { description: 'By whose definitions.' })
  standard: StandardName;

  @Field(() => Int, { nullable: true, description: 'For NACE and CSEA: which class; else null.' })
  graduatingClass?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the period; null for a class.' })
  fromDay?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the period; null for a class.' })
  toDay?: Day | null;

  @Field(() => Uuid, { nullable: true, description: 'Only who is in this cohort today; null: the whole center.' })
  cohortId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this program; null: every program.' })
  program?: string | null;
}

@ArgsType()
export class ReportRunRecordsArgs {
  @Field(() => Uuid, { description: 'The run.' })
  reportRunId: string;

  @Field(() => String, { nullable: true, description: 'Only in this bucket; null: in all.' })
  bucket?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this student; null: of all.' })
  studentId?: string | null;
}

@ArgsType()
export class TwoReportRunsArgs {
  @Field(() => Uuid, { description: 'The first run.' })
  firstReportRunId: string;

  @Field(() => Uuid, { description: 'The second run, of the same standard.' })
  secondReportRunId: string;
}
