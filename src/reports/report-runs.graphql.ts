import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, DateTime, enumOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { DIMENSIONS, type Dimension, STANDARD_NAMES, type StandardName, type Unit, UNITS } from './domain/report.js';
import { RUN_STATUSES, type RunStatus } from './report-run.entity.js';

export const ReportStandardEnum = enumOf(STANDARD_NAMES);
registerEnumType(ReportStandardEnum, {
  name: 'ReportStandard',
  description:
    'By whose definitions is counted: NACE first destinations, CSEA for MBA classes, WIOA employment after exit, CIRR in-field outcomes, or our own report on follow-ups.',
});
const ReportRunStatusEnum = enumOf(RUN_STATUSES);
registerEnumType(ReportRunStatusEnum, {
  name: 'ReportRunStatus',
  description: 'RUNNING: the job is at it. DONE: frozen for ever. FAILED: start another one.',
});
const ReportDimensionEnum = enumOf(DIMENSIONS);
registerEnumType(ReportDimensionEnum, {
  name: 'ReportDimension',
  description:
    'By what a group is told apart. POLICY: by policy version; prospects of students in a running policy trial stand together under the trial, because its versions are its arms.',
});
const ReportUnitEnum = enumOf(UNITS);
registerEnumType(ReportUnitEnum, {
  name: 'ReportUnit',
  description: 'COUNT: how many. SHARE: 0 to 1. MONEY: an amount of the currency. DAYS: days.',
});

@ObjectType('ReportGroup', { description: 'Those for whom a figure is given.' })
export class ReportGroupType {
  @Field(() => ReportDimensionEnum, { description: 'By what it is told apart.' })
  dimension: Dimension;

  @Field({ description: 'Within the dimension: `BACHELOR`, or the id of a cohort, counselor, employer, version.' })
  key: string;

  @Field({ description: 'As people call it.' })
  name: string;
}

@ObjectType('ReportFigure', { description: 'A figure of a report.' })
export class ReportFigureType {
  @Field({ description: 'Stable for programs: `knowledgeRate`.' })
  key: string;

  @Field({ description: 'In words.' })
  label: string;

  @Field(() => ReportGroupType, { description: 'For whom.' })
  group: ReportGroupType;

  @Field(() => ReportUnitEnum, { description: 'What `value` is.' })
  unit: Unit;

  @Field(() => Float, { nullable: true, description: 'The figure, in `unit`; null: there is none, `note` says why.' })
  value: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a share: how many; null for other units.' })
  numerator: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a share: of how many; null for other units.' })
  denominator: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, of what is about money; else null.' })
  currency: string | null;

  @Field(() => Int, { description: 'How many different students stand behind it.' })
  students: number;

  @Field(() => String, { nullable: true, description: 'What to know about it; null: nothing.' })
  note: string | null;
}

@ObjectType('ReportRun', {
  description:
    'A report, frozen with the rules, the day and the records it was made of. Whole as files: `GET /report-runs/<id>.json`, `.csv` (records), `.pdf` (to be printed) and `/report-runs/<id>/figures.csv`.',
})
export class ReportRunType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => ReportStandardEnum, { description: 'By whose definitions.' })
  standard: StandardName;

  @Field({ description: 'Which version of the rules: `nace-2026.1`.' })
  ruleVersion: string;

  @Field(() => DateTime, { description: 'What was recorded by then counts.' })
  asOf: Date;

  @Field(() => LocalDate, { description: 'The day of `asOf` in the center.' })
  asOfDay: Day;

  @Field(() => LocalDate, { description: 'The first day of the period; of a class 1 July of the year before.' })
  fromDay: Day;

  @Field(() => LocalDate, { description: 'The last day of the period; of a class 30 June.' })
  toDay: Day;

  @Field(() => Uuid, { nullable: true, description: 'Only who is in this cohort on the day; null: the whole center.' })
  cohortId: string | null;

  @Field(() => String, { nullable: true, description: 'Only this program; null: every program.' })
  program: string | null;

  @Field(() => ReportRunStatusEnum, { description: 'How far it has come.' })
  status: RunStatus;

  @Field(() => Int, { description: 'Records taken so far.' })
  done: number;

  @Field(() => String, { nullable: true, description: 'Why it failed; null: it did not.' })
  failure: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or failed; null: it is running.' })
  finishedAt: Date | null;
}

export const ReportRunConnection = connectionOf(ReportRunType, 'ReportRun');

@InputType({ description: 'A report to be made.' })
export class StartReportRunInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => ReportStandardEnum, { description: 'By whose definitions.' })
  standard: StandardName;

  @Field(() => Int, { nullable: true, description: 'For NACE and CSEA: which class, 1950 to 2150; else null.' })
  graduatingClass?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of exits (WIOA), graduations (CIRR) or first interviews; null for a class.',
  })
  fromDay?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, at most twelve months later; null for a class.' })
  toDay?: Day | null;

  @Field(() => Uuid, { nullable: true, description: 'Only who is in this cohort today; null: the whole center.' })
  cohortId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For NACE, CSEA and CIRR: only this program, at most 200 characters; null: every program.',
  })
  program?: string | null;
}

@ObjectType({ description: 'The answer to starting a report.' })
export class ReportRunPayload extends Payload {
  @Field(() => ReportRunType, { nullable: true, description: 'The run, still to be made; null when refused.' })
  reportRun: ReportRunType | null;
}

@ObjectType('ReportRunVerification', { description: 'What came of judging the records of a run once more.' })
export class ReportRunVerificationType {
  @Field({
    description: 'False: the rules of that version are not known any more, so that nothing could be judged anew.',
  })
  isRuleVersionKnown: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Records that come out otherwise: 0 of a sound run; null: not judged.',
  })
  differingRecords: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the figures come out the same; null: not judged.' })
  areFiguresSame: boolean | null;

  @Field({
    description: 'SHA-256, in hexadecimal, of the whole run as `GET /report-runs/<id>.json` gives it to admins.',
  })
  sha256: string;
}
