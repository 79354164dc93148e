import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day, Weekday } from '../kernel/day.js';
import { connectionOf, LocalDate, MutationInput, Payload, Uuid, Zone } from '../platform/graphql/index.js';

@ObjectType('Closure', { description: 'Days on which the center is closed besides weekends and holidays.' })
export class ClosureType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => LocalDate, { description: 'First day closed.' })
  firstDay: Day;

  @Field(() => LocalDate, { description: 'Last day closed; the same as the first for one day.' })
  lastDay: Day;

  @Field({ description: 'Why, "winter break".' })
  reason: string;
}

export const ClosureConnection = connectionOf(ClosureType, 'Closure');

@ObjectType('Calendar', { description: 'When the center works: what business days and due times are counted by.' })
export class CalendarType {
  @Field(() => Zone, { description: 'IANA zone of its days and hours, and of every contact whose own is not known.' })
  zone: string;

  @Field({ description: 'ISO 3166-1 country whose public holidays are days off.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Region of the country, as in ISO 3166-2 without the country; null: only the holidays of the whole country.',
  })
  region: string | null;

  @Field(() => [Int], { description: 'ISO weekdays on which people work, Monday = 1 to Sunday = 7.' })
  workingWeekdays: Weekday[];

  @Field(() => Int, { description: 'When work begins, in minutes since midnight: 540 is 9:00.' })
  opensAtMinute: number;

  @Field(() => Int, { description: 'When work ends, in minutes since midnight: 1020 is 17:00.' })
  closesAtMinute: number;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@ObjectType('SkippedDay', { description: 'A day that does not count as a business day.' })
export class SkippedDayType {
  @Field(() => LocalDate, { description: 'The day.' })
  day: Day;

  @Field({ description: 'Why: the name of the weekday or holiday, or "Center closed: ...".' })
  reason: string;
}

@ObjectType('BusinessDays', { description: 'Where counting business days arrives.' })
export class BusinessDaysType {
  @Field(() => LocalDate, { description: 'The business day arrived at.' })
  day: Day;

  @Field(() => [SkippedDayType], { description: 'What was passed over, in the order of counting.' })
  skipped: SkippedDayType[];
}

@InputType({ description: 'An edit of the calendar. What is left out stays as it is.' })
export class ChangeCalendarInput extends MutationInput {
  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => Zone, { nullable: true, description: 'IANA zone.' })
  zone?: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, "US".' })
  country?: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-2 without the country, "NY"; null: the whole country.',
  })
  region?: string | null;

  @Field(() => [Int], { nullable: true, description: 'ISO weekdays, 1 to 7 of them.' })
  workingWeekdays?: Weekday[];

  @Field(() => Int, { nullable: true, description: 'Minutes since midnight, before `closesAtMinute`.' })
  opensAtMinute?: number;

  @Field(() => Int, { nullable: true, description: 'Minutes since midnight, at most 1439.' })
  closesAtMinute?: number;
}

@ObjectType({ description: 'The answer to changing the calendar.' })
export class ChangeCalendarPayload extends Payload {
  @Field(() => CalendarType, { nullable: true, description: 'Null when refused.' })
  calendar: CalendarType | null;
}

@InputType({ description: 'Days on which the center will be closed.' })
export class AddClosureInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => LocalDate, { description: 'First day closed.' })
  firstDay: string;

  @Field(() => LocalDate, { description: 'Last day closed, at most 366 days after the first.' })
  lastDay: string;

  @Field({ description: 'Why, 1 to 200 characters.' })
  reason: string;
}

@InputType({ description: 'Which closure to remove.' })
export class RemoveClosureInput extends MutationInput {
  @Field(() => Uuid, { description: 'The closure.' })
  id: string;
}

@ObjectType({ description: 'The answer to adding or removing a closure.' })
export class ClosurePayload extends Payload {
  @Field(() => ClosureType, {
    nullable: true,
    description: 'The closure as it is, or was until it was removed; null when refused.',
  })
  closure: ClosureType | null;
}
