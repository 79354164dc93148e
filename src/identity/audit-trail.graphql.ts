import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, JsonObject, PageArgs, Uuid } from '../platform/graphql/index.js';

@ObjectType('AuditEntry', {
  description: 'Something that was done in the center. Entries are never changed and never removed.',
})
export class AuditEntryType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  at: Date;

  @Field({ description: 'What was done, `prospect.reopened`.' })
  action: string;

  @Field({ description: 'What kind of thing it was done to, `Prospect`.' })
  subjectType: string;

  @Field(() => Uuid, { description: 'Which one.' })
  subjectId: string;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'How it looked before, field by field; null: it did not exist, or nothing is told of it.',
  })
  before: object | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'How it looked afterwards, field by field; null: it is gone, or nothing is told of it.',
  })
  after: object | null;

  @Field({ description: 'The request in which it was done, as in answers and logs.' })
  requestId: string;
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry');

@ArgsType()
export class AuditTrailArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only what was done to this kind of thing; null: to any.' })
  subjectType?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only what was done to this one; null: to any.' })
  subjectId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only what this person did; null: whoever.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Beginning of the action, `prospect.`; null: any.' })
  action?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before this; null: from the beginning.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this; null: until now.' })
  to?: Date | null;
}
