import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Role } from '../kernel/actor.js';
import { DateTime, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { Person, RoleEnum } from './people.graphql.js';

@InputType({ description: 'Somebody who shall be able to sign in.' })
export class InvitePersonInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the person; null: one is made.' })
  id?: string | null;

  @Field({ description: 'At most 254 characters; nobody else in the center has it.' })
  email: string;

  @Field({ description: '1 to 100 characters.' })
  givenName: string;

  @Field(() => String, { nullable: true, description: 'At most 100 characters; null: none.' })
  familyName?: string | null;

  @Field(() => [RoleEnum], { description: 'At least one.' })
  roles: Role[];

  @Field(() => Uuid, {
    nullable: true,
    description: 'The student record this person is, with the role STUDENT; null: none, or not yet.',
  })
  studentId?: string | null;
}

@InputType({
  description: 'Another invitation for somebody who has not accepted the first, or has forgotten the password.',
})
export class RenewInvitationInput extends MutationInput {
  @Field(() => Uuid, { description: 'Whom to invite again.' })
  personId: string;
}

@InputType({ description: 'What somebody sends who was invited.' })
export class AcceptInvitationInput {
  @Field({ description: 'The token of the invitation.' })
  token: string;

  @Field({
    description: '12 to 200 characters, of any kind; neither the e-mail address nor what everybody tries first.',
  })
  password: string;
}

@ObjectType('Invitation', { description: 'What lets one person in, once.' })
export class InvitationType {
  @Field(() => String, {
    nullable: true,
    description:
      'Give it to the person and to nobody else. Shown this once and kept nowhere: null when the mutation is sent again with its key; renew the invitation then.',
  })
  token: string | null;

  @Field(() => DateTime, { description: 'Until when it can be accepted: seven days.' })
  expiresAt: Date;
}

@ObjectType({ description: 'The answer to inviting a person.' })
export class InvitationPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Who is invited; null when refused.' })
  person: Person | null;

  @Field(() => InvitationType, { nullable: true, description: 'Null when refused.' })
  invitation: InvitationType | null;
}
