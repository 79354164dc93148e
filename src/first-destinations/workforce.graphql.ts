import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import {
  EXCLUSION_REASONS,
  type ExclusionReason,
  QUARTER_SOURCES,
  type QuarterSource,
} from './first-destination.entity.js';

export const QuarterSourceEnum = enumOf(QUARTER_SOURCES);
registerEnumType(QuarterSourceEnum, {
  name: 'QuarterSource',
  description: 'From where employment in a quarter is known; the wage record goes before what was found out otherwise.',
});
export const ExclusionReasonEnum = enumOf(EXCLUSION_REASONS);
registerEnumType(ExclusionReasonEnum, {
  name: 'ExclusionReason',
  description:
    'Why somebody is left out. WIOA knows DECEASED, HEALTH, INSTITUTIONALIZED, ACTIVE_DUTY, FOSTER_CARE; CIRR the first four, NO_WORK_PERMIT and NO_INTENT (to start in the field).',
});

@ObjectType('EmploymentQuarter', { description: 'Whether somebody was employed in a calendar quarter.' })
export class EmploymentQuarterType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;

  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Int, { description: 'The quarter of the year, 1 to 4.' })
  quarter: number;

  @Field({ description: 'Whether there was any employment in it.' })
  isEmployed: boolean;

  @Field(() => String, { nullable: true, description: 'Earned in the whole quarter, decimal text; null: not known.' })
  earnings: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, "USD"; null: earnings are not known.' })
  currency: string | null;

  @Field(() => QuarterSourceEnum, { description: 'From where it is known.' })
  source: QuarterSource;

  @Field(() => Int, { description: 'Send it back to remove the record.' })
  version: number;
}

@ObjectType('ReportExclusion', { description: 'A student who is left out of the reports that allow it.' })
export class ReportExclusionType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;

  @Field(() => ExclusionReasonEnum, { description: 'Why.' })
  reason: ExclusionReason;

  @Field(() => String, { nullable: true, description: 'What proves it; null: nothing is noted.' })
  evidence: string | null;
}

export const EmploymentQuarterConnection = connectionOf(EmploymentQuarterType, 'EmploymentQuarter');
export const ReportExclusionConnection = connectionOf(ReportExclusionType, 'ReportExclusion');

@InputType({ description: 'What is known of a calendar quarter.' })
export class RecordEmploymentQuarterInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;

  @Field(() => Int, { description: 'The year, 1950 to 2150.' })
  year: number;

  @Field(() => Int, { description: 'The quarter of the year, 1 to 4.' })
  quarter: number;

  @Field({ description: 'Whether there was any employment in it.' })
  isEmployed: boolean;

  @Field(() => String, { nullable: true, description: 'Earned in the whole quarter, "9200" or "9200.50".' })
  earnings?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; goes together with earnings.' })
  currency?: string | null;

  @Field(() => QuarterSourceEnum, { description: 'From where it is known.' })
  source: QuarterSource;
}

@InputType({ description: 'A record of a quarter that is wrong.' })
export class RemoveEmploymentQuarterInput extends MutationInput {
  @Field(() => Uuid, { description: 'The record.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@InputType({ description: 'A student to be left out of reports.' })
export class ExcludeFromReportsInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;

  @Field(() => ExclusionReasonEnum, { description: 'Why.' })
  reason: ExclusionReason;

  @Field(() => String, { nullable: true, description: 'What proves it, at most 2,000 characters.' })
  evidence?: string | null;
}

@InputType({ description: 'A student who is to count again.' })
export class IncludeInReportsInput extends MutationInput {
  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;
}

@ObjectType({ description: 'The answer to recording or removing a quarter.' })
export class EmploymentQuarterPayload extends Payload {
  @Field(() => EmploymentQuarterType, { nullable: true, description: 'As it is, or was; null when refused.' })
  quarter: EmploymentQuarterType | null;
}

@ObjectType({ description: 'The answer to leaving somebody out, or not any more.' })
export class ReportExclusionPayload extends Payload {
  @Field(() => ReportExclusionType, { nullable: true, description: 'As it is, or was; null when refused.' })
  exclusion: ReportExclusionType | null;
}
