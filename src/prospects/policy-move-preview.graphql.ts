import { Field, Int, ObjectType } from '@nestjs/graphql';
import { StepKindEnum, type StepKind } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import { LocalDate, UserError } from '../platform/graphql/index.js';
import { ProspectType } from './prospect.graphql.js';

@ObjectType({ description: 'What a prospect would owe under another policy version.' })
export class PolicyMoveExample {
  @Field(() => ProspectType, { description: 'The prospect, with the step it owes now.' })
  prospect: ProspectType;

  @Field(() => StepKindEnum, { description: 'What it would owe.' })
  kind: StepKind;

  @Field({ description: 'Key of that step.' })
  key: string;

  @Field(() => LocalDate, { description: 'On which day.' })
  dueOn: Day;

  @Field({ description: 'Why, in one sentence.' })
  sentence: string;
}

@ObjectType({
  description:
    'What a move of open prospects to another version would do now. Of a large move only the first 500 prospects are planned: `otherKind`, `otherDay` and `examples` speak of those, `prospects` of all.',
})
export class PolicyMovePreview {
  @Field(() => Int, { description: 'Prospects that would be moved, all of them.' })
  prospects: number;

  @Field(() => Int, {
    description:
      'Those of them that were planned for this preview: the first 500 by id, fewer when fewer would be moved. `otherKind`, `otherDay` and `examples` speak of these only.',
  })
  examined: number;

  @Field(() => Int, { description: 'Of those `examined`, not of all `prospects`: would owe another kind of step.' })
  otherKind: number;

  @Field(() => Int, {
    description: 'Of those `examined`, not of all `prospects`: would owe the same kind of step on another day.',
  })
  otherDay: number;

  @Field(() => [PolicyMoveExample], { description: 'The first 25 of those `examined` that would owe something else.' })
  examples: PolicyMoveExample[];

  @Field(() => [UserError], { description: 'Why there is no preview; empty: there is.' })
  userErrors: UserError[];
}
