import { ArgsType, Field } from '@nestjs/graphql';
import { StepOwnerEnum, type StepOwner } from '../follow-up-policies/index.js';
import { DateTime, Uuid } from '../platform/graphql/index.js';
import type { Stage } from './domain/stage.js';
import { StageEnum } from './prospect.graphql.js';

@ArgsType()
export class ProspectsArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only this student’s.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only at this employer.' })
  employerId?: string | null;

  @Field(() => StageEnum, { nullable: true, description: 'Only at this stage.' })
  stage?: Stage | null;
}

@ArgsType()
export class NextStepsArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only this student’s.' })
  studentId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only of students whom you look after today, cover for colleagues included, as `caseload(filter: {mine: true})` lists them. To students it makes no difference: they see their own.',
  })
  mine?: boolean | null;

  @Field(() => StepOwnerEnum, { nullable: true, description: 'Only what this one owes.' })
  owner?: StepOwner | null;

  @Field(() => DateTime, { nullable: true, description: 'Only what is due by then.' })
  dueBy?: Date | null;
}
