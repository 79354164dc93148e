import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, MutationInput, Payload } from '../platform/graphql/index.js';
import { CENTER_KINDS, type CenterKind } from './center.entity.js';

const CenterKindEnum = enumOf(CENTER_KINDS);
registerEnumType(CenterKindEnum, {
  name: 'CenterKind',
  description: 'Whom a center serves: students of a college, job seekers of a region, others.',
});

@ObjectType('Center', { description: 'One career center with its own people, data, policies and calendar.' })
export class CenterType {
  @Field({ description: 'Short name that people sign in with, `riverside-college`. It never changes.' })
  slug: string;

  @Field({ description: 'Name as people write it.' })
  name: string;

  @Field(() => CenterKindEnum, { description: 'Whom it serves.' })
  kind: CenterKind;

  @Field(() => Int, { description: 'Figures about fewer students than this are told to nobody: 10 or more.' })
  smallestGroup: number;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@InputType({ description: 'An edit of the center. What is left out stays as it is.' })
export class ChangeCenterInput extends MutationInput {
  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string;

  @Field(() => CenterKindEnum, { nullable: true, description: 'Whom it serves.' })
  kind?: CenterKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Figures about fewer students than this are told to nobody: 10 to 100.',
  })
  smallestGroup?: number;
}

@ObjectType({ description: 'The answer to changing the center.' })
export class ChangeCenterPayload extends Payload {
  @Field(() => CenterType, { nullable: true, description: 'Null when refused.' })
  center: CenterType | null;
}
