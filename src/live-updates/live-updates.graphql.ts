import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { DateTime, Uuid } from '../platform/graphql/index.js';

@ObjectType({ description: 'Something about a student of a caseload has changed; ask for it anew.' })
export class CaseloadChange {
  @Field(() => Uuid, { nullable: true, description: 'Whom to ask for anew; null: the whole list.' })
  studentId: string | null;

  @Field(() => DateTime, { description: 'When it was done.' })
  at: Date;
}

@ObjectType({ description: 'Something in the inbox of the signed-in person has changed; ask for it anew.' })
export class InboxChange {
  @Field(() => DateTime, { description: 'When it changed.' })
  at: Date;
}

@ArgsType()
export class CaseloadChangedArgs {
  @Field(() => Uuid, { nullable: true, description: 'Who belongs to this cohort today; null: to any or none.' })
  cohortId?: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Whom this counselor looks after today, cover for colleagues included; null: whoever does.',
  })
  counselorId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: whom you look after, as `counselorId` with your own id.',
  })
  mine?: boolean | null;
}
