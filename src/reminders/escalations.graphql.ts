import { ArgsType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { StepKindEnum, type StepKind } from '../follow-up-policies/index.js';
import { connectionOf, DateTime, enumOf, MutationInput, PageArgs, Payload, Uuid } from '../platform/graphql/index.js';
import { ESCALATION_LEVELS, type EscalationLevel } from './escalation.entity.js';

export const EscalationLevelEnum = enumOf(ESCALATION_LEVELS);
registerEnumType(EscalationLevelEnum, {
  name: 'EscalationLevel',
  description: 'Who is to step in: the counselor after three business days, a lead after five.',
});

@ObjectType('Escalation', { description: 'A step so long overdue that somebody else is to step in.' })
export class EscalationType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => EscalationLevelEnum, { description: 'Who is to step in.' })
  level: EscalationLevel;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  stepKind: StepKind;

  @Field(() => DateTime, { description: 'When it was due.' })
  stepDueAt: Date;

  @Field(() => DateTime, { description: 'When it was raised.' })
  raisedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody said they look after it; null: nobody yet.' })
  acknowledgedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What they said with it; null: nothing.' })
  note: string | null;
}

export const EscalationConnection = connectionOf(EscalationType, 'Escalation');

const SCOPES = ['MINE', 'ALL'] as const;
export const EscalationScopeEnum = enumOf(SCOPES);
registerEnumType(EscalationScopeEnum, {
  name: 'EscalationScope',
  description: 'Whose escalations.',
  valuesMap: {
    MINE: {
      description:
        'Those one is to see to today. At the counselor’s level: of the students one looks after today, as `caseload(filter: {mine: true})` lists them. At the lead’s level, and of students whom nobody looks after: what went to oneself or to a colleague whom one covers today; for a lead also what went to nobody who can sign in.',
    },
    ALL: { description: 'Those of the whole center.' },
  },
});

@ArgsType()
export class EscalationsArgs extends PageArgs {
  @Field(() => EscalationScopeEnum, { defaultValue: 'MINE', description: 'Whose.' })
  scope: (typeof SCOPES)[number];

  @Field(() => Boolean, { defaultValue: false, description: 'Only those that nobody has acknowledged.' })
  onlyUnacknowledged: boolean;
}

@InputType({ description: 'Saying that one looks after an escalation.' })
export class AcknowledgeEscalationInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which one.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is being done, at most 2000 characters; null: nothing said.',
  })
  note?: string | null;
}

@ObjectType({ description: 'The answer to acknowledging an escalation.' })
export class AcknowledgeEscalationPayload extends Payload {
  @Field(() => EscalationType, { nullable: true, description: 'Null when refused.' })
  escalation: EscalationType | null;
}
